package dev.parley.wire;

import dev.parley.link.GateOptions;
import dev.parley.link.Inheritance;
import dev.parley.link.Limits;
import dev.parley.link.Mode;
import dev.parley.link.Network;
import dev.parley.link.Proxies;
import dev.parley.link.ToService;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// How the parts of messages are written that have parts themselves.
final class Values {
  private static final int NANOS_PER_SECOND = 1_000_000_000;

  private Values() {}

  // ---- time

  static void write(Duration value, Output out) {
    out.signed(value.getSeconds());
    out.number(value.getNano());
  }

  static Duration duration(Input in) throws WireException {
    return Duration.ofSeconds(in.signed(), nanos(in));
  }

  static void write(Instant value, Output out) {
    out.signed(value.getEpochSecond());
    out.number(value.getNano());
  }

  static Instant instant(Input in) throws WireException {
    return Instant.ofEpochSecond(in.signed(), nanos(in));
  }

  private static int nanos(Input in) throws WireException {
    int nanos = in.int32();
    if (nanos < 0 || nanos >= NANOS_PER_SECOND) {
      throw new WireException("nanoseconds: %d (expected less than a second)".formatted(nanos));
    }
    return nanos;
  }

  // ---- enums

  /// By name, so that their order may change.
  static void write(Enum<?> value, Output out) {
    out.text(value.name());
  }

  /// {@return one of the enum's}
  ///
  /// @throws IllegalArgumentException if there is none of that name
  static <E extends Enum<E>> E one(Class<E> type, Input in) throws WireException {
    return Enum.valueOf(type, in.text());
  }

  // ---- addresses

  /// The bytes of an address; none if it is only a name. The name is left out where it is not known
  /// or says the same.
  static void write(InetSocketAddress value, Output out) {
    InetAddress address = value.getAddress();
    String name = value.getHostString();
    if (address == null) {
      out.bytes(new byte[0]);
      out.text(name);
    } else {
      out.bytes(address.getAddress());
      out.text(name.equals(address.getHostAddress()) ? "" : name);
      if (address instanceof Inet6Address scoped) {
        out.number(scoped.getScopeId());
      }
    }
    out.number(value.getPort());
  }

  static InetSocketAddress address(Input in) throws WireException {
    byte[] bytes = in.bytes();
    String name = in.text();
    if (bytes.length == 0) {
      return InetSocketAddress.createUnresolved(name, in.int32());
    }
    String known = name.isEmpty() ? null : name;
    try {
      InetAddress address;
      if (bytes.length == 16) {
        int scope = in.int32();
        address =
            scope == 0
                ? InetAddress.getByAddress(known, bytes)
                : Inet6Address.getByAddress(known, bytes, scope);
      } else {
        address = InetAddress.getByAddress(known, bytes);
      }
      return new InetSocketAddress(address, in.int32());
    } catch (UnknownHostException e) {
      throw new WireException("address: %d bytes (expected 0, 4 or 16)".formatted(bytes.length), e);
    }
  }

  // ---- what is kept

  static void write(Map<String, byte[]> kept, Output out) {
    out.number(kept.size());
    kept.forEach((name, value) -> {
      out.text(name);
      out.bytes(value);
    });
  }

  static Map<String, byte[]> kept(Input in) throws WireException {
    int count = in.count(2);
    Map<String, byte[]> kept = new HashMap<>();
    for (int index = 0; index < count; index++) {
      kept.put(in.text(), in.bytes());
    }
    return kept;
  }

  static void write(Inheritance.Heir heir, Output out) {
    write(heir.connected(), out);
    write(heir.idle(), out);
    out.bool(heir.greeted());
    out.number(heir.retries());
    write(heir.kept(), out);
  }

  static Inheritance.Heir heir(Input in) throws WireException {
    return new Inheritance.Heir(connected(in), duration(in), in.bool(), in.int32(), kept(in));
  }

  static void write(ToService.Connected connected, Output out) {
    out.number(connected.client());
    write(connected.mode(), out);
    write(connected.remote(), out);
    write(connected.local(), out);
    write(connected.at(), out);
    TelnetValues.write(connected.terminal(), out);
  }

  static ToService.Connected connected(Input in) throws WireException {
    return new ToService.Connected(
        in.number(),
        one(Mode.class, in),
        address(in),
        address(in),
        instant(in),
        TelnetValues.terminal(in));
  }

  // ---- options

  static void write(GateOptions options, Output out) {
    out.number(options.listeners().size());
    for (GateOptions.Listener listener : options.listeners()) {
      write(listener.address(), out);
      write(listener.mode(), out);
    }
    write(options.limits(), out);
    TelnetValues.write(options.telnet(), out);
    write(options.proxies(), out);
  }

  static GateOptions options(Input in) throws WireException {
    int count = in.count(4);
    List<GateOptions.Listener> listeners = new ArrayList<>();
    for (int index = 0; index < count; index++) {
      listeners.add(new GateOptions.Listener(address(in), one(Mode.class, in)));
    }
    return new GateOptions(listeners, limits(in), TelnetValues.policy(in), proxies(in));
  }

  private static void write(Proxies proxies, Output out) {
    out.number(proxies.networks().size());
    proxies.networks().forEach(network -> out.text(network.toString()));
    write(proxies.headerTimeout(), out);
  }

  private static Proxies proxies(Input in) throws WireException {
    int count = in.count(1);
    List<Network> networks = new ArrayList<>();
    for (int index = 0; index < count; index++) {
      networks.add(Network.parse(in.text()));
    }
    return new Proxies(networks, duration(in));
  }

  private static void write(Limits limits, Output out) {
    out.number(limits.maxLineLength());
    out.number(limits.maxWaitingLines());
    out.number(limits.unsentSoft());
    out.number(limits.unsentHard());
    write(limits.unsentDeadline(), out);
    out.number(limits.maxConnections());
    out.number(limits.maxConnectionsPerAddress());
    out.number(limits.connectionsPerSecond());
    out.bool(limits.limitLoopback());
    out.number(limits.negotiations());
    write(limits.idleTimeout(), out);
    write(limits.firstLineTimeout(), out);
    write(limits.closeTimeout(), out);
  }

  private static Limits limits(Input in) throws WireException {
    return new Limits(
        in.int32(),
        in.int32(),
        in.int32(),
        in.int32(),
        duration(in),
        in.int32(),
        in.int32(),
        in.int32(),
        in.bool(),
        in.int32(),
        duration(in),
        duration(in),
        duration(in));
  }
}
