package dev.parley.link;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;

/// A range of IP addresses, written as `192.0.2.0/24`, `2001:db8::/32` or a single address.
///
/// Immutable.
public final class Network {
  /// Providers give a whole /64 to one customer, who can use any address in it.
  private static final int IPV6_CUSTOMER = 64;

  /// Many providers give larger ranges, in which one customer can use any /64.
  private static final int IPV6_SUBSCRIBER = 56;

  private static final int IPV6_SITE = 48;

  /// How many networks [#around] gives at most.
  public static final int WIDTHS = 3;

  /// Letters are hexadecimal only, and a text without `:` has digits only, so that nothing can be
  /// taken for the name of a host and looked up.
  private static final Pattern ADDRESS =
      Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}|(?=.*:)[0-9a-fA-F:.]+");

  private final byte[] bytes;
  private final int length;

  private Network(byte[] bytes, int length) {
    this.bytes = masked(bytes, length);
    this.length = length;
  }

  /// {@return the network that one customer of a provider has: the address itself, or the /64 of an
  /// IPv6 one}
  public static Network of(InetAddress address) {
    byte[] bytes = address.getAddress();
    return new Network(bytes, bytes.length == 4 ? Integer.SIZE : IPV6_CUSTOMER);
  }

  /// {@return the networks in which an address is counted, the narrowest first: the address itself,
  /// or the /64, /56 and /48 of an IPv6 one}
  public static List<Network> around(InetAddress address) {
    byte[] bytes = address.getAddress();
    Network own = of(address);
    return bytes.length == 4
        ? List.of(own)
        : List.of(own, new Network(bytes, IPV6_SUBSCRIBER), new Network(bytes, IPV6_SITE));
  }

  /// {@return the network that one customer of a provider has, if this is a single address, as
  /// [#of] gives it; else the same}
  public Network ofCustomer() {
    boolean isSingle = length == bytes.length * Byte.SIZE;
    return isSingle && bytes.length > 4 ? new Network(bytes, IPV6_CUSTOMER) : this;
  }

  /// Reads an address or a range; bits behind the length are ignored.
  ///
  /// @throws IllegalArgumentException if it is neither; the message can be shown to who wrote it
  public static Network parse(String text) {
    String written = text.strip();
    int slash = written.indexOf('/');
    String address = slash < 0 ? written : written.substring(0, slash);
    byte[] bytes = bytes(written, address);
    int most = bytes.length * Byte.SIZE;
    if (slash < 0) {
      return new Network(bytes, most);
    }
    String length = written.substring(slash + 1);
    if (!length.matches("\\d{1,3}") || Integer.parseInt(length) > most) {
      throw new IllegalArgumentException(
          "\"%s\" is no network (expected 0 to %d behind the /)".formatted(written, most));
    }
    return new Network(bytes, Integer.parseInt(length));
  }

  private static byte[] bytes(String written, String address) {
    if (ADDRESS.matcher(address).matches()) {
      try {
        return InetAddress.getByName(address).getAddress();
      } catch (UnknownHostException _) {
        // Told below.
      }
    }
    throw new IllegalArgumentException(
        "\"%s\" is no network (expected one like 192.0.2.7, 192.0.2.0/24 or 2001:db8::/32)"
            .formatted(written));
  }

  /// {@return whether the address is in it}
  public boolean contains(InetAddress address) {
    byte[] other = address.getAddress();
    return other.length == bytes.length && Arrays.equals(bytes, masked(other, length));
  }

  private static byte[] masked(byte[] bytes, int length) {
    byte[] masked = new byte[bytes.length];
    for (int i = 0; i < bytes.length; i++) {
      int bits = Math.clamp(length - i * Byte.SIZE, 0, Byte.SIZE);
      masked[i] = (byte) (bytes[i] & (0xff00 >> bits));
    }
    return masked;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Network network
        && length == network.length
        && Arrays.equals(bytes, network.bytes);
  }

  @Override
  public int hashCode() {
    return Objects.hash(Arrays.hashCode(bytes), length);
  }

  /// In the form that [#parse] reads, without the length for a single address.
  @Override
  public String toString() {
    try {
      String address = InetAddress.getByAddress(bytes).getHostAddress();
      return length == bytes.length * Byte.SIZE ? address : address + "/" + length;
    } catch (UnknownHostException e) {
      throw new IllegalStateException("4 and 16 bytes are always an address", e);
    }
  }
}
