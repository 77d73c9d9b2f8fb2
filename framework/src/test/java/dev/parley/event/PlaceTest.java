package dev.parley.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/// The seam by which a dispatch goes on in another process; here that is another registry, to which
/// the same code has bound its handlers.
class PlaceTest {
  static class Bell extends Event {}

  static final class Alarm extends Bell {}

  record Ring(int times) {}

  /// A handler in place of a class.
  private record Instead(Class<?> standsFor, EventHandler<Bell> body)
      implements EventHandler<Bell>, StandsFor {
    @Override
    public void handle(Bell event) throws Exception {
      body.handle(event);
    }
  }

  private static final class Panel {
    final List<String> heard;

    Panel(List<String> heard) {
      this.heard = heard;
    }

    @On(Bell.class)
    void rung(Bell bell) {
      heard.add("panel");
    }
  }

  private final Registry before = noting();
  private final Registry after = noting();
  private final List<String> heard = new ArrayList<>();
  private @Nullable Place place;

  private static Registry noting() {
    var registry = Registry.create();
    registry.notePlaces(true);
    return registry;
  }

  private EventHandler<Event> note(String text) {
    return _ -> heard.add(text);
  }

  private EventHandler<Event> placed(Registry registry) {
    return event -> place = registry.place(event);
  }

  private Place place() {
    assertThat(place).isNotNull();
    return place;
  }

  @Nested
  class ThePlace {
    @Test
    void isTheLabelOrElseTheClassesOfTheHandlerThatIsBeingCalled() {
      before.on(Bell.class).label("porter").listen(placed(before));
      before.trigger(new Alarm());
      assertThat(place())
          .isEqualTo(new Place("porter", Bell.class.getName(), PlaceTest.class.getName(), 0, false))
          .hasToString("\"porter\"");
      before.listen(Alarm.class, new Instead(String.class, placed(before)::handle));
      before.trigger(new Alarm());
      assertThat(place())
          .isEqualTo(new Place(null, Alarm.class.getName(), "java.lang.String", 0, false))
          .hasToString("java.lang.String for " + Alarm.class.getName());
    }

    @Test
    void countsThoseThatAreAlikeInTheOrderOfBinding() {
      before.listen(Event.class, note("another class of events"));
      before.listen(Bell.class, note("the first"));
      before.on(Bell.class).first().label("x").listen(placed(before));
      before.on(Bell.class).label("x").listen(note("the second of that label"));
      before.trigger(new Bell());
      assertThat(place().ordinal()).isEqualTo(0);
      before.on(Bell.class).first().listen(placed(before));
      before.listen(Bell.class, Event::stop);
      before.trigger(new Bell());
      assertThat(place().ordinal()).isEqualTo(0);
      var last = noting();
      last.listen(Bell.class, note("the first"));
      last.on(Bell.class).first().listen(placed(last));
      last.trigger(new Bell());
      assertThat(place().ordinal()).isEqualTo(1);
    }

    @Test
    void staysWhenHandlersAreRemovedEvenTheOneThatIsBeingCalled() {
      Listener first = before.listen(Bell.class, _ -> heard.add("first"));
      before
          .on(Bell.class)
          .times(1)
          .listen(event -> {
            first.remove();
            place = before.place(event);
          });
      before.trigger(new Bell());
      assertThat(place().ordinal()).isEqualTo(1);
    }

    @Test
    void isNoneWhereNoPlacesAreNoted() {
      var silent = Registry.create();
      silent.on(Bell.class).label("plain").listen(event -> heard.add("" + silent.place(event)));
      silent
          .on(Bell.class)
          .label("special")
          .times(2)
          .listen(event -> heard.add("" + silent.place(event)));
      silent.trigger(new Bell());
      silent.notePlaces(true);
      silent.trigger(new Bell());
      assertThat(heard).containsExactly("null", "null", "\"plain\"", "\"special\"");
    }

