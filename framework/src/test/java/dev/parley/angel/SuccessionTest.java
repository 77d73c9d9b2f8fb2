package dev.parley.angel;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.link.Frame;
import dev.parley.link.Inheritance.Cause;
import dev.parley.link.Inheritance.Heir;
import dev.parley.link.LeaveReason;
import dev.parley.link.Limits;
import dev.parley.link.Mode;
import dev.parley.link.Order;
import dev.parley.link.ToGate;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(180)
class SuccessionTest {
  private final SuccessionFixture fixture = new SuccessionFixture();
  private final PaperGate gate = fixture.gate;
  private final Succession succession = fixture.succession;

  @Nested
  class WithOneProcess {
    @Test
    void passesOnWhatGateAndProcessSay() throws IOException {
      var process = fixture.serving();
      long ann = gate.connect();
      gate.type(ann, "0", "1");
      process.serveAll();
      assertThat(gate.written(ann)).containsExactly("welcome", "0", "1");
      assertThat(gate.life()).containsExactly("open", "admit");
      assertThat(process.inheritance.cause()).isEqualTo(Cause.START);
    }

    @Test
    void tellsOfRefusedConnectionsWhoeverServesThen() throws IOException {
      var process = fixture.serving();
      gate.refuse(3);
      assertThat(process.lookAtAll().refused).isEqualTo(3);
      process.seat.vacate("it has crashed");
      gate.refuse(5);
      var next = fixture.serving();
      gate.refuse(7);
      assertThat(next.lookAtAll().refused).isEqualTo(7);
    }

    @Test
    void handsTheSameFrameToTheGateWhenNothingInItIsKept() throws IOException {
      var process = fixture.serving();
      long ann = gate.connect();
      gate.type(ann, "0");
      var frame = new Frame();
      frame.add(new ToGate.Write(ann, "hello"));
      frame.add(new ToGate.Acknowledge(ann, 1));
      process.seat.send(frame);
      assertThat(gate.frames()).hasSize(1);
      assertThat(gate.frames().getFirst()).isSameAs(frame);
      assertThat(succession.status().waiting()).isZero();
    }

    @Test
    void sendsNothingToTheGateWhenAllOfItIsKept() throws IOException {
      var process = fixture.serving();
      long ann = gate.connect();
      process.send(new ToGate.Greeted(ann), new ToGate.Keep(ann, "name", new byte[3]));
      assertThat(gate.frames()).isEmpty();
    }

    @Test
    void closesTheGateOnlyForTheOneThatServes() throws IOException {
      var process = fixture.serving();
      var other = fixture.process();
      other.seat.unbind();
      other.seat.close(Duration.ofSeconds(1));
      assertThat(gate.life()).containsExactly("open", "admit");
      process.seat.unbind();
      process.seat.close(Duration.ofSeconds(1));
      assertThat(gate.life()).containsExactly("open", "admit", "unbind", "close");
    }

    @Test
    void forgetsAClientOnlyWhenItIsHandledAndGone() throws IOException {
      var process = fixture.serving();
      long ann = gate.connect();
      process.serveAll();
      gate.endInput(ann);
      process.serveAll();
      assertThat(gate.written(ann)).containsExactly("welcome", "farewell");
      assertThat(succession.status().clients()).isZero();
    }
  }

  @Nested
  class AfterACrash {
    @Test
    void givesTheNextProcessWhatWasNotAcknowledged() throws IOException {
      var first = fixture.serving();
      long ann = gate.connect();
      gate.type(ann, "0");
      first.serveAll();
      gate.type(ann, "1", "2");
      fixture.now = Duration.ofSeconds(5).toNanos();
      first.seat.vacate("killed");
      gate.type(ann, "3");
      fixture.now = Duration.ofSeconds(7).toNanos();

      var second = fixture.called().inherit();
      assertThat(second.inheritance.cause()).isEqualTo(Cause.CRASH);
      Heir heir = second.inheritance.heirs().getFirst();
      assertThat(heir.greeted()).isTrue();
      assertThat(heir.retries()).isEqualTo(2);
      assertThat(heir.idle()).isEqualTo(Duration.ofSeconds(2));
      assertThat(heir.kept().get(FakeProcess.COUNT)).isEqualTo("1".getBytes(UTF_8));
      second.admit().serveAll();
      assertThat(gate.written(ann)).containsExactly("welcome", "0", "1", "2", "3");
    }

