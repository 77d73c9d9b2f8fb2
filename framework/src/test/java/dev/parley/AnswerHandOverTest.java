package dev.parley;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// An answer has come, and its dialog has not had its turn yet, when the process comes to its end.
@Timeout(180)
class AnswerHandOverTest {
  private final Generations generations = new Generations();
  private final FakeGate gate = generations.gate;

  @AfterEach
  void stop() {
    generations.close();
  }

  static final class Asking extends Handler<Connect> {
    @Step(10)
    void ask() {
      client().write("You said " + client().ask("Word: ") + ".");
    }
  }

  static final class Selecting extends Handler<Connect> {
    @Step(10)
    void ask() {
      client().write("Word: ");
      String word = client().<String>select().line(line -> line).await();
      client().write("You said " + word + ".");
    }
  }

  private long ann;
  private long bob;

  private void asking(Service service) {
    service.listen(Connect.class, Asking::new);
    talk(service);
  }

  private void selecting(Service service) {
    service.listen(Connect.class, Selecting::new);
    talk(service);
  }

  private void talk(Service service) {
    service.listen(
        Receive.class,
        event -> {
          switch (event.line()) {
            case "crash" -> {
              if (!event.redelivered()) {
                generations.crash();
              }
            }
            default -> event.client().write("You typed " + event.line() + ".");
          }
        });
  }

  @Test
  void isGivenToTheNextProcessAfterACrash() {
    crash(this::asking);
  }

  @Test
  void isGivenToTheNextProcessAfterACrashAlsoIfMoreWasWaitedFor() {
    crash(this::selecting);
  }

  private void crash(Consumer<Service> code) {
    generations.start(code);
    ann = gate.connect();
    bob = gate.connect();
    gate.awaitText(ann, "Word: ");
    gate.type(bob, "there");
    gate.awaitText(bob, "You said there.");

    // From the strand, since all three have to be in its queue before the dialog of the first one
    // is,
    // and another thread that is on its way out of the gate could bring them one by one.
    generations
        .service()
        .strand()
        .execute(() -> {
          gate.type(ann, "here");
          gate.type(bob, "hello", "crash");
        });
    generations.awaitTrue(() -> generations.seat().isGone());
    assertThat(gate.text(bob)).contains("You typed hello.");
    assertThat(gate.text(ann)).doesNotContain("You said");
    generations.start(code);

    gate.awaitText(ann, "You said here.");
    gate.type(ann, "more");
    gate.awaitText(ann, "You typed more.");
    assertThat(gate.acknowledged(ann)).isEqualTo(2);
  }
}
