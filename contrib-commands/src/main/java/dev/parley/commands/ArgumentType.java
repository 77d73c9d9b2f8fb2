package dev.parley.commands;

import java.util.List;
import java.util.Objects;

/// What an argument of a command may be, and what the words that somebody typed mean: `number`,
/// `duration`, or a type of yours, made known by [Commands#type] and then used in patterns as
/// `<target:person>`, or just `<person>`.
///
/// A type is asked on the strand of the service, and may wait, to look somebody up in a store say.
/// It should have no effects: it may be asked about words that turn out to belong to the next
/// argument, and is asked again when a command goes on after a restart.
///
/// Confined to its strand: call it only from a handler, timer or task of the service.
///
/// @param <T> what the words become
public abstract class ArgumentType<T> {
  /// How much of a line an argument takes.
  public enum Extent {
    /// One word, or several in quotation marks.
    WORD,
    /// One word or more, up to eight: as many as the type takes, tried from most to least.
    PHRASE,
    /// The rest of the line; less only where more follows in the pattern.
    TEXT
  }

  private final Class<T> type;
  private final Extent extent;

  /// @param type the class of what the words become; a method annotated with [Command] takes it
  protected ArgumentType(Class<T> type, Extent extent) {
    this.type = Objects.requireNonNull(type, "type");
    this.extent = Objects.requireNonNull(extent, "extent");
  }

  /// {@return what the words mean}
  ///
  /// @param words as typed, without spaces around and without quotation marks; not empty
  /// @throws CommandRefused if they mean nothing; its message tells whoever typed them why
  public abstract T parse(String words, ArgumentContext context);

  /// {@return what the words mean in a list, where "all" may stand for many} By default what
  /// [#parse] says.
  ///
  /// @throws CommandRefused if they mean nothing
  public List<T> parseSeveral(String words, ArgumentContext context) {
    return List.of(parse(words, context));
  }

  /// {@return what stands in the syntax of a command for an argument of that name, between the
  /// angle brackets} By default the name.
  public String describe(String name) {
    return name;
  }

  /// {@return the class of what the words become}
  public final Class<T> type() {
    return type;
  }

  /// {@return how much of a line it takes}
  public final Extent extent() {
    return extent;
  }
}