    @Test
    void tellsOfWhoCameMeanwhileAsNew() throws IOException {
      var first = fixture.serving();
      long ann = gate.connect();
      first.serveAll();
      first.seat.vacate("killed");
      long bob = gate.connect();

      var second = fixture.called().inherit();
      long cid = gate.connect();
      assertThat(second.inheritance.heirs())
          .extracting(heir -> heir.connected().client())
          .containsExactly(ann);
      second.admit().serveAll();
      assertThat(second.customers.keySet()).containsExactly(ann, bob, cid);
      assertThat(gate.written(bob)).containsExactly("welcome");
      assertThat(gate.written(cid)).containsExactly("welcome");
    }

    @Test
    void tellsOfWhoWasNotGreetedAsOfAnHeir() throws IOException {
      var first = fixture.serving();
      long ann = gate.connect();
      gate.type(ann, "0");
      first.seat.vacate("killed");

      var second = fixture.called().inherit();
      Heir heir = second.inheritance.heirs().getFirst();
      assertThat(heir.greeted()).isFalse();
      assertThat(heir.retries()).isEqualTo(2);
      second.admit().serveAll();
      assertThat(gate.written(ann)).containsExactly("welcome", "0");
    }

    @Test
    void tellsOfALeavingThatNobodyHasHandled() throws IOException {
      var first = fixture.serving();
      long ann = gate.connect();
      long bob = gate.connect();
      first.serveAll();
      first.seat.vacate("killed");
      gate.type(ann, "0");
      gate.leave(ann, LeaveReason.RESET);

      var second = fixture.called().inherit();
      gate.type(bob, "0");
      gate.endInput(bob);
      second.admit().serveAll();
      assertThat(gate.written(ann)).containsExactly("welcome", "0", "farewell");
      assertThat(gate.written(bob)).containsExactly("welcome", "0", "farewell");
      assertThat(succession.status().clients()).isZero();
    }

    @Test
    void tellsNobodyOfWhoCameAndLeftMeanwhile() throws IOException {
      fixture.serving().seat.vacate("killed");
      long ann = gate.connect();
      gate.type(ann, "0");
      gate.leave(ann, LeaveReason.RESET);
      var second = fixture.serving().serveAll();
      assertThat(second.customers).isEmpty();
      assertThat(succession.status().clients()).isZero();
    }

    @Test
    void tellsNobodyAgainOfWhoWasForgottenBeforeItWasGone() throws IOException {
      var first = fixture.serving();
      long ann = gate.connect();
      first.serveAll();
      first.send(new ToGate.Forget(ann));
      first.seat.vacate("killed");
      var second = fixture.serving();
      gate.leave(ann, LeaveReason.CLOSED);
      second.serveAll();
      assertThat(second.inheritance.heirs()).isEmpty();
      assertThat(second.customers).isEmpty();
      assertThat(succession.status().clients()).isZero();
    }

    @Test
    void keepsTheOrderInWhichTheyCame() throws IOException {
      var first = fixture.serving();
      for (int i = 0; i < 20; i++) {
        gate.connect();
      }
      first.serveAll();
      first.seat.vacate("killed");
      assertThat(fixture.called().inherit().inheritance.heirs())
          .extracting(heir -> heir.connected().client())
          .isSorted()
          .hasSize(20);
    }

    @Test
    void appliesNothingMoreOfTheOneThatCrashed() throws IOException {
      var first = fixture.serving();
      long ann = gate.connect();
      gate.type(ann, "0");
      first.look();
      first.seat.vacate("killed");
      first.serveAll();
      assertThat(gate.frames()).isEmpty();
      assertThat(succession.status().waiting()).isEqualTo(1);
    }

    @Test
    void isNoCrashWhenTheEndWasAnnounced() throws IOException {
      var first = fixture.serving();
      long ann = gate.connect();
      gate.type(ann, "0");
      first.seat.stopping();
      first.seat.vacate("stopped");
      var second = fixture.called().inherit();
      assertThat(second.inheritance.cause()).isEqualTo(Cause.RESTART);
      assertThat(second.inheritance.heirs().getFirst().retries()).isZero();
    }

    @Test
    void givesRawDataPieceByPiece() throws IOException {
      var first = fixture.serving();
      long ann = gate.connect(Mode.RAW);
      gate.send(ann, "0".getBytes(UTF_8));
      gate.send(ann, "1".getBytes(UTF_8));
      first.seat.vacate("killed");
      fixture.serving().serveAll();
      assertThat(gate.written(ann)).containsExactly("welcome", "0", "1");
    }

