package dev.parley.asterisk;

/// How much an exchange may send, so that a broken or hostile one costs no more memory than this.
///
/// Immutable.
///
/// @param lineLength bytes of one line, 64 to 16 MiB; a longer one makes its message [Skipped]
/// @param fields of one message, at least 16; one with more is [Skipped]
/// @param messageSize characters of one message, at least 1024; a larger one is [Skipped]
/// @param listEvents events that one response may bring along, at least 1; with more the action
///   fails
/// @param actions how many may wait for their response at the same time, at least 1; a further one
///   fails at once
/// @param eventsUnderWay events whose handlers have not ended, since they wait for something, at
///   least 1; with more the connection is not read until some have. It is then that an action which
///   such a handler has sent may run into its timeout
/// @param held bytes, roughly, at least 1024: of the events that are under way, with more of which
///   the connection is not read; and as many again of those that are kept for lists, with more of
///   which a list fails
public record Limits(
    int lineLength,
    int fields,
    int messageSize,
    int listEvents,
    int actions,
    int eventsUnderWay,
    long held) {
  /// What a manager goes by unless it is told otherwise: 64 KiB, 20,000 fields, 4 Mi characters,
  /// 20,000 events, 1000 actions, 10,000 events under way, 64 MiB held.
  public static final Limits DEFAULTS =
      new Limits(64 * 1024, 20_000, 4 * 1024 * 1024, 20_000, 1000, 10_000, 64L * 1024 * 1024);

  private static final int SHORTEST_LINE = 64;
  private static final int LONGEST_LINE = 16 * 1024 * 1024;

  /// Checks the parts.
  ///
  /// @throws IllegalArgumentException if one is out of its range
  public Limits {
    requireAtLeast("lineLength", lineLength, SHORTEST_LINE);
    if (lineLength > LONGEST_LINE) {
      throw new IllegalArgumentException(
          "lineLength: %d (expected at most %d)".formatted(lineLength, LONGEST_LINE));
    }
    requireAtLeast("fields", fields, 16);
    requireAtLeast("messageSize", messageSize, 1024);
    requireAtLeast("listEvents", listEvents, 1);
    requireAtLeast("actions", actions, 1);
    requireAtLeast("eventsUnderWay", eventsUnderWay, 1);
    requireAtLeast("held", held, 1024);
  }

  private static void requireAtLeast(String name, long value, long least) {
    if (value < least) {
      throw new IllegalArgumentException(
          "%s: %d (expected %d or more)".formatted(name, value, least));
    }
  }
}
