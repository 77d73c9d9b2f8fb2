package dev.parley;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.parley.event.HandlerFailed;
import dev.parley.link.LeaveReason;
import dev.parley.link.Mode;
import dev.parley.strand.WaitTimeoutException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(180)
class ClientDialogTest {
  private final ServiceFixture fixture = new ServiceFixture();
  private final Service service = fixture.service;
  private final FakeGate gate = fixture.gate;

  @AfterEach
  void stop() {
    fixture.close();
  }

  private void noteReceive() {
    service.listen(Receive.class, event -> fixture.note("receive " + event.line()));
  }

  private void noteDisconnect() {
    service.listen(Disconnect.class, event -> fixture.note("disconnect " + event.reason()));
  }

  @Test
  void askWaitsWhileOthersAreServed() {
    service.listen(Connect.class, event -> fixture.note("hello " + event.client().ask("Name: ")));
    fixture.start();
    long ann = gate.connect();
    long bob = gate.connect();
    gate.awaitText(ann, "Name: ");
    gate.awaitText(bob, "Name: ");
    gate.type(bob, "Bob");
    fixture.awaitLog("hello Bob");
    gate.type(ann, "Ann");
    fixture.awaitLog("hello Bob", "hello Ann");
  }

  @Test
  void aWaitHoldsBackLaterHandlersOfTheSameEventOnly() {
    service.listen(Receive.class, event -> fixture.note("got " + event.client().ask("More? ")));
    service.listen(Receive.class, event -> fixture.note("later " + event.line()));
    fixture.start();
    long ann = gate.connect();
    gate.type(ann, "one");
    gate.awaitText(ann, "More? ");
    assertThat(fixture.log()).isEmpty();
    gate.type(ann, "two");
    fixture.awaitLog("got two", "later one");
  }

  @Test
  void linesThatCameEarlyAnswerTheNextQuestions() {
    service.listen(
        Connect.class,
        event -> {
          fixture.note("name " + event.client().ask("Name: "));
          fixture.note("colour " + event.client().ask("Colour: "));
        });
    noteReceive();
    fixture.start();
    gate.type(gate.connect(), "Ann", "red", "look");
    fixture.awaitLog("name Ann", "colour red", "receive look");
  }

  @Test
  void aLineGoesToTheCallThatHasWaitedLongest() {
    var client = new AtomicReference<Client>();
    service.listen(Connect.class, event -> client.set(event.client()));
    noteReceive();
    fixture.start();
    long ann = gate.connect();
    fixture.fence();
    service.strand().execute(() -> fixture.note("first " + client.get().readLine()));
    service.strand().execute(() -> fixture.note("second " + client.get().readLine()));
    fixture.fence();
    gate.type(ann, "a", "b", "c");
    fixture.awaitTrue(() -> fixture.log().size() == 3);
    assertThat(fixture.log()).containsExactlyInAnyOrder("first a", "second b", "receive c");
  }

  @Test
  void theEventsOfOneClientNeverOverlap() {
    service.listen(
        Receive.class,
        event -> {
          fixture.note("begin " + event.line());
          service.sleep(Duration.ofMillis(5));
          fixture.note("end " + event.line());
        });
    fixture.start();
    long ann = gate.connect();
    gate.type(ann, "a");
    gate.type(ann, "b", "c");
    fixture.awaitLog("begin a", "end a", "begin b", "end b", "begin c", "end c");
  }

  @Test
  void aTimedWaitLeavesTheNextLineToReceive() {
    service.listen(
        Connect.class,
        event -> {
          try {
            event.client().ask("Quick: ", Duration.ofMillis(5));
          } catch (WaitTimeoutException e) {
            fixture.note("too late");
          }
        });
    noteReceive();
    fixture.start();
    long ann = gate.connect();
    fixture.awaitLog("too late");
    gate.type(ann, "now");
    fixture.awaitLog("too late", "receive now");
  }

  @Test
  void theEndOfInputHasItsPlaceBehindTheLinesReceived() {
    service.listen(
        Receive.class,
        event -> {
          fixture.note("receive " + event.line());
          event.client().write("answer to " + event.line());
        });
    noteDisconnect();
    fixture.start();
    long ann = gate.connect();
    gate.type(ann, "a", "b");
    gate.endInput(ann);
    fixture.awaitLog("receive a", "receive b", "disconnect END_OF_INPUT");
    gate.awaitText(ann, "<closed>");
    assertThat(gate.text(ann)).isEqualTo("answer to a\nanswer to b\n<closed>");
  }

  @Test
  void aResetDropsTheLinesThatWereNotHandled() {
    service.listen(
        Receive.class,
        event -> {
          fixture.note("receive " + event.line());
          service.sleep(Duration.ofMillis(20));
        });
    noteDisconnect();
    fixture.start();
    long ann = gate.connect();
    // Both are queued before the handler goes on.
    service
        .strand()
        .execute(() -> {
          gate.type(ann, "a", "b");
          gate.leave(ann, LeaveReason.RESET);
        });
    fixture.awaitLog("receive a", "disconnect RESET");
  }

  @Test
  void anEventWhoseOwnClientLeavesEndsQuietly() {
    service.listen(Connect.class, event -> event.client().ask("Name: "));
    service.listen(Connect.class, _ -> fixture.note("must not be called"));
    service.listen(HandlerFailed.class, _ -> fixture.note("must not fail"));
    noteDisconnect();
    fixture.start();
    long ann = gate.connect();
    gate.awaitText(ann, "Name: ");
    gate.leave(ann, LeaveReason.RESET);
    fixture.awaitLog("disconnect RESET");
  }

