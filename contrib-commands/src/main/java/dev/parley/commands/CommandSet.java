package dev.parley.commands;

import dev.parley.Handler;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Commands that belong together. [Commands] is the set that everybody has; others, made by
/// [Commands#set], lie above it for those who are on a boat, hold a fishing rod, or edit a text.
///
/// It is changed before the service starts, or on its strand.
///
/// Not thread-safe: many threads may use it, one at a time.
public sealed class CommandSet permits Commands, CommandSet.Named {
  private final String name;
  private final NavigableMap<String, RegisteredCommand> byName = new ConcurrentSkipListMap<>();

  CommandSet(String name) {
    this.name = name;
  }

  /// A set that only some clients have.
  static final class Named extends CommandSet {
    private final Commands commands;

    Named(Commands commands, String name) {
      super(name);
      this.commands = commands;
    }

    @Override
    Commands commands() {
      return commands;
    }
  }

  /// {@return what the set belongs to}
  Commands commands() {
    return (Commands) this;
  }

  /// {@return the name of the set; empty for the one that everybody has}
  public final String name() {
    return name;
  }

  // ---- adding

  /// Adds a command.
  ///
  /// ```java
  /// commands.add("give <item> [to <person>]", cmd -> ...).help("Gives something away.");
  /// ```
  ///
  /// @param pattern the name, and what may follow: words that are typed as they are; `<arguments>`,
  ///   as `<name>` or `<name:type>`, or a list as `<name...>`; and `[...]` around what may be left
  ///   out. An argument that has the name of a type is of that type; another one is a word, or the
  ///   rest of the line if it is the last
  /// @throws CommandDefinitionException if the pattern is wrong, or the set has a command of that
  ///   name
  public final RegisteredCommand add(String pattern, CommandBody body) {
    Objects.requireNonNull(body, "body");
    return add(parse(pattern), "", RegisteredCommand.Body.of(body));
  }

  /// Adds a command that is a conversation: each time it is used gets an instance of its own.
  /// Otherwise as [#add(String, CommandBody)]. What the class says by [Command] about help, group,
  /// aliases and permission holds.
  ///
  /// @param handler makes an instance; it is called at once, so that the class is checked
  /// @throws CommandDefinitionException if the pattern is wrong, or the set has a command of that
  ///   name
  /// @throws dev.parley.HandlerDefinitionException if the class is written wrongly
  public final RegisteredCommand add(
      String pattern, Supplier<? extends Handler<? super CommandEvent>> handler) {
    RegisteredCommand added =
        add(parse(pattern), "", RegisteredCommand.Body.of(commands().service(), handler));
    Command said = handler.get().getClass().getAnnotation(Command.class);
    return said == null ? added : describe(added, said);
  }

  /// Adds a command that is a conversation, whose class says by [Command] how it is typed.
  ///
  /// @param handler makes an instance; it is called at once, so that the class is checked
  /// @throws CommandDefinitionException if the class has no such annotation, it is wrong, or the
  ///   set has a command of that name
  /// @throws dev.parley.HandlerDefinitionException if the class is written wrongly
  public final RegisteredCommand add(Supplier<? extends Handler<? super CommandEvent>> handler) {
    Class<?> type = handler.get().getClass();
    Command said = type.getAnnotation(Command.class);
    if (said == null) {
      throw new CommandDefinitionException(
          type.getName()
              + " is not annotated with @Command (expected @Command(\"name <argument>\"))");
    }
    return describe(
        add(parse(said), said.syntax(), RegisteredCommand.Body.of(commands().service(), handler)),
        said);
  }

  /// Adds a command whose arguments a regular expression tells, in upper and lower case alike: see
  /// [CommandEvent#group], and [CommandEvent#text] for groups with names.
  ///
  /// @param name what is typed first
  /// @param regex matches all that follows the name, without spaces around
  /// @param syntax how the command is shown to people, with its name
  /// @throws CommandDefinitionException if the set has a command of that name
  public final RegisteredCommand add(String name, Pattern regex, String syntax, CommandBody body) {
    Objects.requireNonNull(body, "body");
    return add(regex(name, regex), syntax, RegisteredCommand.Body.of(body));
  }

