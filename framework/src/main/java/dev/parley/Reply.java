package dev.parley;

import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What a question takes for an answer if the person gives none, and how long it waits for one:
///
/// ```java
/// client.confirm("Delete it?", Reply.byDefault(false));
/// client.confirm("Delete it?", Reply.within(Duration.ofMinutes(1)));
/// client.confirm("Delete it?", Reply.within(Duration.ofMinutes(1)).or(false));
/// ```
///
/// Immutable.
///
/// @param byDefault what an empty line stands for, and the end of the time; null for nothing
/// @param limit how long the person has, in all; null for ever
public record Reply<T>(@Nullable T byDefault, @Nullable Duration limit) {
  /// {@return a default; without a limit of time}
  public static <T> Reply<T> byDefault(T value) {
    return new Reply<>(Objects.requireNonNull(value, "value"), null);
  }

  /// {@return a limit of time, without a default: past it, the question ends with a
  /// [dev.parley.strand.WaitTimeoutException]}
  public static <T> Reply<T> within(Duration limit) {
    return new Reply<>(null, Objects.requireNonNull(limit, "limit"));
  }

  /// {@return this limit, past which the question ends with the given default}
  public <U> Reply<U> or(U value) {
    return new Reply<>(Objects.requireNonNull(value, "value"), limit);
  }

  /// {@return neither}
  static <T> Reply<T> required() {
    return new Reply<>(null, null);
  }
}
