package dev.parley.angel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.angel.Handover.Outcome;
import dev.parley.link.Inheritance.Cause;
import dev.parley.link.LeaveReason;
import dev.parley.link.Order;
import dev.parley.link.ToGate;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(180)
class HandoverTest {
  private final SuccessionFixture fixture = new SuccessionFixture();
  private final PaperGate gate = fixture.gate;

  private FakeProcess old;
  private FakeProcess next;
  private Handover handover;
  private long ann;

  @BeforeEach
  void begin() throws IOException {
    old = fixture.serving();
    ann = gate.connect();
    gate.type(ann, "0");
    old.serveAll();
    next = fixture.process();
    handover = fixture.handOver(next);
  }

  private Outcome outcome() {
    return handover.outcome().toCompletableFuture().getNow(null);
  }

  private void freeze() {
    next.ready();
    old.lookAtAll();
    assertThat(old.isFrozen()).isTrue();
  }

  @Test
  void letsTheOldOneServeUntilTheNewOneIsReady() {
    gate.type(ann, "1");
    old.serveAll();
    assertThat(gate.written(ann)).containsExactly("welcome", "0", "1");
    assertThat(next.seat.whenCalled().toCompletableFuture()).isNotDone();
  }

  @Test
  void switchesWhenTheOldOneIsAtRest() throws IOException {
    freeze();
    gate.type(ann, "1");
    next.open().inherit();
    gate.type(ann, "2");
    long bob = gate.connect();
    next.admit().serveAll();
    old.lookAtAll();
    assertThat(outcome()).isInstanceOf(Outcome.Served.class);
    assertThat(next.inheritance.cause()).isEqualTo(Cause.RESTART);
    assertThat(old.orders).containsExactly(new Order.Freeze(), new Order.End());
    assertThat(gate.written(ann)).containsExactly("welcome", "0", "1", "2");
    assertThat(gate.written(bob)).containsExactly("welcome");
    assertThat(gate.life()).containsExactly("open", "admit");
    assertThat(fixture.alarm.armed()).isEmpty();
  }

  @Test
  void callsItAnUpgradeWhenTheCodeIsAnother() throws IOException {
    next.seat.vacate("not this one");
    next = new FakeProcess(fixture.succession.seat(true));
    handover = fixture.handOver(next);
    freeze();
    next.open().inherit();
    assertThat(next.inheritance.cause()).isEqualTo(Cause.UPGRADE);
  }

  @Test
  void showsNothingOfAProcessThatFailsBeforeItServes() throws IOException {
    freeze();
    next.open().inherit();
    next.send(new ToGate.Write(ann, "unseen"), new ToGate.Keep(ann, "unseen", new byte[1]));
    gate.type(ann, "1");
    next.seat.vacate("it has exited with 3");
    old.lookAtAll();
    assertThat(outcome()).isEqualTo(new Outcome.Failed("it has exited with 3"));
    assertThat(old.orders).last().isEqualTo(new Order.Thaw("it has exited with 3"));
    old.serveAll();
    assertThat(gate.written(ann)).containsExactly("welcome", "0", "1");
    old.seat.vacate("killed");
    assertThat(fixture.called().inherit().inheritance.heirs().getFirst().kept())
        .containsOnlyKeys(FakeProcess.COUNT);
  }

  @Test
  void appliesWhatTheNewOneHasSentWhenItServes() throws IOException {
    freeze();
    next.open().inherit();
    next.send(new ToGate.Write(ann, "news"));
    assertThat(gate.written(ann)).doesNotContain("news");
    next.admit();
    assertThat(gate.written(ann)).last().isEqualTo("news");
  }

  @Test
  void tellsTheOldOneOnlyWhenItWasNotAtRestYet() {
    next.seat.vacate("its preparation has failed");
    old.lookAtAll();
    assertThat(old.orders).containsExactly(new Order.RestartFailed("its preparation has failed"));
  }

  @Test
  void givesUpOneThatIsNotReadyInTime() {
    assertThat(fixture.alarm.armed()).containsExactly(SuccessionFixture.LIMITS.prepare());
    fixture.alarm.ring();
    assertThat(outcome())
        .isEqualTo(new Outcome.Failed("the new process was not ready within 120 s"));
    assertThat(next.seat.isGone()).isTrue();
  }

  @Test
  void thawsAnOldOneThatDoesNotComeToRestInTime() {
    next.ready();
    assertThat(fixture.alarm.armed()).containsExactly(SuccessionFixture.LIMITS.freeze());
    fixture.alarm.ring();
    assertThat(outcome()).isInstanceOf(Outcome.Failed.class);
    gate.type(ann, "1");
    old.lookAtAll();
    old.serveAll();
    assertThat(old.orders).hasExactlyElementsOfTypes(Order.Freeze.class, Order.Thaw.class);
    assertThat(gate.written(ann)).containsExactly("welcome", "0", "1");
  }

