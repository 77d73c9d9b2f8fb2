package dev.parley.strand;

import static dev.parley.strand.StrandFixture.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@Timeout(180)
@ParameterizedClass
@EnumSource(CarrierKind.class)
class WaitTest {
  private final StrandFixture fixture;
  private final Strand strand;
  private final Wait<String> wait;

  WaitTest(CarrierKind kind) {
    fixture = new StrandFixture(kind);
    strand = fixture.strand;
    wait = Wait.forInput(strand, "a line of ann");
  }

  @AfterEach
  void close() throws InterruptedException {
    fixture.close();
  }

  @Test
  void completedBeforeItIsAwaitedItDoesNotLeaveTheStrand() {
    List<String> order = new ArrayList<>();
    assertThat(wait.isDone()).isFalse();
    assertThat(wait.complete("early")).isTrue();
    assertThat(wait.isDone()).isTrue();
    fixture.run(() -> {
      strand.execute(() -> order.add("next task"));
      order.add(wait.await());
    });
    assertThat(fixture.call(() -> order)).containsExactly("early", "next task");
  }

  @Test
  void completedWhileItIsAwaitedItGoesOn() {
    var done = fixture.startWaiting(wait::await);
    assertThat(wait.complete("answer")).isTrue();
    assertThat(StrandFixture.get(done)).isEqualTo("answer");
    assertThat(fixture.call(strand::waiting)).isZero();
  }

  @Test
  void completedWhileItsTaskIsAboutToLeaveTheStrandItGoesOn() throws Exception {
    var observed = new ArrayList<Wait<String>>();
    try (var own =
        new StrandFixture(
            CarrierKind.STANDARD,
            new Strand.Observer() {
              @Override
              public void turnEnded() {
                observed.forEach(wait -> wait.complete("in between"));
              }
            })) {
      var early = Wait.<String>forInput(own.strand, "a line");
      assertThat(
              own.<String>call(() -> {
                observed.add(early);
                return early.await();
              }))
          .isEqualTo("in between");
    }
  }

  @Test
  void endsOnce() {
    var done = fixture.startWaiting(wait::await);
    fixture.run(() -> {
      assertThat(wait.complete("first")).isTrue();
      assertThat(wait.complete("second")).isFalse();
      assertThat(wait.fail(IllegalStateException::new)).isFalse();
    });
    assertThat(StrandFixture.get(done)).isEqualTo("first");
    assertThat(wait.complete("third")).isFalse();
  }

  @Test
  void mayBeCompletedWithNothing() {
    Wait<Void> nothing = Wait.forResult(strand, "a save");
    var done = fixture.startWaiting(nothing::await);
    nothing.complete(null);
    assertThat(StrandFixture.get(done)).isNull();
  }

  @Test
  void failsWithAnExceptionThatShowsWhereItWaited() {
    var done = fixture.startWaiting(this::awaitHere);
    wait.fail(() -> new IllegalStateException("gone"));
    assertThatThrownBy(() -> StrandFixture.get(done))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("gone")
        .satisfies(e ->
            assertThat(e.getStackTrace())
                .extracting(StackTraceElement::getMethodName)
                .contains("awaitHere"));
  }

  private String awaitHere() {
    return wait.await();
  }

  @Test
  void timesOut() {
    var done = fixture.startWaiting(() -> wait.await(Duration.ofHours(1)));
    fixture.time.advance(Duration.ofMinutes(59));
    fixture.run(() -> {});
    assertThat(done).isNotDone();
    fixture.time.advance(Duration.ofMinutes(1));
    assertThatThrownBy(() -> StrandFixture.get(done))
        .isInstanceOf(WaitTimeoutException.class)
        .hasMessage("waited too long for a line of ann");
    assertThat(wait.complete("late")).isFalse();
  }

  @Test
  void keepsNoAlarmWhenItEndsInTime() {
    var done = fixture.startWaiting(() -> wait.await(Duration.ofHours(1)));
    assertThat(fixture.time.alarms()).isOne();
    wait.complete("answer");
    assertThat(StrandFixture.get(done)).isEqualTo("answer");
    assertThat(fixture.time.alarms()).isZero();
  }

  @Test
  void withoutTimeItDoesNotWait() {
    assertThatThrownBy(() -> fixture.call(() -> wait.await(Duration.ZERO)))
        .isInstanceOf(WaitTimeoutException.class);
    var done = Wait.<String>forInput(strand, "a line");
    done.complete("there");
    assertThat(fixture.<String>call(() -> done.await(Duration.ofSeconds(-1)))).isEqualTo("there");
  }

  @Test
  void aLimitThatIsTooLongToCountIsNone() {
    var system = new Strand("system");
    system.start(Carrier.standard());
    var line = Wait.<String>forInput(system, "a line");
    var done = new CompletableFuture<String>();
    system.execute(() -> done.complete(line.await(Duration.ofSeconds(Long.MAX_VALUE))));
    eventually().until(() -> system.waiting() == 1);
    line.complete("answer");
    assertThat(StrandFixture.get(done)).isEqualTo("answer");
    system.close();
  }

  @Test
  void isAwaitedByOneTaskOnly() {
    var first = fixture.startWaiting(wait::await);
    assertThatThrownBy(() -> fixture.call(wait::await))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("somebody already waits for a line of ann");
    wait.complete("answer");
    assertThat(StrandFixture.get(first)).isEqualTo("answer");
    assertThat(fixture.call(strand::waiting)).isZero();
  }

  @Test
  void isRefusedOffTheStrandEvenWhenItIsDone() {
    wait.complete("there");
    assertThatThrownBy(wait::await)
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(
            "a wait works only on the strand test: call it from a handler, timer or task, or hand the"
                + " work over by start(...)");
    assertThatThrownBy(() -> wait.await(Duration.ZERO)).isInstanceOf(IllegalStateException.class);
    var other = Wait.<String>forInput(new Strand("other"), "a line");
    assertThatThrownBy(() -> fixture.call(other::await))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("the strand other");
    assertThat(fixture.time.alarms()).isZero();
  }
}