    @Test
    void isNoneWhileARegistryThatNotesNoneCallsItsHandlersInside() {
      var silent = Registry.create();
      silent.listen(
          Bell.class, event -> heard.add(silent.place(event) + ", " + before.place(event)));
      before
          .on(Bell.class)
          .label("outer")
          .listen(event -> {
            silent.forward(event);
            heard.add("" + before.place(event));
          });
      before.trigger(new Bell());
      assertThat(heard).containsExactly("null, null", "\"outer\"");
    }

    @Test
    void isNoneOutsideOfTheHandlersAndForPlainObjects() {
      var bell = new Bell();
      before.listen(Bell.class, note("rung"));
      before.listen(Ring.class, ring -> assertThat(before.place(ring)).isNull());
      assertThat(before.trigger(new Ring(1)).isClean()).isTrue();
      assertThat(before.place(bell)).isNull();
      before.trigger(bell);
      assertThat(before.place(bell)).isNull();
    }

    @Test
    void isThereForEveryKindOfCall() {
      List<Integer> ordinals = new ArrayList<>();
      EventHandler<Event> noting = event -> ordinals.add(ordinalIn(before, event));
      before.listen(Bell.class, noting);
      before.on(Bell.class).when(_ -> true).listen(noting);
      before.on(Bell.class).times(3).listen(noting);
      before.listen(Bell.class, failing(noting));
      before.listen(Bell.class, stopping(noting));
      before.on(Bell.class).evenIfStopped().listen(noting);
      before.trigger(new Bell());
      assertThat(ordinals).containsExactly(0, 1, 2, 3, 4, 5);
    }

    private EventHandler<Event> failing(EventHandler<Event> handler) {
      return event -> {
        handler.handle(event);
        throw new IllegalStateException("on purpose");
      };
    }

    private EventHandler<Event> stopping(EventHandler<Event> handler) {
      return event -> {
        handler.handle(event);
        event.stop();
      };
    }

    private int ordinalIn(Registry registry, Event event) {
      Place found = registry.place(event);
      return found == null ? -1 : found.ordinal();
    }

    @Test
    void isThatOfTheInnermostDispatchOfTheEventAndThenAgainThatOfTheOuterOne() {
      List<String> places = new ArrayList<>();
      before
          .on(Bell.class)
          .label("outer")
          .listen(event -> {
            if (!event.has(INSIDE)) {
              event.put(INSIDE, true);
              places.add("" + before.place(event));
              before.trigger(event);
              places.add("" + before.place(event));
              after.forward(event);
              places.add("" + before.place(event));
            }
          });
      before.on(Bell.class).label("inner").listen(event -> places.add("" + before.place(event)));
      after
          .on(Bell.class)
          .label("beyond")
          .listen(event -> places.add(before.place(event) + " and " + after.place(event)));
      before.trigger(new Bell());
      assertThat(places)
          .containsExactly(
              "\"outer\"",
              "\"inner\"",
              "\"outer\"",
              "null and \"beyond\"",
              "\"outer\"",
              "\"inner\"");
    }

    private static final Key<Boolean> INSIDE = Key.of("inside", Boolean.class);
  }

  @Nested
  class Resuming {
    /// Binds the same handlers in both processes, one of which waits in the first.
    private Place bindAndTrigger(Bell event, Binder binder) {
      binder.bind(before, placed(before));
      before.trigger(event);
      heard.clear();
      binder.bind(after, note("again"));
      return place();
    }

    private interface Binder {
      void bind(Registry registry, EventHandler<Event> waiting);
    }

    @Test
    void callsTheHandlerAndTheLaterOnes() {
      Place there =
          bindAndTrigger(
              new Bell(),
              (registry, waiting) -> {
                registry.on(Bell.class).in(Phase.AFTER).listen(note("in a later phase"));
                registry.listen(Bell.class, note("before it"));
                registry.listen(Bell.class, waiting);
                registry.listen(Alarm.class, note("of another class"));
                registry.on(Bell.class).when(_ -> false).listen(note("not selected"));
                registry.listen(Event.class, note("later"));
                registry.on(Bell.class).in(Phase.BEFORE).listen(note("in an earlier phase"));
              });
      Outcome outcome = after.resume(new Bell(), there);
      assertThat(heard).containsExactly("again", "later", "in a later phase");
      assertThat(outcome).hasToString("heard by 3");
    }

