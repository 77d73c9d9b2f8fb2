package dev.parley.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.parley.event.Event;
import dev.parley.event.Registry;
import dev.parley.strand.Carrier;
import dev.parley.strand.FakeTime;
import dev.parley.strand.Strand;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(180)
class DispatcherTest {
  private static final Duration LONG = Duration.ofSeconds(60);

  static final class Reading extends Event {
    final int value;

    Reading(int value) {
      this.value = value;
    }

    @Override
    public String toString() {
      return "Reading " + value;
    }
  }

  private final List<Object> heard = new CopyOnWriteArrayList<>();
  private final List<FlowFailed> failures = new CopyOnWriteArrayList<>();
  private final Registry registry = Registry.create();
  private final FakeTime time = new FakeTime();

  DispatcherTest() {
    registry.listen(Object.class, heard::add);
  }

  private final class Pushing extends Source {
    Pushing() {
      super("pushing", registry);
    }

    boolean give(Object event) {
      try {
        return push(event);
      } catch (InterruptedException e) {
        throw new AssertionError(e);
      }
    }
  }

  private class Polled extends PolledSource {
    final Queue<Object> waiting = new ConcurrentLinkedQueue<>();
    final AtomicInteger polls = new AtomicInteger();

    Polled() {
      super("polled", registry);
    }

    @Override
    protected List<?> poll() throws Exception {
      polls.incrementAndGet();
      var taken = List.copyOf(waiting);
      waiting.removeAll(taken);
      return taken;
    }
  }

  private DispatcherBuilder builder() {
    return Dispatcher.builder().time(time).onFailure(failures::add);
  }

  private void untilHeard(Object... events) {
    await().atMost(LONG).until(() -> heard.equals(List.of(events)));
  }

  private void nextPoll(Duration delay) {
    await().atMost(LONG).until(() -> delay.equals(time.nextIn()));
    time.advance(delay);
  }

  @Test
  void pollsASourceEachSecondAndStampsItsEvents() throws Exception {
    var source = new Polled();
    var dispatcher = builder().build();
    dispatcher.add(source);
    dispatcher.start();
    nextPoll(Duration.ofSeconds(1));
    await().atMost(LONG).until(() -> time.nextIn() != null);
    var event = new Reading(1);
    source.waiting.add(event);
    nextPoll(Duration.ofSeconds(1));
    untilHeard(event);
    assertThat(event.get(Arrival.TIME)).isEqualTo(Instant.EPOCH.plusSeconds(2));
    assertThat(event.get(Arrival.ORIGIN)).isSameAs(source);
    assertThat(source.polls).hasValue(3);
    dispatcher.stop(LONG);
    time.advance(Duration.ofMinutes(1));
    assertThat(source.polls).hasValue(3);
  }

  @Test
  void aSourceThatIsAddedAsItStopsIsStoppedAndNotPolled() {
    var dispatcher = builder().build();
    var stops = new AtomicInteger();
    var source =
        new Polled() {
          @Override
          protected void start() throws Exception {
            assertThat(dispatcher.stop(LONG)).isTrue();
          }

          @Override
          protected void stop() {
            stops.incrementAndGet();
          }
        };
    dispatcher.start();
    dispatcher.add(source);
    assertThat(stops).hasValue(1);
    assertThat(source.polls).hasValue(0);
    assertThat(time.nextIn()).isNull();
  }

  @Test
  void aSourceThatCanNotTellItsIntervalIsReportedAndAskedAgain() throws Exception {
    var asked = new AtomicInteger();
    var source =
        new Polled() {
          @Override
          protected Duration interval() {
            if (asked.incrementAndGet() == 1) {
              throw new IllegalStateException("no interval yet");
            }
            return super.interval();
          }
        };
    var dispatcher = builder().build();
    dispatcher.add(source);
    dispatcher.start();
    nextPoll(Duration.ofSeconds(2));
    await().atMost(LONG).until(() -> source.polls.get() == 1);
    assertThat(failures).hasSize(1);
    dispatcher.stop(LONG);
  }

