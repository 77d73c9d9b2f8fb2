package dev.parley.commands;

import dev.parley.Service;
import dev.parley.testkit.MemoryService;
import dev.parley.testkit.TestService;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(180)
class StandardCommandsTest {
  private static Service service(Consumer<Commands> setup) {
    var service = Service.create();
    var commands = Commands.of(service).standard();
    commands
        .add("say <message>", cmd -> cmd.client().write("> " + cmd.text("message")))
        .help("Says something. Everybody hears it.")
        .group("talk")
        .aliases("'");
    commands.add("ban <name>", _ -> {}).group("talk").permission("ban");
    setup.accept(commands);
    return service;
  }

  @Test
  void listsWhatSomebodyMayUse() {
    try (var running = MemoryService.start(() -> service(_ -> {}))) {
      var ann = running.client();
      ann.send("commands");
      ann.expectLine("general: commands, help, quit");
      ann.expectLine("talk: say");
      ann.expectLine("Type \"help\" and a name to learn more.");
      ann.send("commands talk");
      ann.expect("say");
      ann.expect("Says something.");
      ann.expectMatch(Pattern.compile("\r\n"));
      ann.send("commands magic");
      ann.expectLine("There is no group \"magic\". There are: general, talk");
    }
  }

  @Test
  void explainsAndFinds() {
    try (var running =
        MemoryService.start(
            () -> service(commands -> commands.permissions((_, what) -> what.equals("ban"))))) {
      var ann = running.client();
      ann.send("help say");
      ann.expectLine("say <message>");
      ann.expectLine("Says something. Everybody hears it.");
      ann.expectLine("Also: '");
      ann.send("? everybody hears");
      ann.expectLine("say <message>");
      ann.expectLine("Says something. Everybody hears it.");
      ann.expectLine("Also: '");
      ann.send("help talk");
      ann.expectLine("About \"talk\":");
      ann.expect("ban");
      ann.expect("say");
      ann.expectMatch(Pattern.compile("\r\n"));
      ann.send("help zork");
      ann.expectLine("There is no help about \"zork\". Type \"commands\" to see what there is.");
      ann.send("restart");
      ann.expect("There is no command \"restart\".");
    }
  }

  @Test
  void restartsByPermission() {
    try (var running =
        MemoryService.start(() -> service(commands -> commands.permissions((_, _) -> true)))) {
      var ann = running.client();
      ann.send("restart");
      ann.expectLine("It runs without an angel, and can't be restarted.");
    }
    try (var running =
        MemoryService.startUnderAngel(
            () -> service(commands -> commands.permissions((_, _) -> true)))) {
      var ann = running.client();
      ann.send("restart");
      ann.expectLine("It restarts.");
      ann.send("say on");
      ann.expectLine("> on");
    }
  }

  @Test
  void worksThroughSockets() {
    try (var running = TestService.start(service(_ -> {}))) {
      var ann = running.client();
      ann.send("'hello");
      ann.expectLine("> hello");
      ann.send("quit");
      ann.expectLine("Goodbye.");
      ann.expectClosed();
    }
  }
}
