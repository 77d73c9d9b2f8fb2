package dev.parley.testkit;

import static dev.parley.text.Styles.red;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.Connect;
import dev.parley.Handler;
import dev.parley.OutOfBand;
import dev.parley.Receive;
import dev.parley.Service;
import dev.parley.Step;
import dev.parley.TerminalChanged;
import dev.parley.text.ColourDepth;
import dev.parley.text.Text;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// What people with different terminals see, without sockets.
@Timeout(180)
class TestTerminalTest {
  private static Service painter() {
    var service = Service.create();
    service.listen(
        Receive.class,
        event -> service.writeAll(Text.lines(Text.rule("Él"), Text.of("It is ", red("hot"), "."))));
    service.listen(
        TerminalChanged.class,
        event -> event.client().write("Now " + event.terminal().columns() + "."));
    service.listen(
        OutOfBand.class,
        event -> service.clients().send(event.message(), Map.of("from", event.json())));
    return service;
  }

  @Test
  void everybodySeesWhatTheirTerminalShows() {
    try (var running = MemoryService.start(TestTerminalTest::painter)) {
      var plain = running.client(TestTerminal.plain().size(12, 24));
      var colour = running.client(TestTerminal.plain().size(12, 24).colours(ColourDepth.SIXTEEN));
      var named = running.client(TestTerminal.plain().size(12, 24).types("xterm"));
      var reader = running.client(TestTerminal.plain().screenReader());
      var ascii = running.client(TestTerminal.plain().size(12, 24).ascii());
      plain.send("look");
      plain.expectNext("──── Él ────\r\nIt is hot.\r\n");
      colour.expectNext("──── Él ────\r\nIt is \033[31mhot\033[0m.\r\n");
      named.expectNext("──── Él ────\r\nIt is \033[31mhot\033[0m.\r\n");
      reader.expectNext("Él\r\nIt is hot.\r\n");
      ascii.expectNext("---- El ----\r\nIt is hot.\r\n");
    }
  }

  @Test
  void aTerminalChangesAndTheServiceIsTold() {
    try (var running = MemoryService.start(TestTerminalTest::painter)) {
      var ann = running.client();
      ann.terminal(ann.terminal().size(12, 24));
      ann.expectLine("Now 12.");
      ann.terminal(ann.terminal());
      ann.send("look");
      ann.expectLine("──── Él ────");
    }
  }

  @Test
  void aMessageGoesToThoseWhoWantIt() {
    try (var running = MemoryService.start(TestTerminalTest::painter)) {
      var all = running.client(TestTerminal.plain().messages());
      var some = running.client(TestTerminal.plain().messages("Room"));
      var none = running.client();
      all.sendMessage("Room.Enter", "\"north\"");
      all.sendMessage("Char.Login", "1");
      assertThat(all.takeMessages())
          .containsExactly(
              "Room.Enter {\"from\":\"\\\"north\\\"\"}", "Char.Login {\"from\":\"1\"}");
      assertThat(some.takeMessages()).containsExactly("Room.Enter {\"from\":\"\\\"north\\\"\"}");
      assertThat(none.takeMessages()).isEmpty();
    }
  }

  @Test
  void aGroupIsSentToThroughItsFilterOnly() {
    var service =
        new Object() {
          Service made() {
            var service = Service.create();
            service.listen(Connect.class, event -> service.group("room").add(event.client()));
            service.listen(
                Receive.class,
                event -> {
                  var room = service.group("room");
                  room.filterAll(client -> !client.equals(event.client()));
                  room.send("A", List.of(1));
                  room.send("B", 2, client -> false);
                });
            return service;
          }
        };
    try (var running = MemoryService.start(service::made)) {
      var ann = running.client(TestTerminal.plain().messages());
      var bob = running.client(TestTerminal.plain().messages());
      ann.send("go");
      assertThat(bob.takeMessages()).containsExactly("A [1]");
      assertThat(ann.takeMessages()).isEmpty();
    }
  }

  @Test
  void refusesASizeThatNobodyHas() {
    assertThatThrownBy(() -> TestTerminal.plain().size(0, 24))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("0 by 24");
  }

  /// Goes one way on wide terminals and another on narrow ones.
  public static class Layout extends Handler<Connect> {
    @Step(10)
    protected void choose() {
      var client = client();
      var wide = client.terminal().columns() > 100;
      var width = client.display().width();
      var answer = wide ? client.ask("Columns? ") : client.ask("Lines? ");
      client.write("%s: was %d, is %d".formatted(answer, width, client.terminal().columns()));
    }
  }

  @Test
  void aStepThatIsReplayedSeesTheTerminalThatItSaw() {
    try (var running =
        MemoryService.startUnderAngel(() -> {
          var service = Service.create();
          service.listen(Connect.class, Layout::new);
          return service;
        })) {
      var ann = running.client(TestTerminal.plain().size(132, 50));
      ann.expectNext("Columns? ");
      ann.terminal(ann.terminal().size(40, 50));
      running.restart();
      ann.terminal(ann.terminal().size(42, 50));
      running.crash();
      ann.send("yes");
      ann.expectLine("yes: was 132, is 42");
    }
  }
}
