package dev.parley.angel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// A gate that calls with its lock held, people who type on threads of their own, and processes
/// that are restarted and killed meanwhile.
@Timeout(120)
class SuccessionThreadsTest {
  private static final int PEOPLE = 4;
  private static final int DISTURBANCES = 60;
  private static final int AHEAD = 30;

  @Test
  void keepsEveryLineInOrderWhenEverythingHappensAtOnce() throws Exception {
    var gate = new PaperGate(16);
    var typing = new AtomicBoolean(true);
    var people = new ArrayList<Person>();
    try (var live = new LiveSuccession(gate, PaperGate.OPTIONS)) {
      for (int i = 0; i < PEOPLE; i++) {
        people.add(new Person(gate, gate.connect(), typing));
      }
      for (var person : people) {
        await().atMost(Duration.ofSeconds(60)).until(() -> !gate.written(person.client).isEmpty());
      }
      people.forEach(person -> person.thread.start());
      live.disturb(new Random(1), DISTURBANCES);
      typing.set(false);
      for (var person : people) {
        person.thread.join();
      }
      await().atMost(Duration.ofSeconds(60)).until(() -> live.succession().status().waiting() == 0);
      for (var person : people) {
        assertThat(numbers(gate.written(person.client))).isEqualTo(person.expected());
      }
    }
  }

  /// The answers, with that of a dropped line replaced by what it would have been.
  private static List<String> numbers(List<String> written) {
    var numbers = new ArrayList<String>();
    for (var text : written.subList(1, written.size())) {
      boolean dropped = text.equals(SuccessionOptions.DEFAULTS.droppedInput());
      numbers.add(dropped ? String.valueOf(numbers.size()) : text);
    }
    return numbers;
  }

  private static final class Person {
    final long client;
    final Thread thread;
    private int typed;

    Person(PaperGate gate, long client, AtomicBoolean typing) {
      this.client = client;
      thread = Thread.ofPlatform().daemon().unstarted(() -> type(gate, typing));
    }

    private void type(PaperGate gate, AtomicBoolean typing) {
      try {
        while (typing.get()) {
          // More than may be unacknowledged, but no more than that.
          gate.awaitWritten(client, typed - AHEAD);
          gate.type(client, String.valueOf(typed++));
        }
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }

    List<String> expected() {
      return IntStream.range(0, typed).mapToObj(String::valueOf).toList();
    }
  }
}
