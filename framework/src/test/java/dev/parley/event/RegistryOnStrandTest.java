package dev.parley.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.parley.strand.Carrier;
import dev.parley.strand.StoppingException;
import dev.parley.strand.Strand;
import dev.parley.strand.Wait;
import dev.parley.strand.WaitTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(180)
class RegistryOnStrandTest {
  static class Bell extends Event {
    final String name;

    Bell(String name) {
      this.name = name;
    }

    @Override
    public String toString() {
      return "Bell " + name;
    }
  }

  private final Strand strand = new Strand("events");
  private final Registry registry =
      Registry.builder()
          .strand(strand)
          .phases(Phase.BEFORE, Phase.DURING, Phase.of("together").concurrent(), Phase.AFTER)
          .build();
  private final List<String> heard = new CopyOnWriteArrayList<>();
  private final List<Wait<@Nullable Void>> waits = new CopyOnWriteArrayList<>();

  RegistryOnStrandTest() {
    strand.start(Carrier.standard());
  }

  @AfterEach
  void close() {
    onStrand(() -> {
      strand.stopWaits();
      return null;
    });
    strand.close();
  }

  private <T> T onStrand(Callable<T> body) {
    var result = new CompletableFuture<T>();
    strand.execute(() -> {
      try {
        result.complete(body.call());
      } catch (Throwable e) {
        result.completeExceptionally(e);
      }
    });
    try {
      return result.get(60, TimeUnit.SECONDS);
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  private EventHandler<Object> note(String text) {
    return event -> heard.add(text + (event instanceof Bell bell ? " " + bell.name : ""));
  }

  /// Notes, waits for the test, and notes again.
  private EventHandler<Bell> waiting(String text) {
    return bell -> {
      heard.add(text + " begins " + bell.name);
      Wait<@Nullable Void> wait = Wait.forInput(strand, "the test");
      waits.add(wait);
      wait.await();
      heard.add(text + " ends " + bell.name);
    };
  }

  private void post(Object event) {
    registry.post(event);
  }

  private void settle(String... expected) {
    await().atMost(Duration.ofSeconds(60)).until(() -> heard.equals(List.of(expected)));
    // Whatever would come too much is queued by now.
    onStrand(() -> null);
    onStrand(() -> null);
    assertThat(heard).containsExactly(expected);
  }

  @Test
  void aHandlerThatWaitsHoldsBackTheLaterOnesOfItsEventOnly() {
    registry.on(Bell.class).when(bell -> bell.name.equals("a")).listen(waiting("wait"));
    registry.listen(Bell.class, note("later"));
    post(new Bell("a"));
    post(new Bell("b"));
    settle("wait begins a", "later b");
    waits.getFirst().complete(null);
    settle("wait begins a", "later b", "wait ends a", "later a");
  }

  @Test
  void anEventMayBeStoppedAfterAWait() {
    registry.listen(Bell.class, waiting("wait"));
    registry.listen(Bell.class, Event::stop);
    registry.listen(Bell.class, note("never"));
    post(new Bell("a"));
    settle("wait begins a");
    waits.getFirst().complete(null);
    settle("wait begins a", "wait ends a");
  }

  @Test
  void aTriggerFromOutsideReturnsWhenAllIsDone() {
    registry.listen(Bell.class, note("one"));
    Outcome outcome = registry.trigger(new Bell("a"));
    assertThat(outcome.heard()).isEqualTo(1);
    assertThat(heard).containsExactly("one a");
  }

  @Test
  void aTriggerFromOutsideThrowsWhereFailuresPropagate() {
    registry.listen(
        Bell.class,
        _ -> {
          throw new IllegalArgumentException("broken");
        });
    assertThatThrownBy(() -> registry.trigger(new Bell("a"), FailurePolicy.PROPAGATE))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("broken");
  }

  @Test
  void aTriggerInsideAHandlerIsDepthFirstAndMayWait() {
    registry.on(Bell.class).when(bell -> bell.name.equals("inner")).listen(waiting("wait"));
    registry
        .on(Bell.class)
        .when(bell -> bell.name.equals("outer"))
        .listen(_ -> {
          registry.trigger(new Bell("inner"));
          heard.add("inner done");
        });
    registry.listen(Bell.class, note("last"));
    post(new Bell("outer"));
    settle("wait begins inner");
    waits.getFirst().complete(null);
    settle("wait begins inner", "wait ends inner", "last inner", "inner done", "last outer");
  }

  @Test
  void manyThatWaitAreNotTakenForNestedOnes() {
    registry.listen(Bell.class, waiting("wait"));
    for (int i = 0; i < 300; i++) {
      post(new Bell("" + i));
    }
    await().atMost(Duration.ofSeconds(60)).until(() -> waits.size() == 300);
    waits.forEach(wait -> wait.complete(null));
    await().atMost(Duration.ofSeconds(60)).until(() -> heard.size() == 600);
    assertThat(registry.listeners().getFirst().failures()).isZero();
  }

  @Test
  void nestedTriggersAreCountedAcrossWaits() {
    registry.listen(
        Bell.class,
        _ -> {
          Wait<@Nullable Void> wait = Wait.forResult(strand, "others");
          strand.execute(() -> wait.complete(null));
          wait.await();
          registry.trigger(new Bell("again"));
        });
    Outcome outcome = registry.trigger(new Bell("first"));
    assertThat(outcome.failures())
        .singleElement()
        .satisfies(failure -> assertThat(failure.cause()).isInstanceOf(NestingException.class));
  }

  @Nested
  class Detached {
    @Test
    void startsInItsPlaceAndHoldsNobodyWhenItWaits() {
      registry.listen(Bell.class, note("first"));
      registry.on(Bell.class).detached().listen(waiting("detached"));
      registry.listen(Bell.class, note("later"));
      Outcome outcome = registry.trigger(new Bell("a"));
      assertThat(heard).containsExactly("first a", "detached begins a", "later a");
      assertThat(outcome.heard()).isEqualTo(3);
      waits.getFirst().complete(null);
      settle("first a", "detached begins a", "later a", "detached ends a");
    }

    @Test
    void mayStopTheEventBeforeItWaits() {
      Listener listener = registry.on(Bell.class).detached().listen(Event::stop);
      registry.listen(Bell.class, note("never"));
      assertThat(registry.trigger(new Bell("a")).stoppedBy()).contains(listener);
      assertThat(heard).isEmpty();
    }

    @Test
    void aFailureIsReportedThoughTheTriggerIsOver() {
      registry.listen(HandlerFailed.class, failed -> heard.add("failed " + failed.event()));
      registry
          .on(Bell.class)
          .detached()
          .listen(bell -> {
            waiting("detached").handle(bell);
            throw new IllegalStateException("broken");
          });
      assertThat(registry.trigger(new Bell("a")).isClean()).isTrue();
      waits.getFirst().complete(null);
      settle("detached begins a", "detached ends a", "failed Bell a");
    }

    @Test
    void holdsTheStopOfTheRegistry() {
      registry.on(Bell.class).detached().listen(waiting("detached"));
      registry.trigger(new Bell("a"));
      CompletableFuture<Void> stopped = onStrand(registry::stop).toCompletableFuture();
      assertThat(stopped).isNotDone();
      waits.getFirst().complete(null);
      await().atMost(Duration.ofSeconds(60)).until(stopped::isDone);
    }

    @Test
    void needsAStrand() {
      assertThatThrownBy(() -> Registry.create().on(Bell.class).detached().listen(note("never")))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("strand");
    }

    @Test
    void thatTriggersWhatItHearsEndsToo() {
      registry
          .on(Bell.class)
          .detached()
          .listen(_ -> {
            heard.add("called");
            registry.trigger(new Bell("again"));
          });
      registry.trigger(new Bell("a"));
      await().atMost(Duration.ofSeconds(60)).until(() -> heard.size() == 100);
      onStrand(() -> null);
      assertThat(heard).hasSize(100);
    }
  }

  @Nested
  class ConcurrentPhase {
    private Registration<Bell> together() {
      return registry.on(Bell.class).in(registry.phase("together"));
    }

    @Test
    void itsHandlersStartTogetherAndTheNextPhaseWaitsForAll() {
      registry.listen(Bell.class, note("during"));
      together().listen(waiting("x"));
      together().listen(waiting("y"));
      together().listen(note("z"));
      registry.on(Bell.class).in(Phase.AFTER).listen(note("after"));
      post(new Bell("a"));
      settle("during a", "x begins a", "y begins a", "z a");
      waits.get(1).complete(null);
      settle("during a", "x begins a", "y begins a", "z a", "y ends a");
      waits.get(0).complete(null);
      settle("during a", "x begins a", "y begins a", "z a", "y ends a", "x ends a", "after a");
    }

    @Test
    void failuresStopNothingAndAreInTheOutcome() {
      together()
          .listen(_ -> {
            throw new IllegalStateException("broken");
          });
      together().listen(note("other"));
      registry.on(Bell.class).in(Phase.AFTER).listen(note("after"));
      Outcome outcome = registry.trigger(new Bell("a"));
      assertThat(heard).containsExactly("other a", "after a");
      assertThat(outcome.failures()).hasSize(1);
      assertThat(outcome.heard()).isEqualTo(3);
    }

    @Test
    void aFailureThatPropagatesIsThrownWhenAllHaveEnded() {
      together()
          .listen(_ -> {
            throw new IllegalStateException("broken");
          });
      together().listen(note("other"));
      registry.on(Bell.class).in(Phase.AFTER).listen(note("never"));
      assertThatThrownBy(() -> registry.trigger(new Bell("a"), FailurePolicy.PROPAGATE))
          .hasMessage("broken");
      assertThat(heard).containsExactly("other a");
    }

    @Test
    void needsAStrand() {
      assertThatThrownBy(() -> Registry.builder().phases(Phase.of("together").concurrent()).build())
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("strand");
    }
  }

  @Nested
  class Stop {
    @Test
    void completesWhenWhatIsUnderWayIsDone() {
      registry.listen(Bell.class, waiting("wait"));
      post(new Bell("a"));
      settle("wait begins a");
      CompletableFuture<Void> stopped = onStrand(registry::stop).toCompletableFuture();
      assertThat(stopped).isNotDone();
      assertThat(registry.trigger(new Bell("b")).isRefused()).isTrue();
      waits.getFirst().complete(null);
      await().atMost(Duration.ofSeconds(60)).until(stopped::isDone);
      assertThat(heard).containsExactly("wait begins a", "wait ends a");
    }

    @Test
    void fromOutsideReturnsWhenItIsQuiet() {
      registry.listen(Bell.class, waiting("wait"));
      post(new Bell("a"));
      settle("wait begins a");
      CompletableFuture<Void> stopping = CompletableFuture.runAsync(registry::stop);
      await().atMost(Duration.ofSeconds(60)).until(() -> !registry.isRunning());
      assertThat(stopping).isNotDone();
      waits.getFirst().complete(null);
      stopping.join();
      assertThat(heard).endsWith("wait ends a");
    }

    @Test
    void mayAlternateWithStart() {
      registry.listen(Bell.class, note("in"));
      registry.stop();
      registry.start();
      registry.stop();
      registry.start();
      assertThat(registry.trigger(new Bell("a")).heard()).isEqualTo(1);
    }
  }

  @Nested
  class Await {
    @Test
    void waitsForTheNextEventOnTheStrand() {
      var result =
          CompletableFuture.supplyAsync(() ->
              onStrand(() ->
                  registry
                      .on(Bell.class)
                      .when(bell -> bell.name.equals("b"))
                      .await(Duration.ofSeconds(60))
                      .name));
      await().until(() -> !registry.listeners().isEmpty());
      post(new Bell("a"));
      post(new Bell("b"));
      assertThat(result.join()).isEqualTo("b");
      assertThat(registry.listeners()).isEmpty();
    }

    @Test
    void waitsForTheNextEventOnAnotherThread() {
      var result =
          CompletableFuture.supplyAsync(() -> registry.await(Bell.class, Duration.ofSeconds(60)));
      await().until(() -> !registry.listeners().isEmpty());
      var event = new Bell("a");
      post(event);
      assertThat(result.join()).isSameAs(event);
    }

    @Test
    void isPlacedLastAndDoesNotStopTheEvent() {
      onStrand(() -> {
        strand.execute(() -> {
          registry.on(Bell.class).in(Phase.AFTER).last().listen(note("after"));
          registry.trigger(new Bell("a"));
          heard.add("triggered");
        });
        registry.await(Bell.class, Duration.ofSeconds(60));
        heard.add("awaited");
        return null;
      });
      assertThat(heard).containsExactly("after a", "triggered", "awaited");
    }

    @Test
    void endsAfterItsTime() {
      assertThatThrownBy(() -> registry.await(Bell.class, Duration.ofMillis(10)))
          .isInstanceOf(WaitTimeoutException.class)
          .hasMessageContaining("Bell");
      List<Throwable> thrown = new ArrayList<>();
      onStrand(() -> {
        try {
          registry.await(Bell.class, Duration.ofMillis(10));
        } catch (WaitTimeoutException e) {
          thrown.add(e);
        }
        return null;
      });
      assertThat(thrown).hasSize(1);
      assertThat(registry.listeners()).isEmpty();
    }
  }

  @Nested
  class Stream {
    @Test
    void givesTheEventsOneAfterTheOtherUntilItIsClosed() {
      var done = new CompletableFuture<Void>();
      EventStream<Bell> stream = registry.stream(Bell.class);
      strand.execute(() -> {
        while (stream.hasNext()) {
          heard.add("next " + stream.next().name);
        }
        done.complete(null);
      });
      post(new Bell("a"));
      settle("next a");
      post(new Bell("b"));
      post(new Bell("c"));
      settle("next a", "next b", "next c");
      stream.close();
      done.join();
      assertThat(registry.listeners()).isEmpty();
    }

    @Test
    void dropsTheOldestPastItsBound() {
      EventStream<Bell> stream = registry.on(Bell.class).stream(2);
      for (String name : List.of("a", "b", "c")) {
        registry.trigger(new Bell(name));
      }
      assertThat(stream.dropped()).isEqualTo(1);
      assertThat(stream.next().name).isEqualTo("b");
      assertThat(stream.next().name).isEqualTo("c");
      assertThat(stream.poll()).isNull();
    }

    @Test
    void canBeFollowedFromAnotherThread() {
      EventStream<Bell> stream = registry.stream(Bell.class);
      var first = CompletableFuture.supplyAsync(() -> stream.next().name);
      post(new Bell("a"));
      assertThat(first.join()).isEqualTo("a");
      var ended = CompletableFuture.supplyAsync(stream::hasNext);
      stream.close();
      assertThat(ended.join()).isFalse();
    }

    @Test
    void endsWhenTheStrandStops() {
      var thrown = new CompletableFuture<Throwable>();
      strand.execute(() -> {
        try (var stream = registry.stream(Bell.class)) {
          stream.hasNext();
        } catch (StoppingException e) {
          thrown.complete(e);
        }
      });
      onStrand(() -> {
        strand.stopWaits();
        return null;
      });
      assertThat(thrown.join()).isInstanceOf(StoppingException.class);
    }
  }
}