  @Test
  void aSourceThatThrowsIsReportedAndPolledAgainLaterWhileOthersGoOn() throws Exception {
    var failing = new AtomicInteger(2);
    var source =
        new Polled() {
          @Override
          protected List<?> poll() throws Exception {
            if (failing.getAndDecrement() > 0) {
              throw new IOException("no sensor");
            }
            return super.poll();
          }
        };
    source.waiting.add("late");
    var dispatcher = builder().build();
    var other = new Pushing();
    dispatcher.add(source);
    dispatcher.add(other);
    dispatcher.start();
    await().atMost(LONG).until(() -> failures.size() == 1);
    other.give("other");
    untilHeard("other");
    nextPoll(Duration.ofSeconds(2));
    nextPoll(Duration.ofSeconds(4));
    untilHeard("other", "late");
    nextPoll(Duration.ofSeconds(1));
    assertThat(failures)
        .hasSize(2)
        .allSatisfy(failed -> {
          assertThat(failed).isInstanceOf(SourceFailed.class);
          assertThat(failed.origin()).isSameAs(source);
          assertThat(failed.cause()).hasMessage("no sensor");
        });
    dispatcher.stop(LONG);
  }

  @Test
  void handlesEventsInOrderOnAThreadOfItsOwn() throws Exception {
    var threads = new CopyOnWriteArrayList<Thread>();
    registry.listen(Object.class, _ -> threads.add(Thread.currentThread()));
    var source = new Pushing();
    var dispatcher = builder().build();
    dispatcher.add(source);
    dispatcher.start();
    IntStream.range(0, 100).forEach(source::give);
    assertThat(dispatcher.stop(LONG)).isTrue();
    assertThat(heard).isEqualTo(IntStream.range(0, 100).boxed().toList());
    assertThat(threads).doesNotContain(Thread.currentThread()).hasSize(100);
    assertThat(threads.stream().distinct()).hasSize(1);
  }

  @Test
  void handsAnEventToTheHandlerThatCameWithIt() throws Exception {
    var own = new CopyOnWriteArrayList<Object>();
    var source =
        new Source("own") {
          void give(Object event) throws InterruptedException {
            push(event, own::add);
          }
        };
    var dispatcher = builder().stepped().build();
    dispatcher.add(source);
    dispatcher.start();
    source.give("a");
    assertThat(dispatcher.processor().step()).isTrue();
    assertThat(dispatcher.processor().step()).isFalse();
    assertThat(own).containsExactly("a");
    assertThat(heard).isEmpty();
  }

  @Test
  void goesThroughTheStrandOfARegistry() throws Exception {
    var strand = new Strand("flow");
    strand.start(Carrier.standard());
    var onStrand = new CompletableFuture<Boolean>();
    var world = Registry.on(strand);
    world.listen(String.class, _ -> onStrand.complete(strand.isCurrent()));
    var source =
        new Source("strand", world) {
          void give() throws InterruptedException {
            push("a");
          }
        };
    try (var dispatcher = builder().build()) {
      dispatcher.add(source);
      dispatcher.start();
      source.give();
      assertThat(onStrand.join()).isTrue();
    } finally {
      strand.close();
    }
  }

  @Nested
  class Failures {
    private final Source source =
        new Source("own") {
          @Override
          protected void handOn(Object event) throws IOException {
            if (event.equals("bad")) {
              throw new IOException("broken");
            }
            heard.add(event);
          }

          @Override
          protected void start() throws Exception {
            push("bad");
            push("good");
          }
        };

    @Test
    void becomeEventsForTheErrorHandler() throws Exception {
      var dispatcher = builder().build();
      dispatcher.add(source);
      dispatcher.start();
      dispatcher.stop(LONG);
      assertThat(heard).containsExactly("good");
      assertThat(failures)
          .singleElement()
          .isInstanceOfSatisfying(
              ProcessingFailed.class,
              failed -> {
                assertThat(failed.event()).isEqualTo("bad");
                assertThat(failed.cause()).hasMessage("broken");
              });
    }

    @Test
    void ofTheErrorHandlerEndNothing() throws Exception {
      var dispatcher =
          Dispatcher.builder()
              .onFailure(_ -> {
                throw new IllegalStateException("also broken");
              })
              .build();
      dispatcher.add(source);
      dispatcher.start();
      dispatcher.stop(LONG);
      assertThat(heard).containsExactly("good");
    }
  }

  @Nested
  class AFullQueue {
    private Pushing fill(WhenFull whenFull, Dispatcher[] made) {
      var source = new Pushing();
      made[0] = builder().queue(2, whenFull).stepped().build();
      made[0].add(source);
      made[0].start();
      source.give("a");
      source.give("b");
      return source;
    }

