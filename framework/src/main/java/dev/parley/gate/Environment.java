package dev.parley.gate;

import static dev.parley.gate.Telnet.NEW_ENVIRON;

import java.io.ByteArrayOutputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A client's variables: NEW-ENVIRON (RFC 1572), which MNES gives names that MUDs use. Nothing in
/// them is proven, so that the address which a proxy would name is left out, unless the client is
/// known to be one.
///
/// Everything is asked for, and nothing by name: some clients fail when they are asked for USER,
/// and GNU telnet at requests of more than 256 bytes.
///
/// Not thread-safe: many threads may use it, one at a time.
final class Environment {
  private static final byte[] SEND = Telnet.subnegotiation(NEW_ENVIRON, new byte[] {1});
  private static final int IS = 0;
  private static final int INFO = 2;

  private static final int VAR = 0;
  private static final int VALUE = 1;
  private static final int ESC = 2;
  private static final int USERVAR = 3;

  private static final int LONGEST_NAME = 64;
  private static final int LONGEST_VALUE = 1024;
  private static final String ADDRESS = "IPADDRESS";

  private final int most;
  private final Map<String, String> variables = new LinkedHashMap<>();
  private boolean believesAddress;
  private boolean awaited;
  private boolean exceeded;

  /// @param most variables to keep
  Environment(int most) {
    this.most = most;
  }

  /// Keeps an address too, from now on: these are the words of a proxy that is trusted.
  void believeAddress() {
    believesAddress = true;
  }

  /// Begins to ask.
  ///
  /// @return what to send
  byte[] begin() {
    awaited = true;
    return SEND;
  }

  /// The client will not tell.
  void end() {
    awaited = false;
  }

  /// {@return whether the client has agreed to tell, and has not}
  boolean isAwaited() {
    return awaited;
  }

  /// {@return whether the last message had more than was kept}
  boolean isExceeded() {
    return exceeded;
  }

  Map<String, String> variables() {
    return variables;
  }

  /// Keeps a variable that came another way.
  ///
  /// @return whether this changed anything
  boolean put(String name, String value) {
    return (variables.size() < most || variables.containsKey(name))
        && !value.equals(variables.put(name, value));
  }

  /// Takes what the client has sent.
  ///
  /// @return whether this changed anything
  boolean received(byte[] payload, int length) {
    exceeded = false;
    if (length == 0 || (payload[0] != IS && payload[0] != INFO)) {
      return false;
    }
    awaited = false;
    boolean changed = false;
    int at = 1;
    while (at < length) {
      int kind = payload[at++];
      if (kind != VAR && kind != USERVAR) {
        // Not what the RFC has here: nothing behind it can be told apart.
        break;
      }
      ByteArrayOutputStream name = new ByteArrayOutputStream();
      at = word(payload, at, length, name);
      @Nullable ByteArrayOutputStream value = null;
      if (at < length && payload[at] == VALUE) {
        value = new ByteArrayOutputStream();
        at = word(payload, at + 1, length, value);
      }
      changed |= keep(name, value);
    }
    return changed;
  }

  /// {@return where the next part begins}
  private static int word(byte[] payload, int from, int to, ByteArrayOutputStream word) {
    int at = from;
    while (at < to) {
      int value = payload[at];
      if (value == VAR || value == VALUE || value == USERVAR) {
        return at;
      }
      if (value == ESC && ++at == to) {
        return at;
      }
      word.write(payload[at++]);
    }
    return at;
  }

  private boolean keep(ByteArrayOutputStream nameBytes, @Nullable ByteArrayOutputStream bytes) {
    String name = Printable.ascii(nameBytes.toByteArray(), 0, nameBytes.size(), LONGEST_NAME + 1);
    if (name.isEmpty() || (name.equals(ADDRESS) && !believesAddress)) {
      return false;
    }
    if (bytes == null) {
      // Named without a value: not defined.
      return variables.remove(name) != null;
    }
    if (name.length() > LONGEST_NAME
        || bytes.size() > LONGEST_VALUE
        || (variables.size() >= most && !variables.containsKey(name))) {
      exceeded = true;
      return false;
    }
    String value = Printable.text(bytes.toByteArray(), 0, bytes.size());
    return !value.equals(variables.put(name, value));
  }
}
