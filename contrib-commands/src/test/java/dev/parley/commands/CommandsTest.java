package dev.parley.commands;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.Client;
import dev.parley.Connect;
import dev.parley.Handler;
import dev.parley.Service;
import dev.parley.Step;
import dev.parley.event.Key;
import dev.parley.testkit.MemoryClient;
import dev.parley.testkit.MemoryService;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(180)
class CommandsTest {
  private static final Key<String> NAME = Key.of("name", String.class);

  /// A service in which the first line of everybody is their name.
  private static Service service(Consumer<Commands> setup) {
    var service = Service.create();
    service.listen(
        Connect.class, event -> event.client().put(NAME, event.client().ask("Name: ").strip()));
    var commands = Commands.of(service).names(client -> client.get(NAME));
    setup.accept(commands);
    return service;
  }

  private static MemoryService start(Consumer<Commands> setup, String... settings) {
    return MemoryService.start(() -> service(setup), settings);
  }

  private static MemoryClient person(MemoryService running, String name) {
    var client = running.client();
    client.expect("Name: ");
    client.send(name);
    client.expectNothing();
    return client;
  }

  @Test
  void runsACommandWithItsArguments() {
    try (var running =
        start(commands ->
            commands.add(
                "tell <people:client...> <message>",
                cmd -> {
                  List<Client> people = cmd.list("people", Client.class);
                  people.forEach(
                      person -> person.write(cmd.client().get(NAME) + ": " + cmd.text("message")));
                }))) {
      var ann = person(running, "Ann");
      var bob = person(running, "Bob");
      var cat = person(running, "Cat");
      ann.send("tell bob and CAT good morning, and welcome");
      bob.expectLine("Ann: good morning, and welcome");
      cat.expectLine("Ann: good morning, and welcome");
      ann.send("tell bob and now what");
      bob.expectLine("Ann: and now what");
      ann.send("tell bob, dan what");
      ann.expectLine("There is no \"dan\" here.");
      ann.send("tell bob");
      ann.expectLine("Syntax: tell <people...> <message>");
    }
  }

  @Test
  void saysThatACommandIsUnknownAndWhatMayBeMeant() {
    try (var running =
        start(commands -> {
          commands.add("shout <message>", _ -> {});
          commands.add("secret", _ -> {}).may(_ -> false);
        })) {
      var ann = running.client();
      ann.send("Ann");
      ann.expect("Name: ");
      ann.send("shuot hello");
      ann.expectLine("There is no command \"shuot\". Did you mean shout?");
      ann.send("secret");
      ann.expectLine("There is no command \"secret\". Type \"commands\" to see what there is.");
      ann.send("secrte");
      ann.expectLine("There is no command \"secrte\". Type \"commands\" to see what there is.");
      ann.send("  ");
      ann.expectNothing();
    }
  }

  @Test
  void takesUnambiguousBeginningsAndTheExactNameFirst() {
    Consumer<Commands> setup =
        commands -> {
          commands.add("look", cmd -> cmd.client().write("looking"));
          commands.add("load", cmd -> cmd.client().write("loading"));
          commands.add("lo", cmd -> cmd.client().write("lo and behold"));
          commands.add("loot", cmd -> cmd.client().write("looting")).whole();
        };
    try (var running = start(setup)) {
      var ann = person(running, "Ann");
      ann.send("loo");
      ann.expectLine("looking");
      ann.send("lo");
      ann.expectLine("lo and behold");
      ann.send("l");
      ann.expectLine("\"l\" is short for several commands: lo, load and look.");
    }
    try (var running = start(setup, "--no-commands-abbreviations")) {
      var ann = person(running, "Ann");
      ann.send("loo");
      ann.expectLine("There is no command \"loo\". Did you mean lo, look or loot?");
    }
  }

  @Test
  void knowsAliases() {
    try (var running =
        start(commands -> {
          commands.add("say <message>", cmd -> cmd.client().write("> " + cmd.text("message")));
          commands.extend("say").aliases("'", "talk");
          commands.alias("!(.*)", "shout $1").alias("shout (.*)", "say $1!");
        })) {
      var ann = person(running, "Ann");
      ann.send("'hello there");
      ann.expectLine("> hello there");
      ann.send("TALK on");
      ann.expectLine("> on");
      ann.send("!stop");
      ann.expectLine("> stop!");
    }
  }