    private final Dispatcher[] made = new Dispatcher[1];

    @Test
    void makesTheSourceWait() throws Exception {
      Pushing source = fill(WhenFull.WAIT, made);
      var third = CompletableFuture.supplyAsync(() -> source.give("c"));
      assertThat(third).isNotDone();
      made[0].processor().step();
      assertThat(third.join()).isTrue();
      made[0].stop(LONG);
      assertThat(heard).containsExactly("a", "b", "c");
      assertThat(made[0].dropped()).isZero();
    }

    @Test
    void dropsTheOldest() throws Exception {
      assertThat(fill(WhenFull.DROP_OLDEST, made).give("c")).isTrue();
      made[0].stop(LONG);
      assertThat(heard).containsExactly("b", "c");
      assertThat(made[0].dropped()).isEqualTo(1);
    }

    @Test
    void dropsTheNewest() throws Exception {
      assertThat(fill(WhenFull.DROP_NEWEST, made).give("c")).isFalse();
      made[0].stop(LONG);
      assertThat(heard).containsExactly("a", "b");
      assertThat(made[0].dropped()).isEqualTo(1);
    }
  }

  @Nested
  class Stop {
    @Test
    void handlesWhatComesAtTheVeryEnd() throws Exception {
      var stops = new AtomicInteger();
      var source =
          new Source("last words", registry) {
            @Override
            protected void stop() throws Exception {
              stops.incrementAndGet();
              push("the end");
            }
          };
      var dispatcher = builder().build();
      dispatcher.add(source);
      dispatcher.start();
      assertThat(dispatcher.stop(LONG)).isTrue();
      dispatcher.close();
      assertThat(heard).containsExactly("the end");
      assertThat(stops).hasValue(1);
    }

    @Test
    void waitsAtMostTheGivenTime() throws Exception {
      var release = new CountDownLatch(1);
      registry.on(String.class).first().listen(_ -> release.await());
      var source = new Pushing();
      var dispatcher = builder().build();
      dispatcher.add(source);
      dispatcher.start();
      source.give("a");
      source.give("b");
      assertThat(dispatcher.stop(Duration.ofMillis(20))).isFalse();
      release.countDown();
    }

    @Test
    void nowDropsWhatIsQueuedAndSaysHowMuch() throws Exception {
      var begun = new CountDownLatch(1);
      var release = new CountDownLatch(1);
      registry
          .on(String.class)
          .first()
          .listen(_ -> {
            begun.countDown();
            release.await();
          });
      var source = new Pushing();
      var dispatcher = builder().build();
      dispatcher.add(source);
      dispatcher.start();
      List.of("a", "b", "c").forEach(source::give);
      begun.await();
      var stopping =
          CompletableFuture.supplyAsync(() -> {
            try {
              return dispatcher.stopNow(LONG);
            } catch (InterruptedException e) {
              throw new AssertionError(e);
            }
          });
      await().atMost(LONG).until(() -> dispatcher.queued() == 0);
      release.countDown();
      assertThat(stopping.join()).isEqualTo(2);
      assertThat(heard).containsExactly("a");
      assertThat(source.give("d")).isFalse();
    }

    @Test
    void byAHandlerIsRefused() throws Exception {
      var source = new Pushing();
      var dispatcher = builder().build();
      var thrown = new CompletableFuture<Throwable>();
      registry.listen(
          String.class,
          _ -> {
            try {
              dispatcher.stop(LONG);
            } catch (IllegalStateException e) {
              thrown.complete(e);
            }
          });
      dispatcher.add(source);
      dispatcher.start();
      source.give("a");
      assertThat(thrown.join()).hasMessageContaining("another thread");
      dispatcher.close();
    }
  }

  @Test
  void aSourceWithoutRegistryOrHandlerSaysSo() throws Exception {
    var source =
        new Source("lost") {
          @Override
          protected void start() throws Exception {
            push("a");
          }
        };
    var dispatcher = builder().build();
    dispatcher.add(source);
    dispatcher.start();
    dispatcher.stop(LONG);
    assertThat(failures.getFirst().cause()).hasMessageContaining("source lost: a has no handler");
    assertThatThrownBy(() -> dispatcher.add(new Pushing()))
        .isInstanceOf(IllegalStateException.class);
  }
}
