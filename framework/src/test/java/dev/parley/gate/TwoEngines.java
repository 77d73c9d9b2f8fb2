package dev.parley.gate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.link.TelnetPolicy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.HexFormat;
import java.util.List;
import java.util.Queue;

/// Two ends of a connection that negotiate by the same engine, each with a mind of its own, and
/// messages that take their time: whatever they want and whenever they change it, they fall silent,
/// and then each knows of every option what the other one does.
///
/// Not thread-safe: many threads may use it, one at a time.
final class TwoEngines {
  private static final Path MOVES = Path.of("src/test/resources/telnet-moves");

  private static final int FIRST = 91;
  private static final int SECOND = 92;
  private static final int THIRD = 93;

  /// Either way round, each way round, and one that the client does not know.
  private static final int[] OPTIONS = {Telnet.CHARSET, FIRST, SECOND, THIRD, Telnet.ECHO};

  private static final int LONGEST = 2000;

  private final End server =
      new End(
          "server",
          new TelnetPolicy.Declared(FIRST, false, true),
          new TelnetPolicy.Declared(SECOND, true, true),
          new TelnetPolicy.Declared(THIRD, false, false));
  private final End client =
      new End(
          "client",
          new TelnetPolicy.Declared(FIRST, true, false),
          new TelnetPolicy.Declared(SECOND, false, false),
          new TelnetPolicy.Declared(THIRD, true, true));

  /// {@return moves to begin with, those that once led to disagreement among them}
  static List<byte[]> samples() throws IOException {
    return Files.readAllLines(MOVES).stream().map(HexFormat.of()::parseHex).toList();
  }

  /// Each byte is a move: bit 7 and 6 say what (a side offers, it withdraws, or it reads one or all
  /// messages), bit 5 which side, bit 4 for which side of the option, the others which option.
  void play(byte[] moves) {
    for (int at = 0; at < Math.min(moves.length, LONGEST); at++) {
      int move = moves[at] & 0xFF;
      End end = (move & 0x20) == 0 ? server : client;
      Side side = (move & 0x10) == 0 ? Side.LOCAL : Side.REMOTE;
      int option = OPTIONS[(move & 0x0F) % OPTIONS.length];
      switch (move >> 6) {
        case 0 -> end.offer(side, option);
        case 1 -> end.withdraw(side, option);
        case 2 -> end.read(other(end));
        default -> end.readAll(other(end));
      }
    }
    // Each message of one side leads to one of the other at most, and most of them to none.
    for (int left = 4 * moves.length + 4; server.hasMail() || client.hasMail(); left--) {
      assertThat(left).as("rounds left").isPositive();
      server.readAll(client);
      client.readAll(server);
    }
    for (int option : OPTIONS) {
      for (Side side : Side.values()) {
        Side opposite = side == Side.LOCAL ? Side.REMOTE : Side.LOCAL;
        assertThat(server.engine.isOn(side, option))
            .as("%s %d as the client has it", side, option)
            .isEqualTo(client.engine.isOn(opposite, option));
      }
    }
    assertThat(server.engine.unanswered()).isZero();
    assertThat(client.engine.unanswered()).isZero();
  }

  private End other(End end) {
    return end == server ? client : server;
  }

  private static final class End implements OptionEngine.Sink {
    private final String name;
    private final OptionTable table;
    private final OptionEngine engine;
    private final Queue<byte[]> mail = new ArrayDeque<>();

    End(String name, TelnetPolicy.Declared... declared) {
      this.name = name;
      table = OptionTable.of(new TestPolicy().declared(declared).build());
      engine = new OptionEngine(table, this);
    }

    void offer(Side side, int option) {
      if (table.indexOf(side, option) >= 0) {
        engine.offer(side, option);
      }
    }

    void withdraw(Side side, int option) {
      if (table.indexOf(side, option) >= 0) {
        engine.withdraw(side, option);
      }
    }

    boolean hasMail() {
      return !mail.isEmpty();
    }

    void read(End from) {
      byte[] message = from.mail.poll();
      if (message != null) {
        engine.negotiation(message[1] & 0xFF, message[2] & 0xFF);
      }
    }

    void readAll(End from) {
      for (int left = from.mail.size(); left > 0; left--) {
        read(from);
      }
    }

    @Override
    public void reply(byte[] bytes) {
      mail.add(bytes);
    }

    @Override
    public void enabled(Side side, int option) {
      assertThat(engine.isOn(side, option)).as("%s enables %s %d", name, side, option).isTrue();
    }

    @Override
    public void disabled(Side side, int option) {
      assertThat(engine.isOn(side, option)).as("%s disables %s %d", name, side, option).isFalse();
    }
  }
}