  @Test
  void forAnotherHandlerTheLeavingIsAFailure() {
    var client = new AtomicReference<Client>();
    service.listen(Connect.class, event -> client.compareAndSet(null, event.client()));
    service.listen(Receive.class, _ -> client.get().readLine());
    service.listen(
        HandlerFailed.class, event -> fixture.note(event.cause().getClass().getSimpleName()));
    fixture.start();
    long ann = gate.connect();
    long bob = gate.connect();
    gate.type(bob, "listen to ann");
    fixture.fence();
    gate.leave(ann, LeaveReason.RESET);
    fixture.awaitLog("DisconnectedException");
  }

  @Test
  void disconnectComesAfterTheOtherEventsOfTheClient() {
    service.listen(
        Receive.class,
        _ -> {
          service.sleep(Duration.ofMillis(20));
          fixture.note("unwound");
        });
    noteDisconnect();
    fixture.start();
    long ann = gate.connect();
    service
        .strand()
        .execute(() -> {
          gate.type(ann, "a");
          gate.leave(ann, LeaveReason.RESET);
        });
    fixture.awaitLog("unwound", "disconnect RESET");
  }

  @Test
  void closeSendsWhatWasWrittenDropsWhatWasTypedAndThenEndsTheWaits() {
    service.listen(
        Receive.class,
        event -> {
          fixture.note("receive " + event.line());
          event.client().write("bye");
          event.client().close();
          event.client().write("nobody hears this");
          event.client().readLine();
        });
    noteDisconnect();
    fixture.start();
    long ann = gate.connect();
    gate.type(ann, "quit", "look");
    fixture.awaitLog("receive quit", "disconnect CLOSED");
    assertThat(gate.text(ann)).startsWith("bye\n<closed>").doesNotContain("nobody");
  }

  @Test
  void aClientThatHasLeftAnswersNothing() {
    var client = new AtomicReference<Client>();
    service.listen(Connect.class, event -> client.set(event.client()));
    service.listen(
        Disconnect.class,
        event -> {
          event.client().write("ignored");
          try {
            event.client().readLine();
          } catch (DisconnectedException e) {
            fixture.note(e.getMessage());
          }
        });
    fixture.start();
    long ann = gate.connect();
    gate.leave(ann, LeaveReason.RESET);
    fixture.awaitLog("client 1 (127.0.0.1:40001) has left");
    assertThat(gate.text(ann)).doesNotContain("ignored");
    assertThat(client.get().isOpen()).isFalse();
  }

  @Test
  void rawClientsSendDataAndLineClientsSendLines() {
    service.raw();
    service.listen(
        Connect.class,
        event -> {
          fixture.note("data " + event.client().readData().length);
          assertThatIllegalStateException()
              .isThrownBy(event.client()::readLine)
              .withMessageContaining("raw mode")
              .withMessageContaining("readData()");
          fixture.note("refused");
        });
    fixture.start();
    gate.send(gate.connect(Mode.RAW), new byte[] {1, 2, 3});
    fixture.awaitLog("data 3", "refused");
  }

  @Test
  void waitingOffTheStrandIsAnErrorThatSaysSo() {
    var client = new AtomicReference<Client>();
    service.listen(Connect.class, event -> client.set(event.client()));
    fixture.start();
    gate.connect();
    fixture.awaitTrue(() -> client.get() != null);
    assertThatIllegalStateException()
        .isThrownBy(() -> client.get().ask("Name: "))
        .withMessageContaining("ask(\"Name: \") waits")
        .withMessageContaining(Thread.currentThread().getName());
  }

  @Test
  void sendsOneFrameForEachEventWithItsAcknowledgement() {
    service.listen(
        Receive.class,
        event -> {
          event.client().print("a");
          event.client().write("b");
          service.writeAll("c");
        });
    fixture.start();
    long ann = gate.connect();
    fixture.fence();
    int before = gate.frames().size();
    gate.type(ann, "one", "two");
    fixture.awaitTrue(() -> gate.acknowledged(ann) == 2);
    assertThat(gate.frames().size() - before).isEqualTo(2);
    assertThat(gate.frames().getLast().steps()).hasSize(4);
  }

  @Test
  void acknowledgesWhatADialogReadWhenItWaitsAgain() {
    service.listen(
        Connect.class,
        event -> {
          event.client().ask("One: ");
          event.client().ask("Two: ");
        });
    fixture.start();
    long ann = gate.connect();
    gate.type(ann, "1");
    gate.awaitText(ann, "Two: ");
    assertThat(gate.acknowledged(ann)).isEqualTo(1);
  }

  @Test
  void flushSendsBeforeTheEventEnds() {
    service.listen(
        Receive.class,
        event -> {
          event.client().write("working");
          assertThat(gate.text(1)).isEmpty();
          event.client().flush();
          fixture.note(gate.text(1));
        });
    fixture.start();
    gate.type(gate.connect(), "go");
    fixture.awaitLog("working\n");
  }

  @Test
  void writesFromOtherThreadsGoOutAtOnce() {
    var client = new AtomicReference<Client>();
    service.listen(Connect.class, event -> client.set(event.client()));
    fixture.start();
    long ann = gate.connect();
    fixture.awaitTrue(() -> client.get() != null);
    client.get().write("from outside");
    assertThat(gate.text(ann)).isEqualTo("from outside\n");
  }
}
