package dev.parley.testkit;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;

/// Parts telnet commands (RFC 854, RFC 855) from the text around them, at any segmentation.
final class TelnetFilter {
  private static final int SE = 240;
  private static final int SB = 250;
  private static final int WILL = 251;
  private static final int WONT = 252;
  private static final int DO = 253;
  private static final int DONT = 254;
  private static final int IAC = 255;

  private static final int ECHO = 1;

  private static final List<String> COMMANDS =
      List.of(
          "EOR", "SE", "NOP", "DM", "BRK", "IP", "AO", "AYT", "EC", "EL", "GA", "SB", "WILL",
          "WONT", "DO", "DONT");
  private static final int FIRST_COMMAND = 239;
  private static final Map<Integer, String> OPTIONS =
      Map.ofEntries(
          Map.entry(0, "BINARY"),
          Map.entry(1, "ECHO"),
          Map.entry(3, "SGA"),
          Map.entry(5, "STATUS"),
          Map.entry(6, "TIMING-MARK"),
          Map.entry(18, "LOGOUT"),
          Map.entry(24, "TTYPE"),
          Map.entry(25, "EOR"),
          Map.entry(31, "NAWS"),
          Map.entry(34, "LINEMODE"),
          Map.entry(39, "NEW-ENVIRON"),
          Map.entry(42, "CHARSET"),
          Map.entry(69, "MSDP"),
          Map.entry(70, "MSSP"),
          Map.entry(86, "MCCP2"),
          Map.entry(87, "MCCP3"),
          Map.entry(91, "MXP"),
          Map.entry(201, "GMCP"));

  private enum State {
    TEXT,
    COMMAND,
    OPTION,
    PAYLOAD_OPTION,
    PAYLOAD,
    PAYLOAD_COMMAND
  }

  private final IntPredicate wanted;
  private final List<String> commands = new ArrayList<>();
  private final ByteArrayOutputStream refusals = new ByteArrayOutputStream();
  private final ByteArrayOutputStream payload = new ByteArrayOutputStream();
  private State state = State.TEXT;
  private int command;

  /// @param wanted tells of options that are not to be refused
  TelnetFilter(IntPredicate wanted) {
    this.wanted = wanted;
  }

  /// {@return what of the bytes is text; the commands among them go to [#takeCommands]}
  byte[] text(byte[] bytes, int length) {
    var text = new ByteArrayOutputStream(length);
    for (int i = 0; i < length; i++) {
      accept(bytes[i] & 0xFF, text);
    }
    return text.toByteArray();
  }

  /// {@return the commands that were completed since the last call}
  List<String> takeCommands() {
    var taken = List.copyOf(commands);
    commands.clear();
    return taken;
  }

  /// {@return what to answer to the requests since the last call: that nothing is wanted, but for
  /// ECHO, to which nothing is answered}
  byte[] takeRefusals() {
    byte[] taken = refusals.toByteArray();
    refusals.reset();
    return taken;
  }

  private void refuse(int option) {
    if (option != ECHO && !wanted.test(option) && (command == WILL || command == DO)) {
      refusals.write(IAC);
      refusals.write(command == WILL ? DONT : WONT);
      refusals.write(option);
    }
  }

  private void accept(int b, ByteArrayOutputStream text) {
    switch (state) {
      case TEXT -> {
        if (b == IAC) {
          state = State.COMMAND;
        } else {
          text.write(b);
        }
      }
      case COMMAND -> {
        state = State.TEXT;
        if (b == IAC) {
          text.write(b);
        } else if (b == SB) {
          payload.reset();
          state = State.PAYLOAD_OPTION;
        } else if (b >= WILL && b <= DONT) {
          command = b;
          state = State.OPTION;
        } else {
          commands.add(name(b));
        }
      }
      case OPTION -> {
        commands.add(name(command) + " " + option(b));
        refuse(b);
        state = State.TEXT;
      }
      case PAYLOAD_OPTION -> {
        command = b;
        state = State.PAYLOAD;
      }
      case PAYLOAD -> {
        if (b == IAC) {
          state = State.PAYLOAD_COMMAND;
        } else {
          payload.write(b);
        }
      }
      case PAYLOAD_COMMAND -> {
        if (b == IAC) {
          payload.write(b);
          state = State.PAYLOAD;
        } else {
          String hex = HexFormat.ofDelimiter(" ").formatHex(payload.toByteArray());
          String broken = b == SE ? "" : " (ended by IAC " + name(b) + ")";
          commands.add(("SB " + option(command) + " " + hex).strip() + broken);
          state = State.TEXT;
        }
      }
    }
  }

  private static String name(int command) {
    return command >= FIRST_COMMAND && command < IAC
        ? COMMANDS.get(command - FIRST_COMMAND)
        : Integer.toString(command);
  }

  private static String option(int code) {
    return OPTIONS.getOrDefault(code, Integer.toString(code));
  }
}