    @Test
    void keepsWhatIsKeptForTheServiceAsAWhole() throws IOException {
      var first = fixture.serving();
      first.send(new ToGate.Keep(0, "groups", new byte[] {1}));
      first.send(new ToGate.Keep(0, "timers", new byte[] {2}));
      first.send(new ToGate.Keep(0, "timers", null));
      first.seat.vacate("killed");
      assertThat(fixture.called().inherit().inheritance.kept()).containsOnlyKeys("groups");
    }
  }

  @Nested
  class AnInputThatKills {
    @Test
    void isDroppedTheSecondTime() throws IOException {
      var first = fixture.serving();
      long ann = gate.connect();
      first.serveAll();
      gate.type(ann, "0", "1");
      first.seat.vacate("killed");
      var second = fixture.serving();
      second.look();
      second.serve(second.customers.get(ann));
      assertThat(second.retrying).isNotNull();
      second.seat.vacate("killed");
      var third = fixture.serving();
      assertThat(third.inheritance.heirs().getFirst().retries()).isEqualTo(1);
      third.serveAll();
      assertThat(gate.written(ann))
          .containsExactly("welcome", SuccessionOptions.DEFAULTS.droppedInput(), "1");
    }

    @Test
    void isNotDroppedWhenItWasAcknowledgedInTheEnd() throws IOException {
      var first = fixture.serving();
      long ann = gate.connect();
      first.serveAll();
      gate.type(ann, "0", "1");
      first.seat.vacate("killed");
      var second = fixture.serving();
      second.look();
      second.serve(second.customers.get(ann));
      second.serve(second.customers.get(ann));
      second.seat.vacate("killed");
      fixture.serving().serveAll();
      assertThat(gate.written(ann)).containsExactly("welcome", "0", "1");
    }

    @Test
    void isTheOneThatWasTriedLast() throws IOException {
      var first = fixture.serving();
      long ann = gate.connect();
      long bob = gate.connect();
      first.serveAll();
      gate.type(ann, "0");
      gate.type(bob, "0");
      first.seat.vacate("killed");
      var second = fixture.serving();
      second.send(new ToGate.Retry(ann));
      second.send(new ToGate.Retry(bob));
      second.seat.vacate("killed");
      fixture.serving().serveAll();
      assertThat(gate.written(ann)).containsExactly("welcome", "0");
      assertThat(gate.written(bob))
          .containsExactly("welcome", SuccessionOptions.DEFAULTS.droppedInput());
    }

    @Test
    void closesTheClientWhenItWasItsComing() throws IOException {
      var first = fixture.serving();
      long ann = gate.connect();
      first.seat.vacate("killed");
      var second = fixture.serving();
      second.send(new ToGate.Retry(ann));
      second.seat.vacate("killed");
      assertThat(gate.written(ann)).containsExactly(SuccessionOptions.DEFAULTS.droppedClient());
      assertThat(gate.present()).isEmpty();
      var third = fixture.serving().serveAll();
      assertThat(third.customers).isEmpty();
      assertThat(succession.status().clients()).isZero();
    }

    @Test
    void isNotSuspectedWhenTheProcessCameToRestBeforeItsEnd() throws IOException {
      var first = fixture.serving();
      long ann = gate.connect();
      first.serveAll();
      gate.type(ann, "0");
      var second = fixture.following(first).open().inherit();
      assertThat(second.inheritance.heirs().getFirst().retries()).isZero();
      assertThat(second.inheritance.cause()).isEqualTo(Cause.RESTART);
    }

    @Test
    void isNotAnsweredInRawData() throws IOException {
      var first = fixture.serving();
      long ann = gate.connect(Mode.RAW);
      first.serveAll();
      gate.send(ann, "0".getBytes(UTF_8));
      first.seat.vacate("killed");
      var second = fixture.serving();
      second.send(new ToGate.Retry(ann));
      second.seat.vacate("killed");
      assertThat(gate.written(ann)).containsExactly("welcome");
      assertThat(succession.status().waiting()).isZero();
    }
  }

  @Nested
  class Bounds {
    private static final SuccessionOptions TIGHT =
        new SuccessionOptions(1000, 2000, 4096, "dropped", "closed");

    private final SuccessionFixture tight = new SuccessionFixture(TIGHT);

    @Test
    void dropASlotThatGrowsTooBig() throws IOException {
      var process = tight.serving();
      long ann = tight.gate.connect();
      process.send(new ToGate.Keep(ann, "small", new byte[10]));
      process.send(new ToGate.Keep(ann, "big", new byte[10]));
      process.send(new ToGate.Keep(ann, "big", new byte[900]));
      process.seat.vacate("killed");
      var heir = tight.called().inherit().inheritance.heirs().getFirst();
      assertThat(heir.kept()).containsOnlyKeys("small");
    }

