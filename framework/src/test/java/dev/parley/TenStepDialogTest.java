package dev.parley;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.event.HandlerFailed;
import dev.parley.link.LeaveReason;
import dev.parley.strand.Wait;
import dev.parley.strand.WaitTimeoutException;
import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Ends a dialog of ten waiting calls at each of them in turn, in every way, and looks for what is
/// left.
@Timeout(180)
class TenStepDialogTest {
  private static final int STEPS = 10;
  private static final Duration SHORT = Duration.ofMillis(5);
  private static final Duration LONG = Duration.ofHours(1);

  private final ServiceFixture fixture = new ServiceFixture();
  private final Service service = fixture.service;
  private final FakeGate gate = fixture.gate;

  private final Set<Thread> threads = ConcurrentHashMap.newKeySet();
  private final AtomicReference<Client> client = new AtomicReference<>();

  @AfterEach
  void stop() {
    fixture.close();
  }

  static final class Bell extends ServiceEvent {
    Bell(Service service) {
      super(service);
    }
  }

  /// Asks in ten ways; the question at which the dialog is to end has a short time only, if it is
  /// to end by that.
  static final class Ten extends Handler<Connect> {
    private final TenStepDialogTest test;
    private final int timeoutAt;

    Ten(TenStepDialogTest test, int timeoutAt) {
      this.test = test;
      this.timeoutAt = timeoutAt;
    }

    private Duration at(int step) {
      test.threads.add(Thread.currentThread());
      test.fixture.note("at " + step);
      return step == timeoutAt ? SHORT : LONG;
    }

    @Step(1)
    void one() {
      var _ = client().readLine(at(1));
    }

    @Step(2)
    void two() {
      var _ = client().ask("ask: ", at(2));
    }

    @Step(3)
    void three() {
      var _ = client().askSecret("askSecret: ", at(3));
    }

    @Step(4)
    void four() {
      var _ = client().confirm("confirm", Reply.within(at(4)));
    }

    @Step(5)
    void five() {
      var _ = client().choose("choose: ", Menu.of("red", "green"), Reply.within(at(5)));
    }

    @Step(6)
    void six() {
      var _ = client().form(at(6), Field.secret("Word"));
    }

    @Step(7)
    void seven() {
      var _ = client().page("line\n".repeat(30), at(7));
    }

    @Step(8)
    void eight() {
      Duration limit = at(8);
      if (limit.equals(SHORT)) {
        throw new WaitTimeoutException("a sleep has no other end");
      }
      client().start(() -> service().sleep(LONG));
      var _ =
          client()
              .<String>select()
              .line(line -> line)
              .event(Bell.class, _ -> "bell")
              .after(LONG, () -> "late")
              .await();
    }

    @Step(9)
    void nine() {
      Duration limit = at(9);
      var _ = client().select().event(Bell.class, _ -> "bell").after(limit, Ten::late).await();
    }

    private static String late() {
      throw new WaitTimeoutException("late");
    }

    @Step(10)
    void ten() {
      var _ = client().ask("last: ", Reply.within(at(10)));
    }
  }

  private static final String[][] ANSWERS = {
    {"x"}, {"x"}, {"x"}, {"y"}, {"1"}, {"x", "yes"}, {""}, {"x"}, {}, {"x"}
  };

  /// Begins the dialog and answers up to the step.
  private long playUntil(int step, int timeoutAt) {
    service.listen(
        Connect.class,
        event -> {
          client.set(event.client());
          service.group("circle").add(event.client());
        });
    service.listen(Connect.class, () -> new Ten(this, timeoutAt));
    service.listen(HandlerFailed.class, event -> fixture.note("" + event.cause().getClass()));
    service.listen(Disconnect.class, _ -> fixture.note("disconnect"));
    fixture.start();
    long number = gate.connect();
    for (int i = 1; i <= step; i++) {
      String reached = "at " + i;
      fixture.awaitTrue(() -> fixture.log().contains(reached));
      if (i < step) {
        if (i == 9) {
          service.trigger(new Bell(service));
        }
        gate.type(number, ANSWERS[i - 1]);
      }
    }
    return number;
  }

  private void assertNothingIsLeft(long number) throws Exception {
    fixture.awaitTrue(() -> service.strand().waiting() == 0);
    assertThat(service.trigger(new Bell(service)).heard()).isZero();
    String text = gate.text(number);
    assertThat(text.split("<no echo>", -1)).hasSameSizeAs(text.split("<echo>", -1));
    assertThat(text.lastIndexOf("<no echo>")).isLessThanOrEqualTo(text.lastIndexOf("<echo>"));
  }

  /// No list of the service knows the client any more.
  private void assertIsForgotten() {
    fixture.awaitTrue(() -> service.life().clients() == 0);
    assertThat(service.clients().contains(client.get())).isFalse();
    assertThat(service.group("circle").contains(client.get())).isFalse();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
  void leavesNothingWhenTheClientLeaves(int step) throws Exception {
    long number = playUntil(step, 0);
    gate.leave(number, LeaveReason.RESET);
    fixture.awaitTrue(() -> fixture.log().contains("disconnect"));
    assertThat(fixture.log()).hasSize(step + 1);
    assertNothingIsLeft(number);
    assertIsForgotten();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
  void leavesNothingWhenTheTimeIsOver(int step) throws Exception {
    long number = playUntil(step, step);
    String failure = "" + WaitTimeoutException.class;
    fixture.awaitTrue(() -> fixture.log().contains(failure));
    gate.leave(number, LeaveReason.RESET);
    assertNothingIsLeft(number);
    assertIsForgotten();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
  void leavesNothingWhenTheServiceStops(int step) throws Exception {
    long number = playUntil(step, 0);
    service.close();
    assertThat(service.strand().waiting()).isZero();
    assertThat(fixture.log()).hasSize(step + 1).endsWith("disconnect");
    String text = gate.text(number);
    assertThat(text.split("<no echo>", -1)).hasSameSizeAs(text.split("<echo>", -1));
    fixture.awaitTrue(() -> threads.stream().noneMatch(Thread::isAlive));
  }

  @Test
  void allOfItCanBeAnswered() throws Exception {
    long number = playUntil(STEPS, 0);
    gate.type(number, "x");
    gate.leave(number, LeaveReason.RESET);
    assertNothingIsLeft(number);
    fixture.awaitTrue(() -> fixture.log().contains("disconnect"));
    assertThat(fixture.log()).hasSize(STEPS + 1);
  }

  /// Depends on the collector, and on what the virtual machine keeps of its own.
  @Tag("slow")
  @Test
  void aClientThatHasLeftIsCollected() {
    long number = playUntil(1, 0);
    gate.leave(number, LeaveReason.RESET);
    fixture.awaitTrue(() -> fixture.log().contains("disconnect"));
    var forgotten = new WeakReference<>(client.getAndSet(null));
    fixture.awaitTrue(() -> {
      service.strand().execute(this::throwAnother);
      System.gc();
      return forgotten.refersTo(null);
    });
  }

  /// The virtual machine may keep the last exception that was thrown on a carrier, and that one
  /// knows its client; another one takes its place.
  private void throwAnother() {
    try {
      var _ = Wait.<String>forInput(service.strand(), "nothing").await(Duration.ZERO);
    } catch (WaitTimeoutException _) {
      // What it is for.
    }
  }
}
