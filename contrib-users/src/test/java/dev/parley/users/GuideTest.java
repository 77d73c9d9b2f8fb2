package dev.parley.users;

import dev.parley.Service;
import dev.parley.Step;
import dev.parley.commands.Audience;
import dev.parley.commands.CommandRefused;
import dev.parley.commands.Commands;
import dev.parley.commands.Socials;
import dev.parley.testkit.MemoryService;
import dev.parley.users.names.NamePolicy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// The snippets of docs/users.md.
@Timeout(180)
class GuideTest {
  private static Service talker() {
    Service service = Talker.bare();
    // tag::plug[]
    var commands = Commands.of(service).standard();
    var users = Users.of(service).plugIn(commands);
    Socials.addTo(commands, Audience.everybody(service, users::of));
    // end::plug[]
    return service;
  }

  // tag::player[]
  static class Player extends User {
    int gold = 10;
  }

  // end::player[]

  private static Service game() {
    Service service = Talker.bare();
    // tag::players[]
    var commands = Commands.of(service).standard();
    var players = Users.of(service, Player.class, Player::new).plugIn(commands);
    players.names(NamePolicy.STANDARD.withLength(3, 12).reserving("Merlin"));
    players.signIn(GameSignIn::new);
    players.roles().define("builder", "dig", "describe");
    commands
        .add(
            "give <person> <amount:1..>",
            cmd -> {
              var giver = players.of(cmd.client());
              var taker = cmd.get("person", Player.class);
              if (giver.gold < cmd.number("amount")) {
                throw new CommandRefused("You have %d gold.".formatted(giver.gold));
              }
              giver.gold -= cmd.number("amount");
              taker.gold += cmd.number("amount");
              service.transaction(tx -> {
                tx.save(giver);
                tx.save(taker);
              });
              players.write(taker, "%s gives you gold.".formatted(giver.name()));
            })
        .may(client -> players.of(client) != null);
    // end::players[]
    // tag::events[]
    service.listen(
        SignedIn.class,
        event -> event.client().write("You have %d gold.".formatted(((Player) event.user()).gold)));
    // end::events[]
    return service;
  }

  // tag::signin[]
  static class GameSignIn extends SignIn<Player> {
    GameSignIn(Users<Player> players) {
      super(players);
    }

    @Step(55)
    protected void showRules() {
      if (isNew() && !client().confirm("Will you be nice to others?")) {
        continueAt("askName");
      }
    }

    @Override
    protected void greet() {
      client().write("Welcome to the game.");
    }
  }

  // end::signin[]

  @Test
  void aTalker() {
    try (var talker = MemoryService.start(GuideTest::talker)) {
      var ann = Talker.signUp(talker, "Ann");
      var bob = Talker.signUp(talker, "Bob");
      ann.expectLine("Bob has come.");
      bob.send("smile ann");
      ann.expectLine("Bob smiles at you.");
    }
  }

  @Test
  void aGame() {
    try (var game = MemoryService.start(GuideTest::game)) {
      var ann = game.client();
      ann.expectLine("Welcome to the game.");
      ann.send("Ann");
      ann.send("yes");
      ann.expect("Will you be nice to others?");
      ann.send("yes");
      ann.send(Talker.SECRET);
      ann.send(Talker.SECRET);
      ann.expect("You have 10 gold.");
      var bob = game.client();
      bob.send("Bob");
      bob.send("yes");
      bob.send("yes");
      bob.send(Talker.SECRET);
      bob.send(Talker.SECRET);
      bob.expect("You have 10 gold.\r\n");
      ann.expect("Bob has come.\r\n");
      ann.send("give bob 3");
      bob.expectLine("Ann gives you gold.");
    }
  }
}
