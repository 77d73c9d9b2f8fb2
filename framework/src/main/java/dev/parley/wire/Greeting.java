package dev.parley.wire;

import java.nio.ByteBuffer;
import java.util.Arrays;

/// The first bytes that each end sends: who speaks, which version, and the token that proves it.
/// They have the same place and size in every version, so that two versions can tell each other
/// that they differ.
///
/// Immutable.
record Greeting(int version, byte[] token) {
  /// Counts up with every change of what crosses the link.
  static final int VERSION = 5;

  private static final byte[] MAGIC = {'p', 'a', 'r', 'l', 'e', 'y', '!', '\n'};

  /// Bytes of a greeting.
  static final int SIZE = MAGIC.length + Integer.BYTES + Secret.TOKEN;

  /// Reads what [#bytes] has written.
  static Greeting of(byte[] bytes) throws WireException {
    if (bytes.length != SIZE || !Arrays.equals(MAGIC, 0, MAGIC.length, bytes, 0, MAGIC.length)) {
      throw new WireException("whoever is at the other end does not speak this protocol");
    }
    ByteBuffer rest = ByteBuffer.wrap(bytes, MAGIC.length, bytes.length - MAGIC.length);
    int version = rest.getInt();
    byte[] token = new byte[Secret.TOKEN];
    rest.get(token);
    return new Greeting(version, token);
  }

  byte[] bytes() {
    return ByteBuffer.allocate(SIZE).put(MAGIC).putInt(version).put(token).array();
  }

  /// {@return what to say when the versions differ}
  static String difference(int gate, int service) {
    return ("the angel speaks version %d of the link and the service version %d; restart the angel,"
            + " which disconnects everybody")
        .formatted(gate, service);
  }
}
