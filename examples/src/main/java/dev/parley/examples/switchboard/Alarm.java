package dev.parley.examples.switchboard;

import dev.parley.event.Attribute;
import dev.parley.event.Event;

/// Somebody should look after something.
///
/// Not thread-safe: many threads may use it, one at a time.
final class Alarm extends Event {
  /// What the alarm is about: `heat`, `door` or `bell`.
  static final Attribute<String> KIND = Attribute.of(Alarm.class, "kind", Alarm::kind);

  private final String kind;
  private final String text;
  private String takenBy = "nobody";
  private boolean isDone;

  Alarm(String kind, String text) {
    this.kind = kind;
    this.text = text;
  }

  String kind() {
    return kind;
  }

  String text() {
    return text;
  }

  /// {@return the operator who looks after it; handlers of later phases see what earlier ones set}
  String takenBy() {
    return takenBy;
  }

  void takenBy(String operator) {
    takenBy = operator;
  }

  void done() {
    isDone = true;
  }

  @Override
  public String toString() {
    return "Alarm " + kind + ", taken by " + takenBy + (isDone ? ", done" : ", not done");
  }
}
