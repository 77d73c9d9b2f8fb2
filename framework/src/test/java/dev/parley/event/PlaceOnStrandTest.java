package dev.parley.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.parley.strand.Carrier;
import dev.parley.strand.Strand;
import dev.parley.strand.Wait;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Places of handlers that wait, which is when they are asked for.
@Timeout(180)
class PlaceOnStrandTest {
  static final class Bell extends Event {}

  private static final Phase TOGETHER = Phase.of("together").concurrent();

  private final Strand strand = new Strand("places");
  private final Registry registry =
      Registry.builder().strand(strand).phases(Phase.DURING, TOGETHER, Phase.AFTER).build();
  private final List<String> heard = new CopyOnWriteArrayList<>();
  private final Wait<@Nullable Void> wait = Wait.forInput(strand, "the test");

  PlaceOnStrandTest() {
    strand.start(Carrier.standard());
    registry.notePlaces(true);
  }

  @AfterEach
  void close() {
    strand.close();
  }

  /// Notes its place before and after the wait.
  private EventHandler<Bell> waiting() {
    return bell -> {
      heard.add("" + registry.place(bell));
      wait.await();
      heard.add("" + registry.place(bell));
    };
  }

  private EventHandler<Bell> noting() {
    return bell -> heard.add("" + registry.place(bell));
  }

  private Registration<Bell> labelled(String label) {
    return registry.on(Bell.class).label(label).in(Phase.DURING);
  }

  private void end() {
    strand.execute(() -> wait.complete(null));
  }

  private void settle(String... expected) {
    await()
        .atMost(Duration.ofSeconds(60))
        .untilAsserted(() -> assertThat(heard).containsExactly(expected));
  }

  private @Nullable Place placeSeenByOthers(Bell bell) {
    var seen = new CompletableFuture<@Nullable Place>();
    strand.execute(() -> seen.complete(registry.place(bell)));
    return seen.join();
  }

  @Test
  void aHandlerThatWaitsKeepsItsPlaceWhileOtherEventsGoOn() {
    labelled("waits").when(_ -> heard.isEmpty()).listen(waiting());
    labelled("later").listen(noting());
    var bell = new Bell();
    registry.post(bell);
    registry.post(new Bell());
    settle("\"waits\"", "\"later\"");
    assertThat(placeSeenByOthers(bell)).hasToString("\"waits\"");
    end();
    settle("\"waits\"", "\"later\"", "\"waits\"", "\"later\"");
    assertThat(placeSeenByOthers(bell)).isNull();
  }

  @Test
  void aDetachedHandlerIsAloneAndLeavesThePlaceOfTheOthersAsItIs() {
    Wait<@Nullable Void> second = Wait.forInput(strand, "the test");
    labelled("detached").detached().listen(waiting());
    labelled("later")
        .listen(bell -> {
          second.await();
          heard.add("" + registry.place(bell));
        });
    var bell = new Bell();
    registry.post(bell);
    settle("\"detached\", alone");
    assertThat(placeSeenByOthers(bell)).hasToString("\"later\"");
    end();
    settle("\"detached\", alone", "\"detached\", alone");
    strand.execute(() -> second.complete(null));
    settle("\"detached\", alone", "\"detached\", alone", "\"later\"");
  }

  @Test
  void aDetachedHandlerThatTriggersTheEventAgainLeavesThePlaceOfTheOthersAsItIs() {
    Wait<@Nullable Void> second = Wait.forInput(strand, "the test");
    var inner = Registry.on(strand);
    inner.notePlaces(true);
    inner
        .on(Bell.class)
        .label("inner")
        .listen(bell -> {
          wait.await();
          heard.add(inner.place(bell) + ", not " + registry.place(bell));
        });
    labelled("detached")
        .detached()
        .listen(bell -> {
          inner.forward(bell);
          heard.add("" + registry.place(bell));
        });
    labelled("later")
        .listen(bell -> {
          second.await();
          heard.add("" + registry.place(bell));
        });
    var bell = new Bell();
    registry.post(bell);
    await().atMost(Duration.ofSeconds(60)).until(() -> placeSeenByOthers(bell) != null);
    end();
    settle("\"inner\", not null", "\"detached\", alone");
    assertThat(placeSeenByOthers(bell)).hasToString("\"later\"");
    strand.execute(() -> second.complete(null));
    settle("\"inner\", not null", "\"detached\", alone", "\"later\"");
  }

  @Test
  void handlersOfAConcurrentPhaseAreEachAlone() {
    registry.on(Bell.class).label("one").in(TOGETHER).listen(waiting());
    registry.on(Bell.class).label("two").in(TOGETHER).listen(noting());
    registry.on(Bell.class).label("after").in(Phase.AFTER).listen(noting());
    var bell = new Bell();
    registry.post(bell);
    settle("\"one\", alone", "\"two\", alone");
    assertThat(placeSeenByOthers(bell)).isNull();
    end();
    settle("\"one\", alone", "\"two\", alone", "\"one\", alone", "\"after\"");
  }

  @Test
  void nothingFollowsFromAPlaceThatIsAlone() {
    registry.on(Bell.class).label("one").in(TOGETHER).listen(noting());
    registry.on(Bell.class).label("two").in(TOGETHER).listen(_ -> heard.add("two"));
    registry.on(Bell.class).label("after").in(Phase.AFTER).listen(_ -> heard.add("after"));
    assertThat(registry.resume(new Bell(), new Place("one", "", "", 0, true)).heard()).isEqualTo(1);
    assertThat(heard).containsExactly("\"one\", alone");
  }

  @Test
  void anEventThatIsResumedMayWaitAndGoesThroughTheLaterPhases() {
    labelled("before").listen(_ -> heard.add("before"));
    labelled("waits").listen(waiting());
    labelled("detached").detached().listen(noting());
    registry.on(Bell.class).label("one").in(TOGETHER).listen(noting());
    registry.on(Bell.class).label("after").in(Phase.AFTER).listen(noting());
    var outcome = new CompletableFuture<Outcome>();
    strand.execute(
        () -> outcome.complete(registry.resume(new Bell(), new Place("waits", "", "", 0, false))));
    settle("\"waits\"");
    end();
    assertThat(outcome.join()).hasToString("heard by 4");
    assertThat(heard)
        .containsExactly(
            "\"waits\"", "\"waits\"", "\"detached\", alone", "\"one\", alone", "\"after\"");
  }

  @Test
  void whatWasForwardedToAnotherStrandHasNoPlaceThere() {
    var other = new Strand("other");
    other.start(Carrier.standard());
    try {
      var beyond = Registry.on(other);
      beyond.notePlaces(true);
      var place = new CompletableFuture<@Nullable Place>();
      beyond.on(Bell.class).label("beyond").listen(bell -> place.complete(beyond.place(bell)));
      labelled("forwards")
          .listen(bell -> {
            beyond.forward(bell);
            wait.await();
            heard.add("" + registry.place(bell));
          });
      registry.post(new Bell());
      assertThat(place.join()).isNull();
      end();
      settle("\"forwards\"");
    } finally {
      other.close();
    }
  }
}