    @Test
    void tellsTheEventBeforeTheHandler() {
      Place there =
          bindAndTrigger(new Bell(), (registry, waiting) -> registry.listen(Bell.class, waiting));
      after.resume(
          new Bell() {
            @Override
            protected void resumed() {
              heard.add("resumed");
            }
          },
          there);
      assertThat(heard).containsExactly("resumed", "again");
    }

    @Test
    void countsWhatTheEventThrowsAsAFailureOfTheHandler() {
      Place there =
          bindAndTrigger(new Bell(), (registry, waiting) -> registry.listen(Bell.class, waiting));
      Outcome outcome =
          after.resume(
              new Bell() {
                @Override
                protected void resumed() {
                  throw new IllegalStateException("gone");
                }
              },
              there);
      assertThat(heard).isEmpty();
      assertThat(outcome.failures())
          .singleElement()
          .satisfies(failure -> assertThat(failure.cause()).hasMessage("gone"));
    }

    @Test
    void callsTheReplacementInstead() {
      Place there =
          bindAndTrigger(
              new Bell(),
              (registry, waiting) -> {
                registry.listen(Bell.class, new Instead(Panel.class, waiting::handle));
                registry.listen(Bell.class, note("later"));
              });
      after.resume(new Bell(), there, note("replacement"));
      assertThat(heard).containsExactly("replacement", "later");
      assertThat(after.handlerAt(there)).isInstanceOf(Instead.class);
      assertThat(after.listeners().getFirst().calls()).isEqualTo(1);
    }

    @Test
    void stopsWhereTheEventIsStopped() {
      Place there =
          bindAndTrigger(
              new Bell(),
              (registry, waiting) -> {
                registry.listen(Bell.class, waiting);
                registry.listen(Bell.class, note("later"));
                registry.on(Bell.class).evenIfStopped().listen(note("audit"));
              });
      Outcome outcome = after.resume(new Bell(), there, Event::stop);
      assertThat(heard).containsExactly("audit");
      assertThat(outcome.isStopped()).isTrue();
      assertThat(outcome.stoppedBy()).contains(after.listeners().getFirst());
    }

    @Test
    void callsTheHandlerThoughTheEventHasBeenStopped() {
      var stopped = new Bell();
      stopped.stop();
      Place there =
          bindAndTrigger(
              stopped,
              (registry, waiting) -> {
                registry.on(Bell.class).evenIfStopped().listen(waiting);
                registry.listen(Bell.class, note("later"));
              });
      after.resume(stopped, there);
      assertThat(heard).containsExactly("again");
    }

    @Test
    void reportsAFailureAndGoesOn() {
      Place there =
          bindAndTrigger(
              new Bell(),
              (registry, waiting) -> {
                registry.on(Bell.class).label("breaks").listen(waiting);
                registry.listen(Bell.class, note("later"));
                registry.listen(
                    HandlerFailed.class, failed -> heard.add(failed.listener().label()));
              });
      Outcome outcome =
          after.resume(
              new Bell(),
              there,
              _ -> {
                throw new IllegalStateException("on purpose");
              });
      assertThat(heard).containsExactly("breaks", "later");
      assertThat(outcome.failures()).hasSize(1);
    }

    @Test
    void neitherCountsNorTestsTheTermsAgain() {
      Place there =
          bindAndTrigger(
              new Bell(),
              (registry, waiting) ->
                  registry.on(Bell.class).times(1).when(bell -> !bell.isStopped()).listen(waiting));
      var stopped = new Bell();
      stopped.stop();
      after.resume(stopped, there);
      after.trigger(new Bell());
      after.trigger(new Bell());
      assertThat(heard).containsExactly("again", "again");
    }

