package dev.parley.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class RegistryTest {
  private final Registry registry = Registry.create();
  private final List<String> heard = new ArrayList<>();

  static class Move extends Event {}

  static class Walk extends Move {}

  static final class Run extends Walk {}

  record Plain(String text) {}

  private EventHandler<Object> note(String text) {
    return event -> heard.add(text + " " + event);
  }

  @Test
  void aHandlerHearsItsClassAndAllSubclassesInTheOrderOfBinding() {
    registry.listen(Walk.class, note("walk"));
    registry.listen(Event.class, note("any"));
    registry.listen(Run.class, note("run"));
    registry.listen(Move.class, note("move"));

    assertThat(registry.trigger(new Run()).heard()).isEqualTo(4);
    assertThat(registry.trigger(new Move()).heard()).isEqualTo(2);

    assertThat(heard)
        .containsExactly("walk Run", "any Run", "run Run", "move Run", "any Move", "move Move");
  }

  @Test
  void aHandlerBoundAfterTheFirstEventHearsTheNext() {
    registry.trigger(new Walk());
    registry.listen(Move.class, note("move"));
    registry.trigger(new Walk());
    assertThat(heard).containsExactly("move Walk");
  }

  @Test
  void carriesPlainObjectsToo() {
    registry.listen(Plain.class, event -> heard.add(event.text()));
    registry.listen(Object.class, note("object"));
    registry.trigger(new Plain("a"));
    assertThat(heard).containsExactly("a", "object Plain[text=a]");
  }

  @Test
  void refusesToListenToAnInterface() {
    assertThatThrownBy(() -> registry.listen(Runnable.class, _ -> {}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("java.lang.Runnable")
        .hasMessageContaining("expected a class");
  }

  @Test
  void aStoppedEventReachesNobodyElseExceptWhoAskedForIt() {
    Listener stopper = registry.listen(Move.class, Event::stop);
    registry.listen(Move.class, note("never"));
    registry.on(Move.class).evenIfStopped().listen(note("audit"));

    Outcome outcome = registry.trigger(new Walk());

    assertThat(heard).containsExactly("audit Walk");
    assertThat(outcome.isStopped()).isTrue();
    assertThat(outcome.stoppedBy()).contains(stopper);
    assertThat(outcome.heard()).isEqualTo(2);
  }

  @Test
  void aCleanOutcomeIsAShared() {
    registry.listen(Move.class, _ -> {});
    assertThat(registry.trigger(new Walk())).isSameAs(registry.trigger(new Move()));
  }

  @Test
  void anEventSaysWhatFiredItFirst() {
    var first = Registry.builder().source("the service").build();
    var event = new Move();
    assertThat(event.source()).isNull();
    first.trigger(event);
    registry.trigger(event);
    assertThat(event.source()).isEqualTo("the service");
  }

  @Nested
  class WhileAnEventIsUnderWay {
    @Test
    void aHandlerAddedHearsTheNextEventOnly() {
      registry.on(Move.class).times(1).listen(_ -> registry.listen(Move.class, note("added")));
      registry.trigger(new Move());
      assertThat(heard).isEmpty();
      registry.trigger(new Move());
      assertThat(heard).containsExactly("added Move");
    }

    @Test
    void aHandlerRemovedIsNotCalledAnyMore() {
      var later = new ArrayList<Listener>();
      registry.listen(Move.class, _ -> later.forEach(Listener::remove));
      later.add(registry.listen(Move.class, note("removed")));
      registry.listen(Move.class, note("kept"));
      registry.trigger(new Move());
      assertThat(heard).containsExactly("kept Move");
    }

    @Test
    void aHandlerMayRemoveItself() {
      var self = new ArrayList<Listener>();
      self.add(registry.listen(Move.class, _ -> self.getFirst().remove()));
      registry.listen(Move.class, note("next"));
      registry.trigger(new Move());
      registry.trigger(new Move());
      assertThat(heard).containsExactly("next Move", "next Move");
      assertThat(self.getFirst().calls()).isEqualTo(1);
      assertThat(self.getFirst().isActive()).isFalse();
      assertThat(self.getFirst().remove()).isFalse();
    }
  }

  @Nested
  class WhenAHandlerThrows {
    @Test
    void theNextOneRunsAndTheFailureIsAnEvent() {
      var failures = new ArrayList<HandlerFailed>();
      registry.listen(HandlerFailed.class, failures::add);
      var cause = new IOException("broken");
      Listener broken =
          registry.listen(
              Move.class,
              _ -> {
                throw cause;
              });
      registry.listen(Move.class, note("next"));
      var event = new Move();

      Outcome outcome = registry.trigger(event);

      assertThat(heard).containsExactly("next Move");
      assertThat(outcome.failures()).containsExactly(new Failure(broken, cause));
      assertThat(outcome.heard()).isEqualTo(2);
      assertThat(broken.failures()).isEqualTo(1);
      assertThat(failures)
          .singleElement()
          .satisfies(failed -> {
            assertThat(failed.event()).isSameAs(event);
            assertThat(failed.listener()).isSameAs(broken);
            assertThat(failed.cause()).isSameAs(cause);
          });
    }

    @Test
    void aFailureWhileAFailureIsHandledIsOnlyLogged() {
      registry.listen(
          HandlerFailed.class,
          failed -> {
            heard.add("failed");
            throw new IllegalStateException("again");
          });
      registry.listen(
          Move.class,
          _ -> {
            throw new IllegalStateException("once");
          });
      registry.trigger(new Move());
      assertThat(heard).containsExactly("failed");
    }

    @Test
    void theTriggerThrowsWhereFailuresPropagate() {
      registry.listen(
          Move.class,
          _ -> {
            throw new IOException("broken");
          });
      registry.listen(Move.class, note("never"));
      assertThatThrownBy(() -> registry.trigger(new Move(), FailurePolicy.PROPAGATE))
          .isInstanceOf(HandlerException.class)
          .hasCauseInstanceOf(IOException.class);
      assertThat(heard).isEmpty();
    }

    @Test
    void anErrorOfTheVirtualMachineIsNotKept() {
      registry.listen(
          Move.class,
          _ -> {
            throw new OutOfMemoryError("test");
          });
      assertThatThrownBy(() -> registry.trigger(new Move())).isInstanceOf(OutOfMemoryError.class);
    }

    @Test
    void aStackOverflowIsAnOrdinaryFailure() {
      registry.listen(
          Move.class,
          _ -> {
            throw new StackOverflowError();
          });
      assertThat(registry.trigger(new Move()).failures()).hasSize(1);
    }

    @Test
    void anEventThatEndsQuietlyHasNoFailureAndNoLaterHandlers() {
      class Visit extends Event {
        @Override
        protected boolean endsQuietly(Throwable failure) {
          return failure instanceof IOException;
        }
      }
      registry.listen(HandlerFailed.class, note("failed"));
      registry.listen(
          Visit.class,
          _ -> {
            throw new IOException("gone");
          });
      registry.on(Visit.class).evenIfStopped().listen(note("never"));
      Outcome outcome = registry.trigger(new Visit());
      assertThat(heard).isEmpty();
      assertThat(outcome.isEndedQuietly()).isTrue();
      assertThat(outcome.isClean()).isFalse();
      assertThat(outcome.failures()).isEmpty();
    }
  }

  @Test
  void triggersThatNestWithoutEndAreAnErrorThatNamesTheChain() {
    registry.on(Move.class).label("echo").listen(_ -> registry.trigger(new Walk()));
    registry.on(Move.class).label("twin").listen(_ -> registry.trigger(new Walk()));
    Outcome outcome = registry.trigger(new Move());
    assertThat(outcome.failures())
        .hasSize(2)
        .allSatisfy(failure ->
            assertThat(failure.cause())
                .isInstanceOf(NestingException.class)
                .hasMessageContaining("more than 100")
                .hasMessageContaining("> Walk ("));
    assertThat(outcome.failures().getFirst().cause()).hasMessageContaining("Move (echo)");
  }

  @Test
  void anEventThatNobodyHeardFiresUnheardOnce() {
    registry.listen(Unheard.class, unheard -> heard.add("unheard " + unheard.event()));
    registry.on(Move.class).when(_ -> false).listen(note("never"));
    registry.trigger(new Move());
    registry.trigger(new Plain("x"));
    assertThat(heard).containsExactly("unheard Move", "unheard Plain[text=x]");
  }

  @Nested
  class WhenItIsStopped {
    @Test
    void refusesEventsAndCountsThem() {
      registry.listen(Move.class, note("move"));
      registry.stop();
      Outcome outcome = registry.trigger(new Move());
      assertThat(outcome.isRefused()).isTrue();
      assertThat(registry.refused()).isEqualTo(1);
      registry.start();
      registry.trigger(new Move());
      assertThat(heard).containsExactly("move Move");
    }

    @Test
    void mayBeCreatedSo() {
      var later = Registry.builder().stopped().build();
      assertThat(later.isRunning()).isFalse();
      assertThat(later.trigger(new Move()).isRefused()).isTrue();
    }

    @Test
    void stoppingInsideAHandlerCompletesWhenTheHandlerIsDone() {
      var done = new ArrayList<Boolean>();
      registry.listen(Move.class, _ -> done.add(registry.stop().toCompletableFuture().isDone()));
      registry.trigger(new Move());
      assertThat(done).containsExactly(false);
      assertThat(registry.stop().toCompletableFuture()).isCompleted();
    }
  }
}
