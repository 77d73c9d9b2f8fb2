package dev.parley.flow;

import java.util.List;
import java.util.Objects;
import java.util.function.Function;

/// Tries rules in turn: calls the handler of each one that matches, up to the first quick one. It
/// passes an event that matched at least one of them.
///
/// Immutable, but for the handlers.
public final class Rules<E> implements Link<E> {
  private final List<Rule<E>> rules;
  private final Function<? super E, String> text;

  Rules(List<Rule<E>> rules) {
    this(rules, Rules::textOf);
  }

  private Rules(List<Rule<E>> rules, Function<? super E, String> text) {
    this.rules = List.copyOf(rules);
    this.text = text;
  }

  private static String textOf(Object event) {
    return event instanceof LogLine line ? line.text() : event.toString();
  }

  /// {@return the same rules, matched against what the function makes of an event} By default that
  /// is what the event prints, and the line itself for a [LogLine].
  public Rules<E> matching(Function<? super E, String> text) {
    return new Rules<>(rules, Objects.requireNonNull(text, "text"));
  }

  @Override
  public boolean pass(E event) throws Exception {
    String tested = text.apply(event);
    boolean matched = false;
    for (Rule<E> rule : rules) {
      if (rule.pattern().matcher(tested).find()) {
        matched = true;
        rule.handler().pass(event);
        if (rule.isQuick()) {
          break;
        }
      }
    }
    return matched;
  }

  @Override
  public String toString() {
    return "rules" + rules;
  }
}
