package dev.parley;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;

/// The groups of a client as they are kept for the next process: the name of each, with the count
/// of all joins when the client joined it, by which the order in the group survives.
final class Memberships {
  private Memberships() {}

  static byte[] encode(Map<String, Long> joined) {
    var bytes = new ByteArrayOutputStream();
    try (var out = new DataOutputStream(bytes)) {
      for (Map.Entry<String, Long> group : joined.entrySet()) {
        out.writeUTF(group.getKey());
        out.writeLong(group.getValue());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /// @throws IllegalStateException if the bytes are damaged
  static Map<String, Long> decode(byte[] bytes) {
    Map<String, Long> joined = new HashMap<>();
    try (var in = new DataInputStream(new ByteArrayInputStream(bytes))) {
      while (in.available() > 0) {
        joined.put(in.readUTF(), in.readLong());
      }
    } catch (IOException e) {
      throw new IllegalStateException("the groups that were kept are damaged", e);
    }
    return joined;
  }
}
