package dev.parley;

import java.time.Duration;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Asks several questions, lets the person go back, and shows all answers in the end, to be changed
/// or confirmed.
///
/// Confined to its strand.
final class Form {
  private static final String BACK = "back";

  private final Client client;
  private final List<Field<?>> fields;
  private final Deadline deadline;
  private final @Nullable Object[] values;

  Form(Client client, @Nullable Duration limit, Field<?>... fields) {
    this.client = client;
    this.fields = List.of(fields);
    this.deadline = new Deadline(client.service().time(), limit);
    this.values = new @Nullable Object[fields.length];
    if (fields.length == 0) {
      throw new IllegalArgumentException("a form without fields (expected at least one)");
    }
    Set<String> labels = new HashSet<>();
    for (Field<?> field : fields) {
      if (!labels.add(field.label().toLowerCase(Locale.ROOT))) {
        throw new IllegalArgumentException(
            "field: \"%s\" is there twice (expected each label once)".formatted(field));
      }
    }
  }

  Answers hold() {
    if (fields.size() > 1) {
      client.write("(\"%s\" takes you to the question before.)".formatted(BACK));
    }
    askFrom(0);
    Menu<Integer> byLabel =
        Menu.of(IntStream.range(0, fields.size()).boxed().toList(), i -> fields.get(i).label());
    while (true) {
      client.list(summary());
      int change = confirmed(byLabel);
      if (change < 0) {
        return new Answers(fields, Arrays.stream(values).map(Form::given).toList());
      }
      change(change);
    }
  }

  private static Object given(@Nullable Object value) {
    if (value == null) {
      throw new IllegalStateException("a field was not asked");
    }
    return value;
  }

  private void askFrom(int first) {
    for (int i = first; i < fields.size(); ) {
      if (ask(i)) {
        i++;
      } else {
        i = before(i);
      }
    }
  }

  /// Asks one question again, and those before it as long as the person goes back.
  private void change(int index) {
    int at = index;
    while (!ask(at)) {
      at = before(at);
    }
  }

  private int before(int index) {
    if (index == 0) {
      client.write("This is the first question.");
    }
    return Math.max(0, index - 1);
  }

  /// {@return false if the person wants to go back}
  private boolean ask(int index) {
    Field<?> field = fields.get(index);
    if (field.menu() != null) {
      client.list(field.menu().text());
    }
    while (true) {
      @Nullable Duration left = deadline.left();
      String line =
          field.isSecret()
              ? Questions.secret(client, field.prompt(), left)
              : Questions.answer(client, field.prompt(), left);
      if (line.strip().equalsIgnoreCase(BACK)) {
        return false;
      }
      try {
        values[index] = field.read(line);
        return true;
      } catch (Field.BadAnswer e) {
        client.write(e.problem());
      }
    }
  }

  private String summary() {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < fields.size(); i++) {
      text.append(
          "%3d) %s: %s\n".formatted(i + 1, fields.get(i), shown(fields.get(i), given(values[i]))));
    }
    return text.toString();
  }

  // The value was read by this very field.
  @SuppressWarnings("unchecked")
  private static <T> String shown(Field<T> field, Object value) {
    return field.show((T) value);
  }

  /// {@return which field is to be changed, or less than zero if all is right}
  private int confirmed(Menu<Integer> byLabel) {
    while (true) {
      String line =
          Questions.answer(
              client, "All right? (yes, or the number of what to change) ", deadline.left());
      String typed = line.strip().toLowerCase(Locale.ROOT);
      if (typed.equals("y") || typed.equals("yes")) {
        return -1;
      }
      if (typed.equals(BACK)) {
        return fields.size() - 1;
      }
      Menu.@Nullable Item<Integer> field = typed.isEmpty() ? null : byLabel.find(typed);
      if (field != null) {
        return field.value();
      }
      client.write(
          typed.isEmpty() ? "Please answer yes, or give a number." : byLabel.problem(line));
    }
  }
}
