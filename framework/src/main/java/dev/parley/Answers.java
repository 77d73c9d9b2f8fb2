package dev.parley;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// What somebody has answered to the questions of a [form][Client#form(Field...)]. It prints itself
/// without the answers.
///
/// Immutable.
public final class Answers {
  /// By identity, since a field equals itself only.
  private final Map<Field<?>, Object> answers = new HashMap<>();

  /// @param values one for each field
  Answers(List<Field<?>> fields, List<Object> values) {
    for (int i = 0; i < fields.size(); i++) {
      answers.put(fields.get(i), values.get(i));
    }
  }

  /// {@return the answer to a question}
  ///
  /// @throws IllegalArgumentException if the form did not ask it
  // The value under a field was read by that very field.
  @SuppressWarnings("unchecked")
  public <T> T get(Field<T> field) {
    Objects.requireNonNull(field, "field");
    Object answer = answers.get(field);
    if (answer == null) {
      throw new IllegalArgumentException(
          "the form did not ask for %s (expected one of %s)".formatted(field, answers.keySet()));
    }
    return (T) answer;
  }

  @Override
  public String toString() {
    return "answers to " + answers.keySet();
  }
}