  @Test
  void understandsRegularExpressions() {
    try (var running =
        start(commands ->
            commands.add(
                "roll",
                Pattern.compile("(\\d+)d(?<sides>\\d+)(?: plus (\\d+))?"),
                "roll <number>d<sides> [plus <number>]",
                cmd ->
                    cmd.client()
                        .write(cmd.group(1) + "," + cmd.text("sides") + "," + cmd.has("3"))))) {
      var ann = person(running, "Ann");
      ann.send("roll 3D6");
      ann.expectLine("3,6,false");
      ann.send("roll 3d6 Plus 4");
      ann.expectLine("3,6,true");
      ann.send("roll");
      ann.expectLine("Syntax: roll <number>d<sides> [plus <number>]");
    }
  }

  @Test
  void tellsOfAFailureAndGoesOn() {
    Consumer<Commands> setup =
        commands -> {
          commands.add(
              "burn",
              _ -> {
                throw new IllegalStateException("no wood");
              });
          commands.add(
              "refuse",
              _ -> {
                throw new CommandRefused("You are not in the mood.");
              });
        };
    try (var running = start(setup)) {
      var ann = person(running, "Ann");
      ann.send("burn");
      ann.expectLine("Something went wrong with \"burn\". It has been noted.");
      ann.send("refuse");
      ann.expectLine("You are not in the mood.");
      assertThat(running.takeFailures()).singleElement().isInstanceOf(IllegalStateException.class);
    }
    try (var running = start(setup, "--commands-debug")) {
      var ann = person(running, "Ann");
      ann.send("burn");
      ann.expectLine("Something went wrong with \"burn\". It has been noted.");
      ann.expectLine("java.lang.IllegalStateException: no wood");
      assertThat(running.takeFailures()).hasSize(1);
    }
  }

  @Test
  void restsUntilItsCooldownIsOver() {
    try (var running =
        start(commands ->
            commands
                .add("ring", cmd -> cmd.client().write("Ding."))
                .cooldown(Duration.ofSeconds(90)))) {
      var ann = person(running, "Ann");
      var bob = person(running, "Bob");
      ann.send("ring");
      ann.expectLine("Ding.");
      ann.send("ring");
      ann.expectLine("You can do that again in 90 seconds.");
      bob.send("ring");
      bob.expectLine("Ding.");
      running.advance(Duration.ofSeconds(89));
      ann.send("ring");
      ann.expectLine("You can do that again in one second.");
      running.advance(Duration.ofSeconds(1));
      ann.send("ring");
      ann.expectLine("Ding.");
    }
  }

  @Test
  void doesNotRestForALineThatComesAgain() {
    Consumer<Commands> setup =
        commands ->
            commands
                .add("ring", cmd -> cmd.client().write(cmd.client().ask("How often? ") + " times."))
                .cooldown(Duration.ofSeconds(90));
    try (var running = MemoryService.startUnderAngel(() -> service(setup))) {
      var ann = person(running, "Ann");
      ann.send("ring");
      ann.expect("How often? ");
      running.restart();
      ann.send("three");
      ann.expectLine("How often? three times.");
      ann.send("ring");
      ann.expectLine("You can do that again in 90 seconds.");
    }
  }

  @Test
  void tellsWhoeverTypesItWhenALineCanNotEvenBeUnderstood() {
    Consumer<Commands> setup =
        commands -> {
          commands.type(
              "wish",
              new ArgumentType<>(String.class, ArgumentType.Extent.WORD) {
                @Override
                public String parse(String words, ArgumentContext context) {
                  throw new IllegalStateException("no genie");
                }
              });
          commands.add("wish <what:wish>", _ -> {});
        };
    try (var running = start(setup, "--commands-debug")) {
      var ann = person(running, "Ann");
      ann.send("wish gold");
      ann.expectLine("Something went wrong with what you typed. It has been noted.");
      ann.expectLine("java.lang.IllegalStateException: no genie");
      assertThat(running.takeFailures()).singleElement().isInstanceOf(IllegalStateException.class);
    }
  }

