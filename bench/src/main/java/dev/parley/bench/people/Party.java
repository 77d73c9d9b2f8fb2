package dev.parley.bench.people;

import dev.parley.bench.load.Histogram;
import dev.parley.bench.load.ProcStat;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;

/// Many people at a talker, each of whom types a command a second on the average, whether or not
/// the last one is answered.
///
/// Not thread-safe: many threads may use it, one at a time.
final class Party implements AutoCloseable, Patron.Watch {
  private static final Duration LIMIT = Duration.ofMinutes(2);
  private static final Duration SECOND = Duration.ofSeconds(1);
  private static final Duration LONG = Duration.ofSeconds(2);

  /// From one storm to the next.
  private static final Duration CALM = Duration.ofSeconds(3);

  private static final int READ_BYTES = 1 << 16;
  private static final long TICK_MILLIS = 1;

  /// How many make an account at a time.
  private static final int AT_A_TIME = 20;

  private final Evening evening;
  private final Random random;
  private final Mix mix;
  private final Selector selector = Selector.open();
  private final ByteBuffer in = ByteBuffer.allocateDirect(READ_BYTES);
  private final List<Patron> people = new ArrayList<>();
  private final List<Patron> storm = new ArrayList<>();
  private final PriorityQueue<Turn> turns =
      new PriorityQueue<>(Comparator.comparingLong(Turn::due));
  private final Histogram answers = new Histogram();
  private boolean typing = true;
  private long lines;

  /// When somebody types next.
  private record Turn(long due, Patron person) {}

  private Party(Evening evening) throws IOException {
    this.evening = evening;
    this.random = new Random(evening.seed());
    this.mix = new Mix(evening.people(), random);
  }

  /// Does all of it, and returns when every command is answered.
  ///
  /// @return what was seen in each window: one without a storm, otherwise one for each of two
  ///   storms
  /// @throws dev.parley.bench.load.LoadException if a command is not answered, or somebody is
  ///   disconnected
  static List<Findings> run(Evening evening) throws IOException {
    try (var party = new Party(evening)) {
      return party.run();
    }
  }

  private List<Findings> run() throws IOException {
    makeAccounts();
    gather();
    pump(Duration.ofMillis(evening.warmupMillis()));
    if (evening.storm() == 0) {
      return List.of(observe());
    }
    var first = observe();
    for (Patron person : storm) {
      person.close();
    }
    storm.clear();
    pump(CALM);
    return List.of(first, observe());
  }

  /// Has the storm come, if there is one, and goes on until the window is over and all commands are
  /// answered.
  private Findings observe() throws IOException {
    answers.clear();
    lines = 0;
    long serverCpu = ProcStat.process(evening.serverPid());
    long ownCpu = ProcStat.process(ProcessHandle.current().pid());
    long machineCpu = ProcStat.machine();
    long start = System.nanoTime();
    blow();
    long left = Duration.ofMillis(evening.windowMillis()).toNanos() - (System.nanoTime() - start);
    pump(Duration.ofNanos(left));
    long nanos = System.nanoTime() - start;
    serverCpu = ProcStat.process(evening.serverPid()) - serverCpu;
    ownCpu = ProcStat.process(ProcessHandle.current().pid()) - ownCpu;
    machineCpu = ProcStat.machine() - machineCpu;
    long seen = lines;
    typing = false;
    await("answered", Patron::isQuiet, people);
    typing = true;
    return new Findings(
        nanos,
        answers.total(),
        seen,
        answers.quantile(0.5),
        answers.quantile(0.99),
        answers.quantile(1),
        serverCpu,
        ownCpu,
        Math.max(0, machineCpu - serverCpu - ownCpu),
        seenByStorm());
  }

  /// Makes the accounts of those who come later.
  private void makeAccounts() throws IOException {
    var all = new ArrayList<Patron>();
    for (int i = 0; i < evening.storm(); i++) {
      all.add(enter(evening.people() + i));
      if (all.size() % AT_A_TIME == 0) {
        await("in", Patron::isIn, all);
      }
    }
    await("in", Patron::isIn, all);
    for (Patron person : all) {
      person.close();
    }
  }

  private void gather() throws IOException {
    for (int i = 0; i < evening.people(); i++) {
      people.add(enter(i));
      if (people.size() % AT_A_TIME == 0) {
        await("in", Patron::isIn, people);
      }
    }
    await("in", Patron::isIn, people);
    for (Patron person : people) {
      person.type(Mix.sit(person.number));
    }
    await("at a table", Patron::isQuiet, people);
    long now = System.nanoTime();
    for (Patron person : people) {
      turns.add(new Turn(now + (long) (random.nextDouble() * SECOND.toNanos()), person));
    }
  }

  /// Has the storm come, all in a second, and waits until the last of it is in.
  private void blow() throws IOException {
    long start = System.nanoTime();
    for (int i = 0; i < evening.storm(); i++) {
      long due = start + i * SECOND.toNanos() / evening.storm();
      turnUntil(() -> System.nanoTime() >= due);
      storm.add(enter(evening.people() + i));
    }
    await("in", Patron::isIn, storm);
  }

  private Findings.Storm seenByStorm() {
    if (storm.isEmpty()) {
      return Findings.Storm.NONE;
    }
    var times = storm.stream().mapToLong(one -> one.entered() - one.connected()).sorted().toArray();
    var waited =
        storm.stream().filter(one -> one.entered() - one.connected() >= LONG.toNanos()).toList();
    return new Findings.Storm(
        storm.size(),
        times[times.length / 2],
        storm.stream().mapToLong(Patron::entered).max().orElseThrow()
            - storm.getFirst().connected(),
        waited.size(),
        (int) waited.stream().filter(Patron::wasToldPlace).count(),
        storm.stream().mapToLong(Patron::silence).max().orElseThrow());
  }

  private Patron enter(int number) throws IOException {
    var person = new Patron(number, evening.port(), this);
    person.channel.register(selector, SelectionKey.OP_READ, person);
    return person;
  }

  @Override
  public void saw() {
    lines++;
  }

  @Override
  public void answered(long nanos) {
    answers.record(nanos, 1);
  }

  private void pump(Duration time) throws IOException {
    long end = System.nanoTime() + time.toNanos();
    turnUntil(() -> System.nanoTime() >= end);
  }

  private void await(String what, Predicate<Patron> condition, Collection<Patron> all)
      throws IOException {
    long end = System.nanoTime() + LIMIT.toNanos();
    for (Patron person : all) {
      turnUntil(() -> condition.test(person) || System.nanoTime() >= end);
      if (!condition.test(person)) {
        throw person.failure("not %s within %s".formatted(what, LIMIT));
      }
    }
  }

  private void turnUntil(BooleanSupplier condition) throws IOException {
    while (!condition.getAsBoolean()) {
      long now = System.nanoTime();
      while (typing && !turns.isEmpty() && turns.peek().due() <= now) {
        var turn = turns.remove();
        turn.person().type(mix.next(turn.person().number));
        double seconds = 0.5 + random.nextDouble();
        turns.add(new Turn(turn.due() + (long) (seconds * SECOND.toNanos()), turn.person()));
      }
      try {
        selector.select(this::ready, TICK_MILLIS);
      } catch (UncheckedIOException e) {
        throw e.getCause();
      }
    }
  }

  private void ready(SelectionKey key) {
    try {
      ((Patron) key.attachment()).read(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Closes all connections.
  @Override
  public void close() throws IOException {
    for (Patron person : people) {
      person.close();
    }
    for (Patron person : storm) {
      person.close();
    }
    selector.close();
  }
}
