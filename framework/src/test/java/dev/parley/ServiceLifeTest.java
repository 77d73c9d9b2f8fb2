package dev.parley;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.event.FailurePolicy;
import dev.parley.event.HandlerFailed;
import dev.parley.strand.StoppingException;
import dev.parley.strand.Time;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(180)
class ServiceLifeTest {
  private final ServiceFixture fixture = new ServiceFixture();
  private final Service service = fixture.service;
  private final FakeGate gate = fixture.gate;

  @AfterEach
  void stop() {
    fixture.close();
  }

  private void noteLife() {
    service.listen(
        ServiceEvent.class, event -> fixture.note(event.getClass().getSimpleName() + gate.life));
    service.listen(
        ServerEvent.class, event -> fixture.note(event.getClass().getSimpleName() + gate.life));
  }

  @Test
  void opensNothingBeforePreStartAndLetsPeopleInAfterPostStart() {
    noteLife();
    fixture.start();
    assertThat(fixture.log()).containsExactly("PreStart[]", "ListenStart[open]", "PostStart[open]");
    assertThat(gate.life).containsExactly("open", "admit");
    assertThat(service.address()).isEqualTo(gate.address);
  }

  @Test
  void stopsInTheOrderOfTheDesign() throws Exception {
    fixture.start();
    noteLife();
    service.listen(Disconnect.class, event -> fixture.note(event.client() + " " + event.reason()));
    long ann = gate.connect();
    fixture.fence();
    service.stop();
    assertThat(service.awaitStop(Duration.ofSeconds(60))).isTrue();
    assertThat(fixture.log())
        .containsExactly(
            "PreStop[open, admit]",
            "ListenStop[open, admit, unbind]",
            "client " + ann + " (127.0.0.1:40001) CLOSED",
            "PostStop[open, admit, unbind]");
    assertThat(gate.life).endsWith("unbind", "close");
  }

  @Test
  void sendsWhatIsWrittenInPreStop() {
    fixture.start();
    service.listen(PreStop.class, _ -> service.writeAll("Goodbye."));
    long ann = gate.connect();
    fixture.fence();
    service.close();
    assertThat(gate.text(ann)).isEqualTo("Goodbye.\n<closed>");
  }

  @Test
  void tellsNobodyAtTheStopThatTheOthersHaveLeft() {
    service.listen(Disconnect.class, event -> service.writeAll(event.client() + " has left"));
    fixture.start();
    long ann = gate.connect();
    long bob = gate.connect();
    fixture.fence();
    service.close();
    assertThat(gate.text(ann)).isEqualTo("<closed>");
    assertThat(gate.text(bob)).isEqualTo("<closed>");
  }

  @Test
  void anEventOfAnyKindEndsQuietlyWhenTheServiceStops() {
    record Tick(int number) {}
    service.listen(Tick.class, _ -> service.sleep(Duration.ofMinutes(5)));
    service.listen(Tick.class, _ -> fixture.note("must not be called"));
    service.listen(HandlerFailed.class, _ -> fixture.note("must not fail"));
    fixture.start();
    service.post(new Tick(1));
    fixture.fence();
    service.close();
    assertThat(fixture.log()).isEmpty();
  }

  @Test
  void runsTimersUntilTheStop() throws Exception {
    var ticks = new CountDownLatch(3);
    var timer = service.timers().every(Duration.ofMillis(2), _ -> ticks.countDown());
    fixture.start();
    assertThat(ticks.await(60, TimeUnit.SECONDS)).isTrue();
    service.close();
    assertThat(timer.isActive()).isFalse();
  }

  @Test
  void stopInAHandlerReturnsAtOnce() throws Exception {
    service.listen(
        Receive.class,
        event -> {
          service.stop();
          event.client().write("still here");
        });
    fixture.start();
    long ann = gate.connect();
    gate.type(ann, "shutdown");
    assertThat(service.awaitStop(Duration.ofSeconds(60))).isTrue();
    assertThat(gate.text(ann)).startsWith("still here\n");
  }

  @Test
  void endsWaitsForInputAndLetsTheHandlerFinish() {
    service.listen(
        Connect.class,
        event -> {
          try {
            event.client().ask("Name: ");
          } catch (StoppingException e) {
            fixture.note("stopping");
            fixture.note(service.call(() -> "saved"));
          }
        });
    service.listen(Disconnect.class, _ -> fixture.note("disconnect"));
    fixture.start();
    gate.awaitText(gate.connect(), "Name: ");
    service.close();
    assertThat(fixture.log()).containsExactly("stopping", "saved", "disconnect");
  }

