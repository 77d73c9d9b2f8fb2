package dev.parley.bench.angel;

import dev.parley.bench.load.LoadException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.BooleanSupplier;

/// Many people who type at a steady rate in all, and notice whatever is lost, doubled, out of order
/// or nobody's answer, and any connection that ends. Whoever has too many lines unanswered waits.
///
/// Not thread-safe: many threads may use it, one at a time.
final class People implements AutoCloseable {
  private static final int READ_BYTES = 1 << 16;
  private static final long TICK_MILLIS = 1;
  private static final Duration LIMIT = Duration.ofSeconds(60);

  /// One of so many turns of a visitor is the last.
  private static final int VISIT = 6;

  private final InetSocketAddress address;
  private final Random random;
  private final Attendance attendance;
  private final Observer observer = new Observer();
  private final Selector selector = Selector.open();
  private final ByteBuffer in = ByteBuffer.allocateDirect(READ_BYTES);
  private final List<Person> people = new ArrayList<>();
  private boolean typing;
  private long nextTurn;
  private long visits;

  /// Who is there.
  ///
  /// Immutable.
  ///
  /// @param talkers who say something
  /// @param room how many of them hear each other; 1 for nobody else
  /// @param interviewed who answer questions
  /// @param visitors who come and go
  /// @param rate lines per second, of all of them together
  record Attendance(int talkers, int room, int interviewed, int visitors, int rate) {
    int all() {
      return talkers + interviewed + visitors;
    }
  }

  private People(InetSocketAddress address, Attendance attendance, Random random)
      throws IOException {
    this.address = address;
    this.attendance = attendance;
    this.random = random;
  }

  /// Connects everybody, and returns when all were welcomed and are in their rooms.
  static People gather(InetSocketAddress address, Attendance attendance, Random random)
      throws IOException {
    var people = new People(address, attendance, random);
    try {
      people.gather();
      return people;
    } catch (IOException | LoadException e) {
      people.close();
      throw e;
    }
  }

  private void gather() throws IOException {
    for (int i = 0; i < attendance.all(); i++) {
      people.add(enter(i));
    }
    await("everybody is welcomed", LIMIT, () -> people.stream().allMatch(Person::isWelcomed));
    for (Person person : people) {
      person.type(true);
    }
    await("everybody's first line is answered", LIMIT, this::isQuiet);
    typing = true;
    nextTurn = System.nanoTime();
  }

  private Person enter(int index) throws IOException {
    var person = new Person(address, script(index), observer);
    person.channel.register(selector, SelectionKey.OP_READ, person);
    return person;
  }

  private Script script(int index) {
    if (index < attendance.talkers()) {
      return new Script.Talk(
          index, attendance.room() == 1 ? "" : "room" + index / attendance.room());
    }
    boolean visits = index >= attendance.talkers() + attendance.interviewed();
    return visits ? new Script.Talk(index, "") : new Script.Answers();
  }

  /// {@return what was seen of the service}
  Observer observer() {
    return observer;
  }

  /// {@return how many lines were answered}
  long answered() {
    return observer.answers();
  }

  /// {@return how many have come and gone}
  long visits() {
    return visits;
  }

  /// {@return tells whether all lines that have been typed until now are answered}
  BooleanSupplier caughtUp() {
    var all = List.copyOf(people);
    var typed = all.stream().mapToInt(Person::finished).toArray();
    return () -> {
      for (int i = 0; i < typed.length; i++) {
        var person = all.get(i);
        if (person.channel.isOpen() && person.answered() < typed[i]) {
          return false;
        }
      }
      return true;
    };
  }

  /// Goes on for that long.
  void goOn(Duration time) throws IOException {
    long end = System.nanoTime() + time.toNanos();
    goOnUntil(() -> System.nanoTime() > end);
  }

  /// Goes on until that is so.
  void goOnUntil(BooleanSupplier condition) throws IOException {
    while (!condition.getAsBoolean()) {
      turn();
    }
  }

  /// Goes on until that is so, but not for ever.
  ///
  /// @throws LoadException if it is not within the limit
  void await(String what, Duration limit, BooleanSupplier condition) throws IOException {
    long end = System.nanoTime() + limit.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > end) {
        throw new LoadException("not so within " + limit + ": " + what);
      }
      turn();
    }
  }

  /// Types nothing more, waits for all answers, and compares what people have heard of each other.
  void finish() throws IOException {
    typing = false;
    for (Person person : people) {
      person.finish();
    }
    await("everybody's last line is answered", LIMIT, this::isQuiet);
    int room = attendance.room();
    await(
        "everybody has heard the last word of everybody in the room",
        LIMIT,
        () -> {
          for (int i = 0; room > 1 && i < attendance.talkers(); i++) {
            int last = people.get(i).typed() - 1;
            int first = i / room * room;
            for (int j = first; j < Math.min(first + room, attendance.talkers()); j++) {
              if (j != i && last > 0 && people.get(j).heard(i) != last) {
                return false;
              }
            }
          }
          return true;
        });
  }

  private boolean isQuiet() {
    return people.stream().allMatch(person -> person.answered() == person.typed());
  }

  private void turn() throws IOException {
    try {
      selector.select(this::read, TICK_MILLIS);
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
    long step = Duration.ofSeconds(1).toNanos() / attendance.rate();
    for (long now = System.nanoTime(); typing && nextTurn < now; nextTurn += step) {
      act(random.nextInt(people.size()));
    }
  }

  private void read(SelectionKey key) {
    try {
      ((Person) key.attachment()).read(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void act(int index) throws IOException {
    var person = people.get(index);
    boolean visitor = index >= attendance.talkers() + attendance.interviewed();
    if (visitor && random.nextInt(VISIT) == 0) {
      person.close();
      people.set(index, enter(index));
      visits++;
    } else if (person.mayType()) {
      person.type(random.nextInt(8) != 0);
    }
  }

  @Override
  public void close() throws IOException {
    for (Person person : people) {
      person.close();
    }
    selector.close();
  }
}
