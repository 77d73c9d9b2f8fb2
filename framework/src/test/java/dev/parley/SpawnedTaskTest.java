package dev.parley;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.link.LeaveReason;
import dev.parley.strand.CancelledException;
import dev.parley.strand.SpawnedTask;
import java.time.Duration;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(180)
class SpawnedTaskTest {
  private static final Duration LONG = Duration.ofHours(1);

  private final ServiceFixture fixture = new ServiceFixture();
  private final Service service = fixture.service;
  private final FakeGate gate = fixture.gate;

  @AfterEach
  void stop() {
    fixture.close();
  }

  private SpawnedTask startSleeping() {
    SpawnedTask task =
        service.start(() -> {
          try {
            service.sleep(LONG);
          } finally {
            fixture.note("ended");
          }
        });
    fixture.awaitTrue(() -> service.strand().waiting() == 1);
    return task;
  }

  @Test
  void itDoesNotHoldUpTheNextLine() {
    service.listen(
        Receive.class,
        event -> {
          fixture.note("receive " + event.line());
          service.start(() -> {
            service.sleep(Duration.ofMillis(20));
            fixture.note("slept");
          });
        });
    fixture.start();
    gate.type(gate.connect(), "a", "b");
    fixture.awaitLog("receive a", "receive b", "slept", "slept");
  }

  @Test
  void cancellingEndsItsWait() {
    fixture.start();
    SpawnedTask task = startSleeping();
    assertThat(task.isDone()).isFalse();
    task.cancel();
    fixture.awaitLog("ended");
    fixture.awaitTrue(task::isDone);
    task.cancel();
  }

  @Test
  void aTaskThatIsCancelledBeforeItBeginsNeverDoes() {
    SpawnedTask task = service.start(() -> fixture.note("must not run"));
    task.cancel();
    fixture.start();
    fixture.awaitTrue(task::isDone);
    assertThat(fixture.log()).isEmpty();
  }

  @Test
  void aCancelledTaskThatWaitsAgainAndAgainIsEnded() {
    fixture.start();
    SpawnedTask task =
        service.start(() -> {
          while (true) {
            try {
              service.sleep(LONG);
            } catch (CancelledException e) {
              fixture.note(e.getMessage());
            }
          }
        });
    fixture.awaitTrue(() -> service.strand().waiting() == 1);
    task.cancel();
    fixture.awaitTrue(task::isDone);
    assertThat(fixture.log()).hasSize(2).allMatch(entry -> entry.startsWith("cancelled while"));
  }

  @Test
  void cancellingOneTaskDoesNotTouchTheNextOnTheSameThread() {
    fixture.start();
    service.start(() -> {}).cancel();
    SpawnedTask next = startSleeping();
    assertThat(next.isDone()).isFalse();
    next.cancel();
  }

  @Test
  void itEndsWithTheService() {
    fixture.start();
    startSleeping();
    service.close();
    assertThat(fixture.log()).containsExactly("ended");
    assertThatThrownBy(() -> service.start(() -> {}))
        .isInstanceOf(RejectedExecutionException.class);
  }

  @Test
  void aTaskOfAClientEndsWithIt() {
    var client = new AtomicReference<Client>();
    service.listen(
        Connect.class,
        event -> {
          client.set(event.client());
          event
              .client()
              .start(() -> {
                try {
                  service.sleep(LONG);
                } finally {
                  fixture.note("ended");
                }
              });
        });
    service.listen(Disconnect.class, _ -> fixture.note("disconnect"));
    fixture.start();
    long ann = gate.connect();
    fixture.awaitTrue(() -> service.strand().waiting() == 1);
    gate.leave(ann, LeaveReason.RESET);
    fixture.awaitTrue(() -> fixture.log().size() == 2);
    assertThat(fixture.log()).containsExactlyInAnyOrder("ended", "disconnect");
    SpawnedTask late = client.get().start(() -> fixture.note("must not run"));
    assertThat(late.isDone()).isTrue();
  }

  @Test
  void itCanTalkToItsClient() {
    service.listen(
        Connect.class,
        event -> event.client().start(() -> fixture.note(event.client().ask("Name: "))));
    fixture.start();
    long ann = gate.connect();
    gate.awaitText(ann, "Name: ");
    gate.type(ann, "Ann");
    fixture.awaitLog("Ann");
  }

  @Test
  void itsFailureEndsNothingElse() {
    fixture.start();
    SpawnedTask task =
        service.start(() -> {
          throw new java.io.IOException("on purpose");
        });
    fixture.awaitTrue(task::isDone);
    service.start(() -> fixture.note("alive"));
    fixture.awaitLog("alive");
  }
}
