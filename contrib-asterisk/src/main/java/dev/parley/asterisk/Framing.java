package dev.parley.asterisk;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Makes messages of the lines that an exchange sends, of all versions: a banner, then fields up to
/// an empty line. What a command printed comes in fields of today's exchanges; older ones send it
/// as it is between a head and an end mark, and it may hold empty lines and lines that look like
/// fields.
///
/// Keeps no more of a message than the limits allow, and says which of them it broke.
///
/// Not thread-safe: many threads may use it, one at a time.
final class Framing {
  private static final String END_OF_OUTPUT = "--END COMMAND--";
  private static final String OUTPUT = "Output";

  private enum State {
    BANNER,
    FIELDS,
    /// In the head of a message that goes on with what a command printed.
    HEAD,
    PRINTED
  }

  private final Limits limits;
  private final Receiver receiver;

  private State state = State.BANNER;
  private List<Fields.Field> fields = new ArrayList<>();
  private final Set<String> head = new HashSet<>();
  private int size;
  private Skipped.@Nullable Reason excess;

  Framing(Limits limits, Receiver receiver) {
    this.limits = limits;
    this.receiver = receiver;
  }

  /// Is told what has come.
  interface Receiver {
    /// The first line.
    void banner(String line);

    /// A message.
    ///
    /// @param excess which limit it broke, so that not all of it is there; null if none
    void message(Fields fields, Skipped.@Nullable Reason excess);
  }

  void line(String line) {
    switch (state) {
      case BANNER -> {
        if (!line.isBlank()) {
          state = State.FIELDS;
          receiver.banner(line);
        }
      }
      case FIELDS -> {
        if (line.isEmpty()) {
          finish();
        } else {
          field(line);
        }
      }
      case HEAD -> {
        if (isOfHead(line)) {
          field(line);
        } else {
          state = State.PRINTED;
          printed(line);
        }
      }
      case PRINTED -> printed(line);
    }
  }

  /// {@return whether the message that is coming is larger than allowed already, so that its lines
  /// are dropped}
  boolean isDropping() {
    return excess != null;
  }

  /// A line that was too long, with its rest dropped.
  void cutLine(String beginning) {
    exceeds(Skipped.Reason.LINE);
    line(beginning);
  }

  /// The head has each of these once, at most; anything else is printed.
  private boolean isOfHead(String line) {
    int colon = line.indexOf(':');
    String name = colon < 0 ? "" : line.substring(0, colon).toLowerCase(Locale.ROOT);
    return (name.equals("privilege") || name.equals("actionid")) && head.add(name);
  }

  private void printed(String line) {
    if (!line.endsWith(END_OF_OUTPUT)) {
      add(OUTPUT, line);
      return;
    }
    // Without a line end of its own, the mark stands behind the last line.
    String last = line.substring(0, line.length() - END_OF_OUTPUT.length());
    if (!last.isEmpty()) {
      add(OUTPUT, last);
    }
    state = State.FIELDS;
  }

  private void field(String line) {
    int colon = line.indexOf(':');
    if (colon < 0) {
      add("", line);
      return;
    }
    String name = line.substring(0, colon).strip();
    String value = line.substring(colon + 1);
    if (name.equalsIgnoreCase(OUTPUT)) {
      // Blanks in front of what was printed belong to it, but for the one behind the colon.
      add(name, value.startsWith(" ") ? value.substring(1) : value);
      return;
    }
    add(name, value.strip());
    if (fields.size() == 1
        && name.equalsIgnoreCase("Response")
        && value.strip().equalsIgnoreCase("Follows")) {
      state = State.HEAD;
      head.clear();
    }
  }

  private void add(String name, String value) {
    if (fields.size() >= limits.fields()) {
      exceeds(Skipped.Reason.FIELDS);
    } else if (size + name.length() + value.length() > limits.messageSize()) {
      exceeds(Skipped.Reason.SIZE);
    } else {
      size += name.length() + value.length();
      fields.add(new Fields.Field(name, value));
    }
  }

  private void exceeds(Skipped.Reason reason) {
    if (excess == null) {
      excess = reason;
    }
  }

  private void finish() {
    if (fields.isEmpty() && excess == null) {
      return;
    }
    Fields message = Fields.owning(fields);
    Skipped.Reason broken = excess;
    fields = new ArrayList<>();
    size = 0;
    excess = null;
    receiver.message(message, broken);
  }
}