  @Test
  void thawsTheOldOneWhenTheNewOneDoesNotServeInTime() throws IOException {
    freeze();
    next.open().inherit();
    assertThat(fixture.alarm.armed()).containsExactly(SuccessionFixture.LIMITS.takeOver());
    fixture.alarm.ring();
    old.lookAtAll();
    assertThat(old.isFrozen()).isFalse();
    assertThat(next.seat.isGone()).isTrue();
  }

  @Test
  void holdsBackWhatTheOldOneSendsAfterItHasComeToRest() throws IOException {
    freeze();
    old.send(new ToGate.Write(ann, "late"));
    assertThat(gate.written(ann)).doesNotContain("late");
    handover.cancel("changed my mind");
    assertThat(gate.written(ann)).last().isEqualTo("late");
  }

  @Test
  void goesOnWithoutAnOldOneThatDiesAtRest() throws IOException {
    freeze();
    gate.type(ann, "1");
    old.seat.vacate("killed");
    next.open().inherit();
    assertThat(next.inheritance.cause()).isEqualTo(Cause.RESTART);
    next.admit().serveAll();
    assertThat(outcome()).isInstanceOf(Outcome.Served.class);
    assertThat(gate.written(ann)).containsExactly("welcome", "0", "1");
  }

  @Test
  void goesOnAfterACrashWhenTheOldOneDiesOnItsWayToRest() throws IOException {
    next.ready();
    old.seat.vacate("killed");
    next.open().inherit();
    assertThat(next.inheritance.cause()).isEqualTo(Cause.CRASH);
    next.admit();
    assertThat(outcome()).isInstanceOf(Outcome.Served.class);
  }

  @Test
  void goesOnAfterACrashWhenTheOldOneDiesBeforeTheNewOneIsReady() throws IOException {
    old.seat.vacate("killed");
    assertThat(handover.isDone()).isFalse();
    next.ready().open().inherit().admit();
    assertThat(next.inheritance.cause()).isEqualTo(Cause.CRASH);
    assertThat(outcome()).isInstanceOf(Outcome.Served.class);
  }

  @Test
  void refusesASecondOneWhileOneIsUnderWay() {
    var other = fixture.process();
    var second = fixture.handOver(other);
    String busy = "a restart is under way already";
    assertThat(second.outcome().toCompletableFuture())
        .isCompletedWithValue(new Outcome.Failed(busy));
    assertThat(other.seat.isGone()).isTrue();
    old.lookAtAll();
    assertThat(old.orders).containsExactly(new Order.RestartFailed(busy));
    assertThat(handover.isDone()).isFalse();
  }

  @Test
  void maySucceedAfterOneThatHasFailed() throws IOException {
    freeze();
    next.seat.vacate("it has died");
    old.lookAtAll();
    next = fixture.process();
    handover = fixture.handOver(next);
    freeze();
    next.open().inherit().admit();
    assertThat(outcome()).isInstanceOf(Outcome.Served.class);
  }

  @Test
  void failsWhenTheServiceStopsMeanwhile() {
    old.seat.stopping();
    assertThat(outcome()).isEqualTo(new Outcome.Failed("the service stops"));
  }

  @Test
  void comesTooLateWithAFailureOnceTheNewOneServes() throws IOException {
    freeze();
    next.open().inherit().admit();
    handover.cancel("too late");
    assertThat(next.seat.isServing()).isTrue();
    assertThat(outcome()).isInstanceOf(Outcome.Served.class);
  }

  @Test
  void tellsTheOldOneOfWhoLeftAndCameWhileItWasAtRest() throws IOException {
    freeze();
    gate.leave(ann, LeaveReason.RESET);
    long bob = gate.connect();
    long cid = gate.connect();
    gate.leave(cid, LeaveReason.RESET);
    handover.cancel("changed my mind");
    old.lookAtAll();
    old.serveAll();
    assertThat(gate.written(ann)).containsExactly("welcome", "0", "farewell");
    assertThat(gate.written(bob)).containsExactly("welcome");
    assertThat(gate.written(cid)).isEmpty();
  }

  @Test
  void worksWithoutAnOldOne() throws IOException {
    old.seat.vacate("killed");
    handover.cancel("another one");
    var fresh = fixture.process();
    var start = fixture.handOver(fresh);
    var done = new CompletableFuture<Outcome>();
    var _ = start.outcome().thenAccept(done::complete);
    fresh.ready().open().inherit().admit();
    assertThat(done.getNow(null)).isInstanceOf(Outcome.Served.class);
  }
}
