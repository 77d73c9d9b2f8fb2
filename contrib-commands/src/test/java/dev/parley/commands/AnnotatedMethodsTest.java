package dev.parley.commands;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.Client;
import dev.parley.Handler;
import dev.parley.Service;
import dev.parley.Step;
import dev.parley.testkit.MemoryService;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(180)
class AnnotatedMethodsTest {
  static class Base {
    @Command("echo <text>")
    void echo(Client client, String text) {
      client.write(text);
    }

    @Command("sum <numbers:number...> [times <factor:number>]")
    void sum(CommandEvent event, List<Integer> numbers, @Nullable Integer factor) {
      int sum = numbers.stream().mapToInt(Integer::intValue).sum();
      event.client().write("= " + sum * (factor == null ? 1 : factor));
    }
  }

  static class Derived extends Base {
    @Override
    @Command(value = "echo <text>", help = "Louder.", group = "noise", aliases = "shout")
    void echo(Client client, String text) {
      super.echo(client, text + "!");
    }

    @Command("double <n:number>")
    private static void twice(StringBuilder supplied, int n) {
      supplied.append(2 * n);
    }

    @Command(value = "swap", regex = "(\\w+)(?: (\\w+))?", syntax = "swap <a> [<b>]")
    void swap(Client client, String a, @Nullable String b) {
      client.write(b + " " + a);
    }
  }

  @Test
  void methodsAreCommandsWithTheirArguments() {
    var supplied = new StringBuilder();
    try (var running =
        MemoryService.start(() -> {
          var service = Service.create();
          var commands = Commands.of(service).supply(StringBuilder.class, _ -> supplied);
          assertThat(commands.addAll(new Derived()))
              .extracting(RegisteredCommand::name)
              .containsExactly("double", "echo", "sum", "swap");
          assertThat(commands.extend("echo").help()).isEqualTo("Louder.");
          assertThat(commands.extend("shout").group()).isEqualTo("noise");
          assertThat(commands.extend("swap").syntax()).isEqualTo("swap <a> [<b>]");
          return service;
        })) {
      var ann = running.client();
      ann.send("echo hello");
      ann.expectLine("hello!");
      ann.send("sum 1, 2 and 3");
      ann.expectLine("= 6");
      ann.send("sum 1,2 times 4");
      ann.expectLine("= 12");
      ann.send("swap one");
      ann.expectLine("null one");
      ann.send("double 21");
      ann.expectNothing();
      assertThat(supplied).hasToString("42");
    }
  }

  static class TooFew {
    @Command("a <b>")
    void wrong() {}
  }

  static class Unsupplied {
    @Command("a")
    void wrong(Thread thread) {}
  }

  static class OtherType {
    @Command("a <b:number>")
    void wrong(String b) {}
  }

  static class PrimitiveOptional {
    @Command("a [<b:number>]")
    void wrong(int b) {}
  }

  static class Returns {
    @Command("a")
    int wrong() {
      return 1;
    }
  }

  static class Unannotated extends Handler<CommandEvent> {
    @Step(1)
    void step() {}
  }

  @Test
  void mistakesAreToldAtOnce() {
    var commands = Commands.of(Service.create());
    assertRefused(commands, new TooFew(), "has 0 parameters (expected one for each of the");
    assertRefused(commands, new Unsupplied(), "has a parameter of java.lang.Thread (expected");
    assertRefused(commands, new OtherType(), "String for <b> (expected java.lang.Integer)");
    assertRefused(commands, new PrimitiveOptional(), "which may be left out (expected");
    assertRefused(commands, new Returns(), "returns a value (expected void)");
    assertRefused(commands, "text", "java.lang.String has no method annotated with @Command");
    assertThatThrownBy(() -> commands.add(Unannotated::new))
        .hasMessageContaining("is not annotated with @Command");
    commands.add("echo", _ -> {});
    assertRefused(commands, new Base(), "is a second command \"echo\"");
    assertThat(commands.all()).extracting(RegisteredCommand::name).containsExactly("echo");
    assertThatThrownBy(() -> commands.add("Echo <x>", _ -> {}))
        .isInstanceOf(CommandDefinitionException.class)
        .hasMessageContaining("\"echo\" is the name of a command already");
    assertThatThrownBy(() -> commands.alias("(a)", "$2"))
        .hasMessageContaining("\"$2\" in \"$2\" (expected $1");
    assertThatThrownBy(() -> commands.extend("nothing"))
        .hasMessageContaining("no command \"nothing\"");
  }

  private static void assertRefused(Commands commands, Object methods, String message) {
    assertThatThrownBy(() -> commands.addAll(methods))
        .isInstanceOf(CommandDefinitionException.class)
        .hasMessageContaining(message);
  }
}
