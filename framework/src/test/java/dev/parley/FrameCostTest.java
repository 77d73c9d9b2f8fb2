package dev.parley;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.parley.event.Key;
import dev.parley.link.ToGate;
import dev.parley.strand.Time;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// What goes to the gate for a line, where another process may have to go on from it.
@Timeout(180)
class FrameCostTest {
  private static final Key<Integer> COUNT = Key.of("count", Integer.class);
  private static final Key<String> NAME = Key.of("name", String.class);

  private final FakeGate gate = new FakeGate();
  private Service service;
  private long client;

  @BeforeEach
  void start() {
    gate.keep();
    service = new Service(Time.system(), _ -> gate);
    service.listen(
        Connect.class,
        event -> {
          event.client().put(NAME, "Ann");
          event.client().write("Hello.");
        });
  }

  @AfterEach
  void stop() {
    service.close();
  }

  @Test
  void aLineThatChangesNothingIsOutputAndAcknowledgementOnly() {
    run(event -> event.client().write(event.client().get(NAME) + ": " + event.line()));

    assertThat(stepsFor("one"))
        .containsExactly(new ToGate.Write(client, "Ann: one\n"), new ToGate.Acknowledge(client, 1));
    assertThat(stepsFor("two"))
        .containsExactly(new ToGate.Write(client, "Ann: two\n"), new ToGate.Acknowledge(client, 1));
  }

  @Test
  void onlyWhatALineChangesIsWrittenDown() {
    run(event -> {
      event.client().update(COUNT, count -> count == null ? 1 : count + 1);
      event.client().update(COUNT, count -> count == null ? 1 : count + 1);
    });

    assertThat(stepsFor("one"))
        .satisfiesExactlyInAnyOrder(
            step ->
                assertThat(step)
                    .isInstanceOfSatisfying(
                        ToGate.Keep.class, keep -> assertThat(keep.name()).contains("count")),
            step -> assertThat(step).isEqualTo(new ToGate.Acknowledge(client, 1)));
  }

  private void run(Consumer<Receive> handler) {
    service.listen(Receive.class, handler::accept);
    service.start();
    client = gate.connect();
    gate.awaitText(client, "Hello.");
  }

  /// The steps of all frames that come of a line.
  private List<ToGate> stepsFor(String line) {
    int before = gate.frames().size();
    int acknowledged = gate.acknowledged(client);
    gate.type(client, line);
    await()
        .atMost(Duration.ofSeconds(60))
        .pollInterval(Duration.ofMillis(1))
        .until(() -> gate.acknowledged(client) == acknowledged + 1);
    var frames = gate.frames();
    return frames.subList(before, frames.size()).stream()
        .flatMap(frame -> frame.steps().stream())
        .toList();
  }
}
