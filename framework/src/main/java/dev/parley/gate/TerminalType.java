package dev.parley.gate;

import static dev.parley.gate.Telnet.TTYPE;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The names of a client's terminal: TERMINAL-TYPE (RFC 1091) and, as the last of the names, what
/// it can do (the Mud Terminal Type Standard).
///
/// One name is asked for at a time, until one comes again or there are enough of them. Further
/// requests would make Mudlet begin anew.
///
/// Not thread-safe: many threads may use it, one at a time.
final class TerminalType {
  /// Asks for the next name.
  static final byte[] SEND = Telnet.subnegotiation(TTYPE, new byte[] {1});

  private static final byte IS = 0;

  /// RFC 1091 allows as many characters.
  private static final int LONGEST = 40;

  private static final Pattern MTTS = Pattern.compile("MTTS +(\\d{1,9})");

  private final int most;
  private final List<String> seen = new ArrayList<>(4);
  private List<String> names = List.of();
  private int mtts;
  private boolean asking;
  private boolean full;

  /// @param most names to ask for
  TerminalType(int most) {
    this.most = most;
  }

  /// Begins to ask.
  ///
  /// @return what to send
  byte[] begin() {
    seen.clear();
    names = List.of();
    mtts = 0;
    asking = true;
    full = false;
    return SEND;
  }

  /// Asks for no more.
  void end() {
    asking = false;
  }

  /// {@return whether an answer is missing}
  boolean isAsking() {
    return asking;
  }

  /// {@return whether the client had more names than it was asked for}
  boolean isFull() {
    return full;
  }

  List<String> names() {
    return names;
  }

  int mtts() {
    return mtts;
  }

  /// The client has answered.
  ///
  /// @return whether to send [#SEND] again
  boolean received(byte[] payload, int length) {
    if (!asking || length == 0 || payload[0] != IS) {
      return false;
    }
    String name = Printable.ascii(payload, 1, length, LONGEST);
    if (name.isEmpty() || seen.contains(name)) {
      asking = false;
      return false;
    }
    seen.add(name);
    Matcher standard = MTTS.matcher(name);
    if (standard.matches()) {
      mtts = Integer.parseInt(standard.group(1));
    } else {
      List<String> more = new ArrayList<>(names);
      more.add(name);
      names = List.copyOf(more);
    }
    full = seen.size() == most;
    asking = !full;
    return asking;
  }
}
