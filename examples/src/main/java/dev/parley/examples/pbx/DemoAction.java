package dev.parley.examples.pbx;

import java.util.Map;
import java.util.TreeMap;

/// What a manager asks of the [DemoExchange], and the beginnings of answers to it.
///
/// Not thread-safe: many threads may use it, one at a time.
final class DemoAction {
  private final Map<String, String> fields = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

  DemoAction(String text) {
    text.lines()
        .filter(line -> line.contains(":"))
        .map(line -> line.split(":", 2))
        .forEach(field -> fields.put(field[0].strip(), field[1].strip()));
  }

  boolean is(String name) {
    return get("Action").equalsIgnoreCase(name);
  }

  String get(String field) {
    return fields.getOrDefault(field, "");
  }

  /// {@return the field that says which action something answers}
  String id() {
    return "ActionID: " + get("ActionID") + "\n";
  }

  String success(String field) {
    return "Response: Success\n" + id() + field + "\n";
  }

  String error(String message) {
    return "Response: Error\n" + id() + "Message: " + message + "\n";
  }
}