    @Test
    void holdForAllClientsTogether() throws IOException {
      var process = tight.serving();
      for (int i = 0; i < 5; i++) {
        process.send(new ToGate.Keep(tight.gate.connect(), "big", new byte[800]));
      }
      assertThat(tight.succession.status().keptBytes()).isBetween(1600L, 2000L);
    }

    @Test
    void giveBackWhatIsForgotten() throws IOException {
      var process = tight.serving();
      for (int i = 0; i < 5; i++) {
        long client = tight.gate.connect();
        process.send(new ToGate.Keep(client, "big", new byte[800]));
        assertThat(tight.succession.status().keptBytes()).isGreaterThan(800);
        process.send(new ToGate.Forget(client));
        assertThat(tight.succession.status().keptBytes()).isZero();
      }
    }

    @Test
    void endAProcessThatSendsTooMuchWithoutServing() throws IOException {
      var process = tight.called();
      var gone = process.seat.whenGone().toCompletableFuture();
      for (int i = 0; i < 100; i++) {
        process.send(new ToGate.Write(1, "x".repeat(100)));
      }
      assertThat(gone).isCompletedWithValue("it has sent more than 4096 bytes without serving");
      assertThatThrownBy(process::inherit)
          .isInstanceOf(IOException.class)
          .hasMessageContaining("more than 4096 bytes");
      assertThatThrownBy(process::admit).isInstanceOf(IllegalStateException.class);
    }
  }

  @Nested
  class TheGate {
    @Test
    void isOpenedOnce() throws IOException {
      fixture.serving().seat.vacate("killed");
      var second = fixture.process();
      second.seat.go();
      assertThat(second.seat.open(PaperGate.OPTIONS, second)).containsExactly(PaperGate.ADDRESS);
      assertThat(gate.life()).containsExactly("open", "admit");
    }

    @Test
    void isNotOpenedForOtherListeners() throws IOException {
      fixture.serving().seat.vacate("killed");
      var second = fixture.process();
      second.seat.go();
      assertThatThrownBy(() -> second.open(PaperGate.options(4001, Limits.DEFAULTS)))
          .isInstanceOf(IOException.class)
          .hasMessage(
              "listeners: [127.0.0.1:4001 LINE] (expected [127.0.0.1:4000 LINE], which are open:"
                  + " to change them, stop and start)");
    }

    @Test
    void isNotOpenedBeforeItIsTheTurnOfTheProcess() {
      var process = fixture.process();
      assertThatThrownBy(process::open)
          .isInstanceOf(IOException.class)
          .hasMessage("this process is not to serve: it is not its turn");
    }

    @Test
    void maySayThatItCannotOpen() {
      gate.refuseToOpen("cannot listen on 127.0.0.1:4000: address already in use");
      assertThatThrownBy(fixture::serving).hasMessageContaining("address already in use");
    }
  }

  @Nested
  class TheTurn {
    @Test
    void isWaitedFor() throws Exception {
      var seat = succession.seat();
      var waiter = CompletableFuture.runAsync(() -> waitFor(seat));
      seat.whenReady().toCompletableFuture().get(60, TimeUnit.SECONDS);
      assertThat(waiter).isNotDone();
      seat.go();
      waiter.get(60, TimeUnit.SECONDS);
    }

    @Test
    void mayNeverCome() {
      var seat = succession.seat();
      seat.vacate("it is not wanted");
      assertThatThrownBy(seat::ready)
          .isInstanceOf(IOException.class)
          .hasMessage("this process is not to serve: it is not wanted");
    }

    private static void waitFor(Seat seat) {
      try {
        seat.ready();
      } catch (IOException | InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  @Nested
  class Orders {
    @Test
    void reachTheProcessBehindWhatCameBefore() throws IOException {
      var process = fixture.serving();
      process.seat.stop();
      process.seat.restartFailed("no");
      process.lookAtAll();
      assertThat(process.orders).containsExactly(new Order.Stop(), new Order.RestartFailed("no"));
    }

    @Test
    void toRestartNeedSomebodyWhoDoesIt() throws IOException {
      var process = fixture.serving();
      assertThatThrownBy(process.seat::restart).isInstanceOf(IllegalStateException.class);
      var asked = new CompletableFuture<String>();
      process.seat.onRestart(() -> asked.complete("yes"));
      process.seat.restart();
      assertThat(asked).isCompletedWithValue("yes");
    }
  }
}