  @Test
  void cutsOffWorkThatOutlivesTheGracePeriod() throws Exception {
    var release = new CountDownLatch(1);
    service.settings().set(ServiceSettings.STOP_GRACE, Duration.ofMillis(50));
    service.listen(
        Receive.class,
        _ -> {
          fixture.note("working");
          service.call(() -> release.await(60, TimeUnit.SECONDS));
        });
    fixture.start();
    gate.type(gate.connect(), "work");
    fixture.awaitLog("working");
    service.stop();
    assertThat(service.awaitStop(Duration.ofSeconds(60))).isTrue();
    release.countDown();
  }

  @Test
  void saysWhyItCouldNotStartAndClosesWhatPreStartOpened() {
    noteLife();
    gate.refuseToBind();
    assertThatThrownBy(fixture::start)
        .isInstanceOf(StartException.class)
        .hasMessage("can't listen on 127.0.0.1:4000: address already in use");
    assertThat(fixture.log()).containsExactly("PreStart[]", "PostStop[]");
  }

  @Test
  void anErrorAtTheStartIsTold() throws Exception {
    var careful = propagating();
    careful.listen(
        PreStart.class,
        _ -> {
          throw new NoClassDefFoundError("dev/parley/Missing");
        });
    careful.listen(
        PostStop.class,
        _ -> {
          throw new IllegalStateException("nothing to stop");
        });
    assertThatThrownBy(careful::start)
        .isInstanceOf(StartException.class)
        .hasMessageContaining("NoClassDefFoundError: dev/parley/Missing")
        .cause()
        .hasSuppressedException(new IllegalStateException("nothing to stop"));
    assertThat(careful.awaitStop(Duration.ofSeconds(60))).isTrue();
    assertThat(gate.life).containsExactly("close");
  }

  @Test
  void aGateThatLetsNobodyInIsTold() throws Exception {
    gate.refuseToAdmit();
    assertThatThrownBy(fixture::start).hasMessage("nobody may come in");
    assertThat(service.awaitStop(Duration.ofSeconds(60))).isTrue();
    assertThat(gate.life).containsExactly("open", "close");
  }

  @Test
  void leavesNothingBehindWhenAPreparationFails() throws Exception {
    service.prepare(() -> {
      throw new IllegalStateException("no map of the world");
    });
    assertThatThrownBy(fixture::start).hasMessage("no map of the world");
    assertThat(service.awaitStop(Duration.ofSeconds(60))).isTrue();
    assertThat(gate.life).containsExactly("close");
  }

  @Test
  void stopsAlsoWhereHandlersFailAndFailuresAreThrown() throws Exception {
    var careful = propagating();
    for (var type : List.of(PreStop.class, ListenStop.class, PostStop.class)) {
      careful.listen(
          type,
          event -> {
            fixture.note(event.getClass().getSimpleName());
            throw new IllegalStateException("not now");
          });
    }
    careful.start();
    careful.stop();
    assertThat(careful.awaitStop(Duration.ofSeconds(60))).isTrue();
    assertThat(fixture.log()).containsExactly("PreStop", "ListenStop", "PostStop");
  }

  private Service propagating() {
    return new Surroundings(Time.system(), _ -> gate)
        .make(() -> Service.create(events -> events.failures(FailurePolicy.PROPAGATE)));
  }

  @Test
  void stopDuringTheStartEndsItBeforeAnybodyIsLetIn() throws Exception {
    service.listen(PreStart.class, _ -> service.stop());
    fixture.start();
    assertThat(service.awaitStop(Duration.ofSeconds(60))).isTrue();
    assertThat(gate.life).containsExactly("open", "unbind", "close");
  }

  @Test
  void startsOnlyOnce() {
    fixture.start();
    assertThatIllegalStateException()
        .isThrownBy(fixture::start)
        .withMessageContaining("Service.create()");
  }

  @Test
  void stopBeforeTheStartIsTheEnd() throws Exception {
    service.stop();
    assertThat(service.awaitStop(Duration.ofSeconds(60))).isTrue();
    assertThatIllegalStateException().isThrownBy(fixture::start);
  }

  @Test
  void anErrorOfTheVirtualMachineEndsTheService() throws Exception {
    service.listen(
        Receive.class,
        _ -> {
          throw new OutOfMemoryError("made by a test");
        });
    fixture.start();
    gate.type(gate.connect(), "boom");
    assertThat(service.awaitStop(Duration.ofSeconds(60))).isTrue();
    assertThat(service.life().failure()).isInstanceOf(OutOfMemoryError.class);
  }
}
