package dev.parley.timer;

import java.time.Duration;
import java.time.ZoneId;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The longer form of making a timer: what it has besides a time and a handler. The last call, one
/// of those that take a handler, makes it.
///
/// ```java
/// timers.builder().label("backup").zone(ZoneId.of("Europe/Berlin")).cron("0 4 * * *", backup);
/// ```
///
/// Not thread-safe: many threads may use it, one at a time.
public final class TimerBuilder {
  private final Timers timers;
  private ZoneId zone;
  @Nullable String label;
  @Nullable Object context;

  TimerBuilder(Timers timers, ZoneId zone) {
    this.timers = timers;
    this.zone = zone;
  }

  /// Gives the timer a name, under which it is found again and keeps its due time over a restart.
  /// Only one active timer may have it.
  ///
  /// @return this
  public TimerBuilder label(String label) {
    this.label = Objects.requireNonNull(label, "label");
    return this;
  }

  /// Gives the timer an object for its handler, which finds it by [Timer#context].
  ///
  /// @return this
  public TimerBuilder context(Object context) {
    this.context = Objects.requireNonNull(context, "context");
    return this;
  }

  /// Sets the time zone that dates and times are meant in, instead of the one of the [Timers].
  ///
  /// @return this
  public TimerBuilder zone(ZoneId zone) {
    this.zone = Objects.requireNonNull(zone, "zone");
    return this;
  }

  /// As [Timers#every].
  public Timer every(Duration period, TimerHandler handler) {
    return schedule(new Every(period), handler);
  }

  /// As [Timers#after].
  public Timer after(Duration delay, TimerHandler handler) {
    return schedule(new Once(delay), handler);
  }

  /// As [Timers#between].
  public Timer between(Duration min, Duration max, TimerHandler handler) {
    return schedule(new Between(min, max, timers.random()), handler);
  }

  /// As [Timers#at].
  public Timer at(DateTimePattern pattern, TimerHandler handler) {
    return schedule(pattern.in(zone), handler);
  }

  /// As [Timers#cron].
  public Timer cron(String expression, TimerHandler handler) {
    return schedule(Cron.parse(expression).in(zone), handler);
  }

  /// As [Timers#schedule(Schedule, TimerHandler)].
  public Timer schedule(Schedule schedule, TimerHandler handler) {
    Objects.requireNonNull(schedule, "schedule");
    Objects.requireNonNull(handler, "handler");
    return timers.add(schedule, handler, this);
  }

  /// As [Timers#schedule(Schedule)].
  public <T extends Schedule & TimerHandler> Timer schedule(T custom) {
    return schedule(custom, custom);
  }
}