  @Test
  void letsListenersStopOrChangeACommand() {
    try (var running =
        start(commands -> {
          commands.add("say <message>", cmd -> cmd.client().write("> " + cmd.text("message")));
          commands
              .service()
              .listen(
                  CommandEvent.class,
                  cmd -> {
                    if (cmd.text("message").contains("damn")) {
                      cmd.client().write("Language!");
                      cmd.stop();
                    }
                    cmd.set("message", cmd.text("message").toUpperCase(Locale.ROOT));
                  });
        })) {
      var ann = person(running, "Ann");
      ann.send("say damn");
      ann.expectLine("Language!");
      ann.send("say well");
      ann.expectLine("> WELL");
    }
  }

  @Test
  void stacksSets() {
    try (var running =
        start(commands -> {
          CommandSet fishing = commands.set("fishing");
          CommandSet boat = commands.set("boat");
          commands.add("look", cmd -> cmd.client().write("a lake"));
          commands.add("fish", cmd -> commands.push(cmd.client(), fishing));
          commands.add("board", cmd -> commands.push(cmd.client(), boat));
          fishing.add("look", cmd -> cmd.client().write("a float"));
          fishing.add("stop", cmd -> commands.pop(cmd.client(), fishing));
          boat.add("look", cmd -> cmd.client().write("planks"));
          boat.add("row", cmd -> cmd.client().write("splash"));
          CommandSet night = commands.set("night");
          night.add("sleep", cmd -> cmd.client().write("zzz"));
          commands.setsOf(client -> "Bob".equals(client.get(NAME)) ? List.of(night) : List.of());
        })) {
      var ann = person(running, "Ann");
      var bob = person(running, "Bob");
      bob.send("sleep");
      bob.expectLine("zzz");
      ann.send("row");
      ann.expectLine("There is no command \"row\". Type \"commands\" to see what there is.");
      ann.send("board");
      ann.send("row");
      ann.expectLine("splash");
      ann.send("fish");
      ann.send("look");
      ann.expectLine("a float");
      ann.send("stop");
      ann.send("look");
      ann.expectLine("planks");
      bob.send("look");
      bob.expectLine("a lake");
    }
  }

  @Test
  void extendsACommandWithoutKnowingIt() {
    try (var running =
        start(commands -> {
          commands.add("look", Look::new);
          commands
              .extend("look")
              .before(cmd -> {
                if (cmd.client().ask("Eyes open? ").equals("no")) {
                  throw new CommandRefused("It is dark.");
                }
              })
              .after(cmd -> cmd.client().write("Nothing more."));
        })) {
      var ann = person(running, "Ann");
      ann.send("look");
      ann.expect("Eyes open? ");
      ann.send("no");
      ann.expectLine("It is dark.");
      ann.send("look");
      ann.expect("Eyes open? ");
      ann.send("yes");
      ann.expect("Where? ");
      ann.send("up");
      ann.expectLine("You look up.");
      ann.expectLine("Nothing more.");
    }
  }

  static class Look extends Handler<CommandEvent> {
    private String where = "";

    @Step(10)
    void ask() {
      where = client().ask("Where? ");
    }

    @Step(20)
    void look() {
      client().write("You look " + where + ".");
    }
  }

  @Test
  void goesOnWithAConversationAfterARestart() {
    Consumer<Commands> setup =
        commands -> {
          commands.add("give <what> to <whom:client>", Give::new);
          commands.extend("give").after(cmd -> cmd.client().write("Done."));
        };
    try (var running = MemoryService.startUnderAngel(() -> service(setup))) {
      var ann = person(running, "Ann");
      var bob = person(running, "Bob");
      bob.expectNothing();
      ann.send("give \"a red ball\" to bob");
      ann.expect("Sure? ");
      running.restart();
      ann.expectNothing();
      ann.send("yes");
      ann.expect("Really? ");
      running.crash();
      ann.send("yes");
      bob.expectLine("Ann gives you a red ball.");
      ann.expectLine("Done.");
      ann.send("give it to bob");
      ann.expect("Sure? ");
      bob.close();
      ann.expectNothing();
      running.restart();
      ann.expectLine("There is no \"bob\" here.");
      ann.send("give it to ann");
      ann.expect("Sure? ");
    }
  }

  static class Give extends Handler<CommandEvent> {
    @Step(10)
    void ask() {
      client().ask("Sure? ");
      client().ask("Really? ");
    }

    @Step(20)
    void give() {
      Client whom = event().get("whom", Client.class);
      whom.write(client().get(NAME) + " gives you " + event().text("what") + ".");
    }
  }
}
