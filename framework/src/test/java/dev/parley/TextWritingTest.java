package dev.parley;

import static dev.parley.text.Styles.green;
import static dev.parley.text.Styles.red;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.link.TerminalState;
import dev.parley.link.ToGate;
import dev.parley.link.ToService;
import dev.parley.strand.SpawnedTask;
import dev.parley.text.Text;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// What goes to the gate when a text is written to people with different terminals.
@Timeout(180)
class TextWritingTest {
  private static final int SCREEN_READER = 64;
  private static final int UTF_8 = 4;

  private final ServiceFixture fixture = new ServiceFixture();
  private final Service service = fixture.service;
  private final FakeGate gate = fixture.gate;
  private final List<Client> people = new ArrayList<>();

  @BeforeEach
  void fourConnect() {
    service.listen(Connect.class, event -> people.add(event.client()));
    fixture.start();
    for (int i = 0; i < 4; i++) {
      gate.connect();
    }
    fixture.fence();
  }

  @AfterEach
  void stop() {
    fixture.close();
  }

  private void terminal(long client, String type, int mtts, int columns, String charset) {
    gate.tell(
        new ToService.TerminalChanged(
            client,
            new TerminalState(
                true,
                List.of(type),
                mtts,
                columns,
                24,
                charset,
                Map.of(),
                Set.of(),
                false,
                Map.of())));
    fixture.fence();
  }

  /// The steps that write, of the last frame.
  private List<ToGate.WriteAll> writings() {
    return gate.frames().getLast().steps().stream()
        .filter(ToGate.WriteAll.class::isInstance)
        .map(ToGate.WriteAll.class::cast)
        .toList();
  }

  private void inOneFrame(SpawnedTask.Body task) {
    service.start(task);
    fixture.fence();
  }

  @Test
  void everybodySeesWhatTheirTerminalShows() {
    terminal(2, "xterm", 0, 80, "UTF-8");
    terminal(3, "vt100", UTF_8 | SCREEN_READER, 80, "UTF-8");
    terminal(4, "dumb", 0, 12, "US-ASCII");
    service.writeAll(Text.lines(Text.rule("Él"), Text.of("It is ", red("very hot"), ".")));
    String rule = "─".repeat(38) + " Él " + "─".repeat(38);
    assertThat(gate.text(1)).isEqualTo(rule + "\nIt is very hot.\n");
    assertThat(gate.text(2)).isEqualTo(rule + "\nIt is \033[31mvery hot\033[0m.\n");
    assertThat(gate.text(3)).isEqualTo("Él\nIt is very hot.\n");
    assertThat(gate.text(4)).isEqualTo("---- El ----\nIt is very\nhot.\n");
  }

  @Test
  void thoseWhoSeeTheSameShareAStep() {
    terminal(2, "xterm", 0, 132, "UTF-8");
    terminal(3, "xterm", 0, 80, "UTF-8");
    inOneFrame(() -> service.writeAll(Text.of("It is ", red("hot"), ".")));
    assertThat(writings())
        .extracting(step -> Arrays.toString(step.clients()))
        .containsExactly("[1, 4]", "[2, 3]");
    inOneFrame(() -> service.writeAll(Text.rule()));
    assertThat(writings())
        .extracting(step -> Arrays.toString(step.clients()))
        .containsExactly("[1, 3, 4]", "[2]");
  }

  @Test
  void aTerminalThatChangesIsWrittenToAsItIsNow() {
    Client ann = people.getFirst();
    Text text = Text.of(green("a"));
    ann.write(text);
    terminal(1, "xterm", 0, 80, "UTF-8");
    ann.write(text);
    assertThat(gate.text(1)).isEqualTo("a\n\033[32ma\033[0m\n");
  }

  @Test
  void questionsHaveStyles() {
    terminal(1, "xterm", 0, 80, "UTF-8");
    service.listen(
        Receive.class, event -> fixture.note(event.client().ask(Text.of(red(event.line()), "? "))));
    gate.type(1, "who");
    gate.awaitText(1, "\033[31mwho\033[0m? ");
    gate.type(1, "Ann");
    fixture.awaitLog("Ann");
  }

  @Test
  void aPageIsAsLongAsTheTerminal() {
    terminal(1, "xterm", 0, 20, "UTF-8");
    service.listen(
        Receive.class,
        event -> {
          Text line = red("eighteen columns..");
          fixture.note("" + event.client().page(Text.lines(Collections.nCopies(30, line))));
        });
    gate.type(1, "rules");
    gate.awaitText(1, "more");
    assertThat(gate.text(1).lines().filter(line -> line.contains("eighteen"))).hasSize(23);
    gate.type(1, "q");
    fixture.awaitLog("false");
  }
}