    @Test
    void callsNothingTwiceThatWantsToBeCalledOnce() {
      EventHandler<Event> once = note("once");
      Place there =
          bindAndTrigger(
              new Bell(),
              (registry, waiting) -> {
                registry.on(Bell.class).oncePerEvent().listen(once);
                registry.on(Bell.class).label("waits").listen(waiting);
                registry.on(Event.class).oncePerEvent().listen(once);
                registry.on(Event.class).listen(note("later"));
              });
      after.resume(new Bell(), there);
      assertThat(heard).containsExactly("again", "later");
    }

    @Test
    void canBeInterruptedAndResumedOnceMore() {
      bindAndTrigger(
          new Bell(),
          (registry, waiting) -> {
            registry.listen(Bell.class, note("before it"));
            registry.listen(Bell.class, waiting);
            registry.listen(Bell.class, note("later"));
          });
      Place first = place();
      var bell = new Bell();
      after.resume(bell, first, placed(after));
      assertThat(place()).isEqualTo(first);
      assertThat(after.place(bell)).isNull();
    }

    @Test
    void findsAMethodOfAGroup() {
      after.listen(Bell.class, note("before it"));
      Group.of(new Panel(heard)).attachTo(after);
      after.listen(Bell.class, note("later"));
      after.resume(new Bell(), new Place("Panel.rung", "gone.Bell", "gone.Panel", 0, false));
      assertThat(heard).containsExactly("panel", "later");
    }

    @Test
    void findsAHandlerThatHasGotALabelMeanwhile() {
      before.listen(Bell.class, placed(before));
      before.trigger(new Bell());
      after.on(Bell.class).label("new").listen(note("again"));
      after.resume(new Bell(), place());
      assertThat(heard).containsExactly("again");
    }

    @Test
    void isRefusedWhileTheRegistryIsStopped() {
      after.on(Bell.class).label("waits").listen(note("again"));
      after.stop();
      Outcome outcome = after.resume(new Bell(), new Place("waits", "", "", 0, false));
      assertThat(outcome.isRefused()).isTrue();
      assertThat(after.refused()).isEqualTo(1);
      assertThat(heard).isEmpty();
    }

    @Test
    void failsWhereNothingStandsThatHearsTheEvent() {
      after.on(Ring.class).label("rings").listen(_ -> heard.add("ring"));
      after.listen(Bell.class, note("a lambda"));
      assertThatThrownBy(() -> after.resume(new Bell(), new Place("x", "", "", 0, false)))
          .isInstanceOf(PlaceNotFoundException.class)
          .hasMessageContainingAll("Bell", "\"x\"", "give the handler a label");
      var second = new Place(null, Bell.class.getName(), PlaceTest.class.getName(), 1, false);
      assertThatThrownBy(() -> after.resume(new Bell(), second))
          .isInstanceOf(PlaceNotFoundException.class)
          .hasMessageContaining("PlaceTest for " + Bell.class.getName() + ", number 1");
      assertThatThrownBy(() -> after.resume(new Bell(), new Place("rings", "", "", 0, false)))
          .isInstanceOf(PlaceNotFoundException.class);
      assertThat(after.handlerAt(second)).isNull();
      assertThat(heard).isEmpty();
    }
  }

  @Test
  void anEventTakesNothingOfItsDispatchToAnotherProcess() {
    List<String> written =
        Stream.of(Event.class.getDeclaredFields())
            .filter(field -> (field.getModifiers() & (Modifier.TRANSIENT | Modifier.STATIC)) == 0)
            .map(Field::getName)
            .toList();
    assertThat(written).containsExactlyInAnyOrder("stopped", "attributes");
  }

  @Test
  void anOutcomeCanBeMadeAgainFromWhatWasWrittenDown() {
    assertThat(Outcome.of(3, true)).hasToString("heard by 3, stopped");
    assertThat(Outcome.of(3, false)).isSameAs(Outcome.of(3, false));
    assertThat(Outcome.of(3, false).isClean()).isTrue();
    assertThatThrownBy(() -> Outcome.of(-1, false)).isInstanceOf(IllegalArgumentException.class);
  }
}
