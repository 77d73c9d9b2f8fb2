package dev.parley.commands;

import dev.parley.Client;
import dev.parley.language.Action;
import dev.parley.language.ActionParser;
import dev.parley.language.Person;
import dev.parley.language.Problem;
import dev.parley.language.Scene;
import dev.parley.text.Text;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/// Commands for what people do before others: "dance around bob, pointing at cat and ann".
/// Everybody reads it as it concerns them: "You dance around Bob", "Ann dances around you".
///
/// There are more than four hundred verbs, each with the preposition that it takes: "bow bob" is
/// "bow to bob". They form the set `socials` below all other commands, in the group `socials`, and
/// have to be typed in full.
///
/// Not thread-safe: many threads may use it, one at a time.
public final class Socials {
  private static final String NAME = "socials";

  /// What one line may do before everybody: it takes little to type "all" or "my" a thousand times.
  private static final int MOST_NAMES = 12;

  private static final int LONGEST_SENTENCE = 1_000;

  private static final Map<String, String> VERBS = read();

  private final Audience audience;
  private final SortedMap<String, String> verbs = new TreeMap<>(VERBS);
  private UnaryOperator<ActionParser> parsers = UnaryOperator.identity();

  private Socials(Audience audience) {
    this.audience = Objects.requireNonNull(audience, "audience");
  }

  /// Adds all verbs.
  public static void addTo(Commands commands, Audience audience) {
    of(audience).addTo(commands);
  }

  /// {@return the usual verbs, before this audience, to be changed and added}
  public static Socials of(Audience audience) {
    return new Socials(audience);
  }

  /// {@return the usual verbs, in their order, with the preposition of each; empty if it takes
  /// none}
  public static Map<String, String> verbs() {
    return VERBS;
  }

  /// Adds a verb, or gives it another preposition.
  ///
  /// @param verb in its base form
  /// @param preposition empty if it takes none: "hug bob"
  /// @return this
  public Socials with(String verb, String preposition) {
    verbs.put(CommandSet.fold(verb), CommandSet.fold(preposition));
    return this;
  }

  /// Leaves verbs out.
  ///
  /// @return this
  public Socials without(String... verbs) {
    for (String verb : verbs) {
      this.verbs.remove(CommandSet.fold(verb));
    }
    return this;
  }

  /// Has these verbs and no others.
  ///
  /// @param verbs with the preposition of each; empty if it takes none
  /// @return this
  public Socials only(Map<String, String> verbs) {
    this.verbs.clear();
    verbs.forEach(this::with);
    return this;
  }

  /// Has what people type understood otherwise.
  ///
  /// @param change is given the parser with all verbs and prepositions
  /// @return this
  public Socials parser(UnaryOperator<ActionParser> change) {
    parsers = Objects.requireNonNull(change, "change");
    return this;
  }

  /// Adds a command for each verb.
  ///
  /// @return the set that they are in
  public CommandSet addTo(Commands commands) {
    Map<String, String> known = Map.copyOf(verbs);
    ActionParser parser =
        parsers.apply(
            ActionParser.create()
                .withOwnPrepositions(prepositions(known))
                .withVerbs(known::containsKey));
    CommandSet set = commands.set(NAME);
    known.forEach((verb, preposition) ->
        set.add(verb + " [<how>]", cmd -> act(parser, cmd))
            .group(NAME)
            .whole()
            .help(
                "What you do so that others see it: \"%s\", \"%s happily\", \"%s\"."
                    .formatted(verb, verb, join(verb, preposition, "bob")))
            .may(client -> audience.person(client) != null));
    commands.underlay(set);
    return set;
  }

  private static Map<String, String> prepositions(Map<String, String> verbs) {
    Map<String, String> some = new TreeMap<>(verbs);
    some.values().removeIf(String::isEmpty);
    return some;
  }

  private static String join(String verb, String preposition, String name) {
    return preposition.isEmpty() ? verb + " " + name : verb + " " + preposition + " " + name;
  }

  private void act(ActionParser parser, CommandEvent cmd) {
    Client client = cmd.client();
    Person actor = audience.person(client);
    if (actor == null) {
      throw new CommandRefused("Nobody would know who does that.");
    }
    String line = (cmd.command().name() + " " + cmd.words()).strip();
    Action<Person> action = parser.parse(line, actor, audience.finder(client));
    for (Problem<Person> problem : action.problems()) {
      if (!problem.candidates().isEmpty()) {
        throw new CommandRefused(problem.message());
      }
    }
    if (names(action) > MOST_NAMES) {
      throw tooMuch();
    }
    Scene scene = action.scene();
    Set<Person> concerned = scene.others();
    String forOnlookers = scene.forOnlookers();
    String forActor = scene.forActor();
    if (Math.max(forOnlookers.length(), forActor.length()) > LONGEST_SENTENCE) {
      throw tooMuch();
    }
    Text seen = Text.of(forOnlookers);
    client.write(Text.of(forActor));
    for (Client other : audience.around(client)) {
      Person person = audience.person(other);
      if (!other.equals(client) && person != null) {
        other.write(concerned.contains(person) ? Text.of(scene.forViewer(person)) : seen);
      }
    }
  }

  private static int names(Action<Person> action) {
    int names = 0;
    for (var phrase : action.phrases()) {
      names += phrase.names().size();
    }
    return names;
  }

  private static CommandRefused tooMuch() {
    return new CommandRefused("That is too much to do at once.");
  }

  private static Map<String, String> read() {
    var stream = Socials.class.getResourceAsStream("socials.txt");
    if (stream == null) {
      throw new IllegalStateException(
          "the list socials.txt is missing (expected beside " + Socials.class.getName() + ")");
    }
    try (var reader = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
      SortedMap<String, String> verbs = new TreeMap<>();
      reader
          .lines()
          .filter(line -> !line.startsWith("#"))
          .forEach(line -> {
            int space = line.indexOf(' ');
            verbs.put(
                space < 0 ? line : line.substring(0, space),
                space < 0 ? "" : line.substring(space + 1));
          });
      return Collections.unmodifiableSortedMap(verbs);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the list socials.txt", e);
    }
  }
}
