package dev.parley.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.Connect;
import dev.parley.DialogLost;
import dev.parley.Service;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// A long conversation goes the same way wherever its service is restarted or crashes.
@Timeout(300)
class LongTalkTest {
  /// What happens at one wait after the other.
  private static final List<Consumer<Play>> ACTS =
      List.of(
          type("A"), // too short
          type("Ann"),
          type("xyzzy"),
          type("plugh"), // not the same
          type("Ann"),
          type("xyzzy"),
          type("xyzzy"),
          type("perhaps"), // neither yes nor no
          type("yes"),
          type("gr"), // green or grey
          type("grey"),
          type("Buenos Aires"), // too long
          type("Ulm"),
          type("old"), // no number
          type("back"),
          type("Rom"),
          type("42"),
          type("12"), // too short
          type("1234"),
          type("2"), // to be changed
          type("43"),
          type("yes"),
          type(""), // the next page
          type(""),
          type("here"),
          pass(Duration.ofMinutes(10)),
          pass(Duration.ofMinutes(45)),
          Play::finishWork,
          type("one"),
          pass(Duration.ofHours(1)));

  private static Consumer<Play> type(String line) {
    return play -> play.ann.send(line);
  }

  private static Consumer<Play> pass(Duration time) {
    return play -> play.service.advance(time);
  }

  private final List<String> lost = new CopyOnWriteArrayList<>();

  /// One conversation from its beginning to its end.
  private final class Play implements AutoCloseable {
    final Semaphore done = new Semaphore(0);
    final MemoryService service;
    final MemoryClient ann;
    final StringBuilder seen = new StringBuilder();

    Play() {
      service = MemoryService.startUnderAngel(() -> service(LongTalk::new), "--idle-timeout=0");
      ann = service.client();
    }

    Service service(Function<Callable<String>, LongTalk> talk) {
      var fresh = Service.create();
      fresh
          .registry()
          .on(Connect.class)
          .label("talk")
          .listen(fresh.handler(() -> talk.apply(this::work)));
      fresh.listen(DialogLost.class, event -> lost.add(event.dialog() + ": " + event.reason()));
      return fresh;
    }

    private String work() throws InterruptedException {
      done.acquire();
      return "the work is done";
    }

    /// Of this service and of those before.
    void finishWork() {
      done.release(1000);
      seen.append(ann.expect("> "));
    }

    void look() {
      service.advance(Duration.ZERO);
      seen.append(ann.takeAll());
    }

    /// What was seen but for what is new or chance.
    String transcript() {
      return Pattern.compile("(?<=is |was )\\d+")
          .matcher(
              seen.toString()
                  // Words that have changed and that no answer has followed are said again.
                  .replaceAll("(Thank you(, .*)\r\n)Many thanks\\2\r\n", "$1")
                  .replace("Many thanks", "Thank you"))
          .replaceAll("N")
          .replaceAll("\\[new code] .*\r\n", "");
    }

    void requireTheSameChance() {
      var numbers =
          Pattern.compile("(?:number is|It was) (\\d+)")
              .matcher(seen)
              .results()
              .map(match -> match.group(1))
              .toList();
      assertThat(numbers).hasSize(2);
      assertThat(numbers.getFirst()).isEqualTo(numbers.getLast());
    }

    String result() {
      return service.service().clients().iterator().next().get(LongTalk.RESULT);
    }

    @Override
    public void close() {
      service.close();
    }
  }

  /// How the service changes while the person waits.
  enum Change {
    NONE {
      @Override
      void happen(Play play) {}
    },
    RESTART {
      @Override
      void happen(Play play) {
        play.service.restart();
      }
    },
    UPGRADE {
      @Override
      void happen(Play play) {
        play.service.restart(() -> play.service(LongTalk.Changed::new));
      }
    },
    CRASH {
      @Override
      void happen(Play play) {
        play.service.crash();
      }
    },
    ALL {
      @Override
      void happen(Play play) {
        UPGRADE.happen(play);
        CRASH.happen(play);
        RESTART.happen(play);
      }
    };

    abstract void happen(Play play);
  }

  /// @param at the number of the wait, or -1 for every one of them
  private record Course(Change change, int at) {}

  static Stream<Course> courses() {
    var courses = new ArrayList<Course>();
    for (Change change : List.of(Change.RESTART, Change.UPGRADE, Change.CRASH)) {
      IntStream.range(-1, ACTS.size()).forEach(at -> courses.add(new Course(change, at)));
    }
    courses.add(new Course(Change.ALL, -1));
    return courses.stream();
  }

  private String play(Course course) {
    try (var play = new Play()) {
      for (int i = 0; i < ACTS.size(); i++) {
        play.look();
        if (course.at() == i || course.at() == -1) {
          course.change().happen(play);
          play.look();
        }
        ACTS.get(i).accept(play);
      }
      play.look();
      play.requireTheSameChance();
      assertThat(lost).isEmpty();
      return play.transcript() + play.result();
    }
  }

  @ParameterizedTest
  @MethodSource("courses")
  void goesTheSameWayWhereverItsServiceChanges(Course course) {
    String undisturbed = play(new Course(Change.NONE, -1));
    assertThat(undisturbed)
        .endsWith(
            "[Ann, Ann, word of 5, plays true, grey, Rom 43 1234, read true, typed here, nothing,"
                + " the work is done, one, and then nothing] in 11");
    assertThat(play(course)).isEqualTo(undisturbed);
  }
}
