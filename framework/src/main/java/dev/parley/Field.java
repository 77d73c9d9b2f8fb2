package dev.parley;

import java.io.Serial;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// One question of a [form][Client#form(Field...)], and what is known of its answers.
///
/// ```java
/// static final Field<String> NAME =
///     Field.text("Name").check(name -> name.length() > 20 ? "That is too long." : null);
/// static final Field<Integer> AGE = Field.of("Age", "a whole number", Integer::valueOf);
/// static final Field<String> WORD = Field.secret("Password");
/// static final Field<String> COLOUR = Field.choice("Colour", Menu.of("red", "green"));
/// ```
///
/// Immutable.
///
/// @param <T> the type of the answer
public final class Field<T> {
  private final String label;
  private final boolean secret;
  private final @Nullable Menu<T> menu;
  private final Parser<T> parser;
  private final Check<? super T> check;
  private final @Nullable T byDefault;

  /// Looks at an answer.
  @FunctionalInterface
  public interface Check<T> {
    /// Looks at one answer. May wait.
    ///
    /// @return why it can't be taken, for the person; null if it can
    @Nullable String problem(T answer);
  }

  /// Makes an answer of a line.
  @FunctionalInterface
  interface Parser<T> {
    /// Reads a line.
    ///
    /// @throws BadAnswer if it is no answer
    T parse(String line) throws BadAnswer;
  }

  /// A line that is no answer; the message is for the person.
  static final class BadAnswer extends Exception {
    @Serial private static final long serialVersionUID = 1L;

    private final String problem;

    BadAnswer(String problem) {
      super(problem, null, false, false);
      this.problem = problem;
    }

    String problem() {
      return problem;
    }
  }

  private Field(
      String label,
      boolean secret,
      @Nullable Menu<T> menu,
      Parser<T> parser,
      Check<? super T> check,
      @Nullable T byDefault) {
    this.label = Objects.requireNonNull(label, "label");
    this.secret = secret;
    this.menu = menu;
    this.parser = parser;
    this.check = check;
    this.byDefault = byDefault;
    if (label.isBlank()) {
      throw new IllegalArgumentException("label: \"" + label + "\" (expected a word)");
    }
  }

  /// {@return a question for a line of text, which is taken without the spaces around it}
  ///
  /// @param label what is asked for, in the prompt and in the summary
  public static Field<String> text(String label) {
    return new Field<>(label, false, null, String::strip, _ -> null, null);
  }

  /// {@return a question whose answer is not shown, neither when it is typed nor in the summary}
  public static Field<String> secret(String label) {
    return new Field<>(label, true, null, line -> line, _ -> null, null);
  }

  /// {@return a question that shows a menu}
  public static <T> Field<T> choice(String label, Menu<T> menu) {
    Parser<T> parser =
        line -> {
          Menu.@Nullable Item<T> chosen = menu.find(line);
          if (chosen == null) {
            throw new BadAnswer(menu.problem(line));
          }
          return chosen.value();
        };
    return new Field<>(label, false, menu, parser, _ -> null, null);
  }

  /// {@return a question for a value}
  ///
  /// @param expected what is to be typed, for whoever typed something else: "a whole number"
  /// @param parse makes a value of a line; whatever it throws means that the line is none
  public static <T> Field<T> of(String label, String expected, Function<String, T> parse) {
    Parser<T> parser =
        line -> {
          try {
            return Objects.requireNonNull(parse.apply(line.strip()), "answer");
          } catch (RuntimeException _) {
            throw new BadAnswer("That is not " + expected + ".");
          }
        };
    return new Field<>(label, false, null, parser, _ -> null, null);
  }

  /// {@return this question, with one more check of its answers}
  public Field<T> check(Check<? super T> more) {
    Objects.requireNonNull(more, "check");
    Check<? super T> first = check;
    Check<T> both =
        answer -> {
          @Nullable String problem = first.problem(answer);
          return problem == null ? more.problem(answer) : problem;
        };
    return new Field<>(label, secret, menu, parser, both, byDefault);
  }

  /// {@return this question, with what an empty line stands for} Without, it has to be answered.
  public Field<T> byDefault(T value) {
    return new Field<>(label, secret, menu, parser, check, Objects.requireNonNull(value, "value"));
  }

  /// {@return what is asked for}
  public String label() {
    return label;
  }

  boolean isSecret() {
    return secret;
  }

  @Nullable Menu<T> menu() {
    return menu;
  }

  String prompt() {
    return byDefault == null || secret
        ? label + ": "
        : "%s (Enter is %s): ".formatted(label, show(byDefault));
  }

  /// {@return the answer that the line is}
  ///
  /// @throws BadAnswer if it is none
  T read(String line) throws BadAnswer {
    if (line.isBlank() && byDefault != null) {
      return byDefault;
    }
    if (line.isBlank() && menu == null) {
      throw new BadAnswer("Please give an answer.");
    }
    T answer = parser.parse(line);
    @Nullable String problem = check.problem(answer);
    if (problem != null) {
      throw new BadAnswer(problem);
    }
    return answer;
  }

  /// {@return an answer as the summary shows it}
  String show(T answer) {
    if (secret) {
      return "(not shown)";
    }
    return menu == null ? answer.toString() : menu.name(answer);
  }

  @Override
  public String toString() {
    return label;
  }
}
