package dev.parley.settings;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/// One thing that can be set from outside: its name, kind, default, and what is allowed. Declared
/// as a constant by whoever needs it:
///
/// ```java
/// static final Setting<Integer> SEATS =
///     Setting.integer("seats", 40).range(1, 500).describedAs("People at one table.");
/// ```
///
/// made known with [Settings#declare] and read with [Settings#get]. A setting is known by identity:
/// two of the same name are two settings, and one [Settings] refuses to take both.
///
/// Names are lower-case words with `-` between them. `max-line-length` is `--max-line-length=4KB`
/// on the command line, `PARLEY_MAX_LINE_LENGTH` in the environment, and `max-line-length: 4KB` in
/// a file.
///
/// Immutable.
///
/// @param <T> the type of its values
public final class Setting<T> {
  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");
  private static final Set<String> RESERVED = Set.of("help", "settings");

  private final String name;
  private final Kind<T> kind;
  private final T initial;
  private final boolean secret;
  private final Rule<T> rule;
  private final String note;
  private final String group;
  private final String description;

  private Setting(
      String name,
      Kind<T> kind,
      T initial,
      boolean secret,
      Rule<T> rule,
      String note,
      String group,
      String description) {
    this.name = name;
    this.kind = kind;
    this.initial = initial;
    this.secret = secret;
    this.rule = rule;
    this.note = note;
    this.group = group;
    this.description = description;
    if (!rule.test().test(initial)) {
      throw new IllegalArgumentException(
          "%s: the default %s is not allowed itself (expected %s)"
              .formatted(name, shown(initial), expected()));
    }
  }

  /// Makes a setting for any text.
  public static Setting<String> string(String name, String initial) {
    return of(name, Kind.TEXT, initial, false);
  }

  /// Makes a setting for a text that is never shown in help, messages or logs. Its default is
  /// empty.
  public static Setting<String> secret(String name) {
    return of(name, Kind.TEXT, "", true);
  }

  /// Makes a setting that is on or off: `--name`, `--no-name`, or a value: `on`, `true`, `yes`,
  /// `1`, `off`, `false`, `no`, `0`.
  public static Setting<Boolean> flag(String name, boolean initial) {
    return of(name, Kind.FLAG, initial, false);
  }

  /// Makes a setting for a whole number.
  public static Setting<Integer> integer(String name, int initial) {
    return of(name, Kind.INTEGER, initial, false);
  }

  /// Makes a setting for a size in bytes, written as a number, or with a unit of 1024 as in `64KB`,
  /// `1MB` and `2GB`.
  public static Setting<Long> size(String name, long initial) {
    return of(name, Kind.SIZE, initial, false);
  }

  /// Makes a setting for a time that is zero or more, written as in `500ms`, `30s`, `5m`, `1h30m`,
  /// `2d`, or as ISO 8601 does: `PT30S`.
  public static Setting<Duration> duration(String name, Duration initial) {
    return of(name, Kind.DURATION, initial, false);
  }

  /// Makes a setting for a file or folder. [Settings#get] gives it as an absolute path; a relative
  /// one starts from [Settings#ROOT].
  public static Setting<Path> path(String name, Path initial) {
    return of(name, Kind.PATH, initial, false);
  }

  /// Makes a setting for one of the constants of an enum, written in lower case with `-` for `_`.
  public static <E extends Enum<E>> Setting<E> choice(String name, E initial) {
    return of(name, Kind.choice(initial.getDeclaringClass()), initial, false);
  }

  /// Makes a setting for a list of texts: with commas between them, or as a list in a file.
  public static Setting<List<String>> list(String name, List<String> initial) {
    return of(name, Kind.LIST, List.copyOf(initial), false);
  }

  private static <T> Setting<T> of(String name, Kind<T> kind, T initial, boolean secret) {
    Objects.requireNonNull(initial, "initial");
    if (!NAME.matcher(name).matches() || name.startsWith("no-") || RESERVED.contains(name)) {
      throw new IllegalArgumentException(
          "name of a setting: \"%s\" (expected lower-case words with - between them; not help, not settings, not no-...)"
              .formatted(name));
    }
    return new Setting<>(name, kind, initial, secret, Rule.any(), "", "Own settings", "");
  }

  /// {@return this setting with bounds; both are allowed values}
  ///
  /// @throws IllegalStateException if the kind has no order: only numbers, sizes and times do
  public Setting<T> range(T least, T most) {
    var order = kind.order();
    if (order == null) {
      throw new IllegalStateException(
          name + ": " + kind.expected() + " has no range (expected a number, size or time)");
    }
    var from = written(least).shown();
    var to = written(most).shown();
    return with(
        new Rule<>(
            value -> order.compare(least, value) <= 0 && order.compare(value, most) <= 0,
            kind.expected() + ", from " + from + " to " + to,
            from + ".." + to));
  }

  /// {@return this setting with a rule of its own instead of a range}
  ///
  /// @param expected what is allowed, as the end of the sentence "expected ..."
  public Setting<T> accepting(String expected, Predicate<? super T> test) {
    return with(new Rule<>(test::test, expected, expected));
  }

  /// {@return this setting with a remark for messages and help, such as "0 picks a free port"}
  public Setting<T> note(String note) {
    return new Setting<>(name, kind, initial, secret, rule, note, group, description);
  }

  /// {@return this setting under a heading of the help}
  public Setting<T> in(String group) {
    return new Setting<>(name, kind, initial, secret, rule, note, group, description);
  }

  /// {@return this setting with one or two sentences for the help}
  public Setting<T> describedAs(String description) {
    return new Setting<>(name, kind, initial, secret, rule, note, group, description);
  }

  private Setting<T> with(Rule<T> rule) {
    return new Setting<>(name, kind, initial, secret, rule, note, group, description);
  }

  /// {@return the name, without the prefix that a [Settings] may put before it}
  public String name() {
    return name;
  }

  /// {@return the value if nothing else is set}
  public T initial() {
    return initial;
  }

  /// {@return what it is for}
  public String description() {
    return description;
  }

  /// {@return the heading that it stands under}
  public String group() {
    return group;
  }

  /// {@return what is allowed, as the end of the sentence "expected ..."}
  public String expected() {
    var words = rule.expected().isEmpty() ? kind.expected() : rule.expected();
    return note.isEmpty() ? words : words + "; " + note;
  }

  Kind<T> kind() {
    return kind;
  }

  boolean isFlag() {
    return initial instanceof Boolean;
  }

  boolean isSecret() {
    return secret;
  }

  /// {@return the bounds and the remark, where there are any: what the kind alone does not say}
  String allowed() {
    if (rule.brief().isEmpty() || note.isEmpty()) {
      return rule.brief() + note;
    }
    return rule.brief() + "; " + note;
  }

  /// {@return the value, if the text is one and it is allowed}
  Optional<T> parse(Raw raw) {
    return kind.parse().apply(raw).filter(rule.test());
  }

  Raw written(T value) {
    return kind.write().apply(value);
  }

  /// {@return the value fit for a message}
  String shown(T value) {
    return shown(written(value));
  }

  String shown(Raw raw) {
    return secret ? "(secret)" : raw.shown();
  }

  /// {@return the name}
  @Override
  public String toString() {
    return name;
  }

  /// What is allowed beyond the kind.
  ///
  /// @param expected for messages; empty if the kind says it all
  /// @param brief for the help, beside the kind
  private record Rule<T>(Predicate<T> test, String expected, String brief) {
    static <T> Rule<T> any() {
      return new Rule<>(_ -> true, "", "");
    }
  }
}
