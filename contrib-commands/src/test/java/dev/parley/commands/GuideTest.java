package dev.parley.commands;

import dev.parley.Client;
import dev.parley.Clients;
import dev.parley.Connect;
import dev.parley.Handler;
import dev.parley.Service;
import dev.parley.Step;
import dev.parley.event.Key;
import dev.parley.language.Person;
import dev.parley.language.Pronouns;
import dev.parley.testkit.MemoryClient;
import dev.parley.testkit.MemoryService;
import dev.parley.text.Text;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// The snippets of docs/commands.md.
@Timeout(180)
class GuideTest {
  private static final Key<String> NAME = Key.of("name", String.class);

  // tag::methods[]
  static class TalkCommands {
    @Command(
        value = "say <message>",
        help = "Says something to all.",
        group = "talk",
        aliases = "'")
    void say(Service service, Client speaker, String message) {
      service.writeAll(Text.of(speaker.get(NAME), " says: ", message));
    }

    @Command(value = "roll [<dice:1..6>]", help = "Rolls dice.", group = "games")
    void roll(Client client, @Nullable Integer dice) {
      int count = dice == null ? 1 : dice;
      var rolled = client.service().random().ints(count, 1, 7).boxed().toList();
      client.write("You roll " + rolled + ".");
    }
  }

  // end::methods[]

  // tag::handler[]
  @Command(value = "retire", help = "Gives up your name.")
  static class Retire extends Handler<CommandEvent> {
    @Step(10)
    void ask() {
      if (!client().confirm("Really?")) {
        skipRest();
      }
    }

    @Step(20)
    void retire() {
      service().writeAll(Text.of(client().get(NAME), " is no more."));
      client().close();
    }
  }

  // end::handler[]

  // tag::type[]
  enum Direction {
    NORTH,
    SOUTH
  }

  static final ArgumentType<Direction> DIRECTION =
      ArgumentTypes.named(
          Direction.class, _ -> List.of(Direction.values()), direction -> direction.name());

  // end::type[]

  // tag::person[]
  record Player(String name, Pronouns pronouns) implements Person {}

  // end::person[]

  private static Service service() {
    var service = Service.create();
    service.listen(
        Connect.class, event -> event.client().put(NAME, event.client().ask("Name: ").strip()));
    // tag::plug[]
    var commands = Commands.of(service);
    commands.standard();
    commands.names(client -> client.get(NAME));
    commands
        .add(
            "tell <people:client...> <message>",
            cmd -> {
              Text told = Text.of(cmd.client().get(NAME), " tells you: ", cmd.text("message"));
              cmd.list("people", Client.class).forEach(person -> person.write(told));
            })
        .help("Says something to some people only.")
        .group("talk")
        .aliases("t");
    // end::plug[]
    // tag::add[]
    commands.addAll(new TalkCommands());
    commands.add(Retire::new);
    // end::add[]
    // tag::useType[]
    commands.type("direction", DIRECTION);
    commands.add(
        "go [to the] <direction> [for <time:duration>]",
        cmd -> {
          Direction where = cmd.get("direction", Direction.class, Direction.NORTH);
          Duration time = cmd.get("time", Duration.class, Duration.ofMinutes(1));
          cmd.client().write("You go " + where + " for " + time + ".");
        });
    // end::useType[]
    // tag::regex[]
    commands.add(
        "add",
        Pattern.compile("(\\d{1,6}) *\\+ *(?<other>\\d{1,6})"),
        "add <number> + <number>",
        cmd -> {
          int first = Integer.parseInt(cmd.group(1));
          int other = Integer.parseInt(cmd.text("other"));
          cmd.client().write("That makes " + (first + other) + ".");
        });
    // end::regex[]
    // tag::may[]
    commands.permissions((client, permission) -> "Ann".equals(client.get(NAME)));
    commands.add("shutdown", cmd -> cmd.service().stop()).permission("shutdown").whole();
    commands.add("bribe", cmd -> cmd.client().write("Shh.")).may(client -> client.has(NAME));
    // end::may[]
    // tag::cooldown[]
    commands.add("gong", cmd -> cmd.service().writeAll("GONG!")).cooldown(Duration.ofMinutes(5));
    // end::cooldown[]
    // tag::alias[]
    commands.alias("\\.(\\w+) (.*)", "tell $1 $2").alias("hi", "say Hello!");
    // end::alias[]
    // tag::sets[]
    CommandSet fishing = commands.set("fishing");
    fishing.add("pull", cmd -> cmd.client().write("A boot."));
    fishing.add("stop", cmd -> commands.pop(cmd.client(), fishing));
    commands.add("fish", cmd -> commands.push(cmd.client(), fishing));

    CommandSet bar = commands.set("bar");
    bar.add("order <drink>", cmd -> cmd.client().write(Text.of("One ", cmd.text("drink"))));
    Clients inTheBar = service.group("bar");
    commands.setsOf(client -> inTheBar.contains(client) ? Set.of(bar) : Set.of());
    // end::sets[]
    // tag::extend[]
    commands
        .extend("retire")
        .before(
            "retire",
            cmd -> {
              if (!cmd.client().ask("The magic word? ").equals("please")) {
                throw new CommandRefused("Then not.");
              }
            });
    commands.extend("gong").after(cmd -> cmd.client().write("Your ears ring."));
    // end::extend[]
    // tag::listen[]
    service.listen(
        CommandEvent.class,
        cmd -> {
          if (cmd.command().group().equals("talk")) {
            cmd.set("message", cmd.text("message").replace("damn", "d**n"));
          }
        });
    // end::listen[]
    // tag::socials[]
    Audience everybody =
        Audience.everybody(
            service,
            client -> client.has(NAME) ? new Player("" + client.get(NAME), Pronouns.SHE) : null);
    Socials.of(everybody).without("kick").with("high-five", "").addTo(commands);
    // end::socials[]
    return service;
  }