  /// Adds all methods of an object that are annotated with [Command], those that it inherits too.
  ///
  /// @return the commands, in the order of their names
  /// @throws CommandDefinitionException if there is none, or one is written wrongly; none is added
  ///   then
  public final List<RegisteredCommand> addAll(Object methods) {
    return new AnnotatedMethods(this, methods).addAll();
  }

  final RegisteredCommand add(
      PatternParser.Result pattern, String syntax, RegisteredCommand.Body body) {
    var command = new RegisteredCommand(this, fold(pattern.name()), pattern.syntax(), syntax, body);
    claim(pattern.name(), command);
    return command.rebind();
  }

  final RegisteredCommand describe(RegisteredCommand command, Command said) {
    return command
        .help(said.help())
        .group(said.group())
        .permission(said.permission())
        .aliases(said.aliases());
  }

  final PatternParser.Result parse(Command said) {
    return said.regex().isEmpty()
        ? parse(said.value())
        : regex(said.value(), Pattern.compile(said.regex()));
  }

  private PatternParser.Result parse(String pattern) {
    return PatternParser.parse(pattern, commands()::type);
  }

  private PatternParser.Result regex(String name, Pattern regex) {
    String only = parse(name).name();
    if (!only.equals(name.strip())) {
      throw new CommandDefinitionException(
          "name of a command: \"%s\" (expected one word beside a regular expression)"
              .formatted(name));
    }
    return new PatternParser.Result(only, new RegexSyntax(regex, ""));
  }

  /// Gives a name to a command.
  final void claim(String claimed, RegisteredCommand command) {
    String folded = fold(claimed);
    if (folded.isEmpty() || folded.chars().anyMatch(Character::isWhitespace)) {
      throw new CommandDefinitionException(
          "name of a command: \"%s\" (expected one word)".formatted(claimed));
    }
    RegisteredCommand other = byName.putIfAbsent(folded, command);
    if (other != null && other != command) {
      throw new CommandDefinitionException(
          "\"%s\" is the name of a command already: %s (expected another name; remove or extend that one)"
              .formatted(folded, other.syntax()));
    }
  }

  // ---- changing

  /// Removes the command of that name with all its names. Who is in the midst of it finishes it.
  ///
  /// @return whether there was one
  public final boolean remove(String name) {
    RegisteredCommand command = byName.get(fold(name));
    if (command == null) {
      return false;
    }
    byName.values().removeIf(command::equals);
    command.unbind();
    return true;
  }

  /// {@return the command of that name, to add to what it does, or replace it}
  ///
  /// @throws IllegalArgumentException if there is none
  public final RegisteredCommand extend(String name) {
    return find(name)
        .orElseThrow(() ->
            new IllegalArgumentException(
                "no command \"%s\"; add it before it is extended (there are %s)"
                    .formatted(name, byName.keySet())));
  }

  // ---- looking

  /// {@return the command of that name or alias}
  public final Optional<RegisteredCommand> find(String name) {
    return Optional.ofNullable(byName.get(fold(name)));
  }

  /// {@return the commands, in the order of their names}
  public final Collection<RegisteredCommand> all() {
    return byName.entrySet().stream()
        .filter(entry -> entry.getKey().equals(entry.getValue().name()))
        .map(Map.Entry::getValue)
        .toList();
  }

  /// {@return the command of exactly that name}
  final @Nullable RegisteredCommand named(String folded) {
    return byName.get(folded);
  }

  /// {@return names and commands}
  final NavigableMap<String, RegisteredCommand> names() {
    return byName;
  }

  static String fold(String name) {
    return name.strip().toLowerCase(Locale.ROOT);
  }

  /// {@return its name}
  @Override
  public String toString() {
    return name.isEmpty() ? "commands" : "commands of " + name;
  }
}
