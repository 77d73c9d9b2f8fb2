package dev.parley.angel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.link.LeaveReason;
import dev.parley.link.ToGate;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.LongConsumer;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Plays random games: people come, type numbered lines and leave, while processes serve, are
/// restarted, crash, fail to take over and are given up, each at any moment. In the end everybody
/// has got one answer to each line, in order.
///
/// A failing game prints its seed; `mvn test -Dtest=SuccessionModelTest -Dparley.seed=SEED` plays
/// it again.
@Timeout(180)
class SuccessionModelTest {
  private static final int MOVES = 600;
  private static final String DROPPED = SuccessionOptions.DEFAULTS.droppedInput();
  private static final String CLOSED = SuccessionOptions.DEFAULTS.droppedClient();

  /// What a process writes that may never serve, before its number.
  private static final String EARLY = "early ";

  static LongStream seeds() {
    Long replay = Long.getLong("parley.seed");
    return replay != null ? LongStream.of(replay) : LongStream.range(0, 300);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void handlesEveryLineOnceAndInOrder(long seed) {
    play(seed);
  }

  @Test
  @Tag("slow")
  @Timeout(600)
  void handlesEveryLineOnceAndInOrderInManyGames() {
    new Random().longs(20_000).forEach(SuccessionModelTest::play);
  }

  private static void play(long seed) {
    try {
      new Game(seed).play();
    } catch (AssertionError | IOException | RuntimeException e) {
      throw new AssertionError("replay with -Dparley.seed=" + seed, e);
    }
  }

  private static final class Game {
    private final Random random;
    private final PaperGate gate = new PaperGate(4);
    private final Succession succession = new Succession(gate, SuccessionOptions.DEFAULTS);
    private final FakeAlarm alarm = new FakeAlarm();

    /// How many lines each has typed.
    private final Map<Long, Integer> typed = new HashMap<>();

    private final Set<Long> left = new HashSet<>();
    private final List<FakeProcess> processes = new ArrayList<>();
    private Handover handover;
    private FakeProcess next;
    private int nextDone;
    private int started;
    private final Set<String> served = new HashSet<>();
    private int expectedDrops;

    private Game(long seed) {
      random = new Random(seed);
    }

    void play() throws IOException {
      begin();
      while (handover != null) {
        advance();
        look();
      }
      for (int i = 0; i < MOVES; i++) {
        move();
      }
      settle();
      check();
    }

    private void move() throws IOException {
      switch (random.nextInt(40)) {
        case 0, 1 -> typed.put(gate.connect(), 0);
        case 2, 3, 4, 5, 6, 7, 8, 9 -> anybody(this::type);
        case 10 -> anybody(this::leave);
        case 11, 12 -> begin();
        case 13, 14, 15, 16, 17 -> advance();
        case 18 -> {
          if (next != null && random.nextInt(3) == 0) {
            next.seat.vacate("it has died");
          }
        }
        case 19 -> {
          if (random.nextInt(4) == 0) {
            succession.serving().map(this::process).ifPresent(this::crash);
          }
        }
        case 20 -> {
          if (random.nextInt(4) == 0) {
            alarm.ring();
          }
        }
        case 21 -> {
          if (next != null) {
            anybody(client -> next.send(new ToGate.Write(client, EARLY + started)));
          }
        }
        case 22, 23 -> anybody(client -> gate.resize(client, 1 + random.nextInt(1000)));
        default -> work();
      }
      look();
    }

    private void anybody(LongConsumer action) {
      var present = gate.present();
      if (!present.isEmpty()) {
        action.accept(present.get(random.nextInt(present.size())));
      }
    }

    private void type(long client) {
      int from = typed.get(client);
      int count = 1 + random.nextInt(3);
      typed.put(client, from + count);
      gate.type(
          client,
          IntStream.range(from, from + count).mapToObj(String::valueOf).toArray(String[]::new));
    }

    private void leave(long client) {
      left.add(client);
      if (random.nextBoolean()) {
        gate.leave(client, LeaveReason.RESET);
      } else {
        gate.endInput(client);
      }
    }

    // ---- processes

    private FakeProcess process(Seat seat) {
      return processes.stream().filter(one -> one.seat == seat).findFirst().orElseThrow();
    }

    private void crash(FakeProcess process) {
      if (process.seat.isServing() && process.retrying != null) {
        expectedDrops++;
      }
      process.seat.vacate("it has crashed");
    }

    private void begin() {
      var fresh = new FakeProcess(succession.seat());
      var begun = succession.handOver(fresh.seat, HandoverLimits.DEFAULTS, alarm);
      if (handover != null) {
        assertThat(begun.isDone()).isTrue();
        assertThat(fresh.seat.isGone()).isTrue();
        return;
      }
      String text = EARLY + ++started;
      var _ = fresh.seat.whenServing().thenAccept(_ -> served.add(text));
      processes.add(fresh);
      handover = begun;
      next = fresh;
      nextDone = 0;
    }

    /// Lets the process that is to take over do one thing, if it may.
    private void advance() throws IOException {
      if (next == null || next.seat.isGone()) {
        return;
      }
      if (nextDone == 0) {
        next.ready();
        nextDone++;
      } else if (next.seat.role() == Seat.Role.CALLED) {
        switch (nextDone++) {
          case 1 -> next.open();
          case 2 -> next.inherit();
          default -> next.admit();
        }
      }
    }

    /// Some process does something, perhaps one that is dead and does not know.
    private void work() {
      var process = processes.get(random.nextInt(processes.size()));
      if (random.nextInt(8) > 0 && succession.serving().isPresent()) {
        process = process(succession.serving().get());
      }
      if (random.nextInt(3) > 0) {
        process.look();
      }
      var waiting = process.waiting();
      if (!waiting.isEmpty() && (nextDone == 0 || process != next)) {
        // One that has begun to retry goes on with that, as one strand does.
        var customer =
            process.retrying != null
                ? process.retrying
                : waiting.get(random.nextInt(waiting.size()));
        if (customer.hasWork()) {
          process.serve(customer);
        }
      }
    }

    private void look() {
      if (handover != null && handover.isDone()) {
        handover = null;
        next = null;
      }
      if (random.nextInt(20) == 0) {
        // Forget those that are long dead.
        processes.removeIf(one -> one.seat.isGone() && random.nextBoolean());
        if (processes.isEmpty()) {
          begin();
        }
      }
    }

    private void settle() throws IOException {
      for (int round = 0; round < 100; round++) {
        if (handover == null && succession.serving().isEmpty()) {
          begin();
        }
        advance();
        succession.serving().map(this::process).ifPresent(FakeProcess::serveAll);
        look();
      }
      assertThat(handover).isNull();
    }

    private void check() {
      int drops = 0;
      for (var person : typed.entrySet()) {
        long client = person.getKey();
        var written = new ArrayList<>(gate.written(client));
        assertThat(served)
            .containsAll(written.stream().filter(line -> line.startsWith(EARLY)).toList());
        written.removeIf(line -> line.startsWith(EARLY));
        var expected = new ArrayList<String>();
        // Who has left loses what the gate had not passed on.
        boolean here = gate.present().contains(client);
        drops +=
            (int)
                written.stream()
                    .filter(line -> line.equals(DROPPED) || line.equals(CLOSED))
                    .count();
        if (written.equals(List.of(CLOSED))) {
          assertThat(here).isFalse();
          continue;
        }
        if (written.isEmpty()) {
          assertThat(left).as("never greeted").contains(client);
          continue;
        }
        expected.add("welcome");
        for (int i = 0; i < person.getValue(); i++) {
          int at = i + 1;
          boolean dropped = at < written.size() && written.get(at).equals(DROPPED);
          expected.add(dropped ? DROPPED : String.valueOf(i));
        }
        if (here) {
          assertThat(written).as("client %d", client).isEqualTo(expected);
        } else {
          assertThat(written.getLast()).isEqualTo("farewell");
          var lines = written.subList(0, written.size() - 1);
          assertThat(expected).as("client %d", client).startsWith(lines.toArray(String[]::new));
        }
      }
      assertThat(drops).isEqualTo(expectedDrops);
      var serving = process(succession.serving().orElseThrow());
      for (long client : gate.present()) {
        assertThat(serving.columns(client)).isEqualTo(gate.columns(client));
      }
      assertThat(succession.status().clients()).isEqualTo(gate.present().size());
      assertThat(succession.status().waiting()).isZero();
    }
  }
}