  private static MemoryClient person(MemoryService running, String name) {
    var client = running.client();
    client.expect("Name: ");
    client.send(name);
    client.expectNothing();
    return client;
  }

  @Test
  void doesWhatTheGuideSays() {
    try (var running = MemoryService.startUnderAngel(GuideTest::service)) {
      var ann = person(running, "Ann");
      var bob = person(running, "Bob");
      ann.send(".bob damn!");
      bob.expectLine("Ann tells you: d**n!");
      bob.send("hi");
      ann.expectLine("Bob says: Hello!");
      bob.expectLine("Bob says: Hello!");
      ann.send("go to the south for 1h30m");
      ann.expectLine("You go SOUTH for PT1H30M.");
      ann.send("go n");
      ann.expectLine("You go NORTH for PT1M.");
      ann.send("go up");
      ann.expectLine("There is no \"up\" here.");
      ann.send("roll 7");
      ann.expectLine("7 will not do here: give a number from 1 to 6.");
      ann.send("add 2+3");
      ann.expectLine("That makes 5.");
      bob.send("shutdown");
      bob.expect("There is no command \"shutdown\".");
      bob.expectLine();
      bob.send("gong");
      bob.expectLine("GONG!");
      bob.expectLine("Your ears ring.");
      bob.send("gong");
      bob.expectLine("You can do that again in 5 minutes.");
      ann.expectLine("GONG!");
      ann.send("order beer");
      ann.expect("There is no command");
      ann.expectLine();
      ann.send("fish");
      ann.send("pull");
      ann.expectLine("A boot.");
      running.restart();
      ann.send("pull");
      ann.expectLine("A boot.");
      bob.send("dance ann");
      bob.expectLine("You dance with Ann.");
      ann.expectLine("Bob dances with you.");
      bob.send("high-five ann");
      bob.expectLine("You high-five Ann.");
      ann.expectLine("Bob high-fives you.");
      bob.send("retire");
      bob.expect("Really?");
      bob.send("yes");
      bob.expect("The magic word? ");
      running.restart();
      bob.send("please");
      bob.expectLine("Bob is no more.");
      bob.expectClosed();
    }
  }
}
