package dev.parley.commands;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.Connect;
import dev.parley.Service;
import dev.parley.event.Key;
import dev.parley.language.Person;
import dev.parley.language.Pronouns;
import dev.parley.testkit.MemoryClient;
import dev.parley.testkit.MemoryService;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(180)
class SocialsTest {
  private static final Key<String> NAME = Key.of("name", String.class);

  record Player(String name) implements Person {
    @Override
    public Pronouns pronouns() {
      return switch (name) {
        case "Ann" -> Pronouns.SHE;
        case "Bob" -> Pronouns.HE;
        default -> Pronouns.THEY;
      };
    }
  }

  private static Service service() {
    var service = Service.create();
    service.listen(
        Connect.class, event -> event.client().put(NAME, event.client().ask("Name: ").strip()));
    var commands = Commands.of(service);
    commands.add("follow <who>", cmd -> cmd.client().write("You follow."));
    Socials.addTo(
        commands,
        Audience.everybody(
            service, client -> client.has(NAME) ? new Player("" + client.get(NAME)) : null));
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
  void everybodyReadsWhatConcernsThem() {
    try (var running = MemoryService.start(SocialsTest::service)) {
      var ann = person(running, "Ann");
      var bob = person(running, "Bob");
      var cat = person(running, "Cat");
      var dan = person(running, "Dan");
      ann.send("dance around bob, pointing at cat and ann");
      ann.expectLine("You dance around Bob, pointing at Cat and yourself.");
      bob.expectLine("Ann dances around you, pointing at Cat and herself.");
      cat.expectLine("Ann dances around Bob, pointing at you and herself.");
      dan.expectLine("Ann dances around Bob, pointing at Cat and herself.");
      bob.send("smile");
      bob.expectLine("You smile.");
      dan.expectLine("Bob smiles.");
      bob.send("bow cat");
      bob.expectLine("You bow to Cat.");
      cat.expect("Bob bows to you.");
      dan.expectLine("Bob bows to Cat.");
      bob.send("follow ann");
      bob.expectLine("You follow.");
      dan.send("smile at \u001b[31mzork");
      dan.expectLine("You smile at \ufffd[31mzork.");
    }
  }

  @Test
  void nobodyFloodsTheOthersWithOneLine() {
    try (var running = MemoryService.start(SocialsTest::service)) {
      var ann = person(running, "Ann");
      var bob = person(running, "Bob");
      ann.send("hug " + "bob, ".repeat(13) + "me");
      ann.expectLine("That is too much to do at once.");
      ann.send("hug all,me then " + "hug all,me then ".repeat(200) + "smile");
      ann.expectLine("That is too much to do at once.");
      ann.send("wave" + " my".repeat(1_000));
      ann.expectLine("That is too much to do at once.");
      ann.send("hug all and me");
      ann.expectLine("You hug Bob and yourself.");
      bob.expectNext("Ann hugs you and herself.");
    }
  }

  @Test
  void anAmbiguousNameIsAskedBack() {
    try (var running = MemoryService.start(SocialsTest::service)) {
      person(running, "Bob");
      person(running, "Bobby");
      var ann = person(running, "Ann");
      ann.send("smile at bo");
      ann.expectLine("Which \"bo\": Bob or Bobby?");
    }
  }

  @Test
  void thereAreHundredsOfVerbs() {
    assertThat(Socials.verbs()).hasSizeGreaterThan(400).containsEntry("dance", "with");
    var commands = Commands.of(Service.create());
    var set =
        Socials.of(Audience.everybody(commands.service(), _ -> null))
            .only(Map.of("boogie", "with"))
            .with("hug", "")
            .without("boogie")
            .addTo(commands);
    assertThat(set.all()).extracting(RegisteredCommand::name).containsExactly("hug");
  }
}
