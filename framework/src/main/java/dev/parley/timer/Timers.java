package dev.parley.timer;

import dev.parley.strand.Strand;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// The timers of one strand: made here, each with a handler that the strand runs when the timer is
/// due.
///
/// ```java
/// timers.every(Duration.ofMinutes(5), _ -> save());
/// timers.cron("0 4 * * mon-fri", timer -> report(timer.turnDue()));
/// ```
///
/// Handlers run one at a time, like all else on the strand, in the order in which their timers are
/// due, and of those due at the same time in the order in which they were made. A handler may wait;
/// the next timers go on meanwhile, and its own timer counts the turns that it misses. A turn is
/// late by what else the strand does, never early; [#lateness] tells by how much.
///
/// All time comes from the [dev.parley.strand.Time] of the strand. A timer made before the strand
/// is started counts from when it was made. Timers are cheap: they share one alarm, and making or
/// cancelling one takes a microsecond or so with a hundred thousand of them. Periods shorter than 1
/// ms are refused.
///
/// When the clock is set back, timers with intervals keep to them, and those that go by date and
/// time do not repeat what they have done, unless it is set back by more than three hours. When it
/// is set forward, or the machine slept, what fell due meanwhile has one turn, at most a minute
/// later, and is told of the turns that it missed.
///
/// Thread-safe.
public final class Timers implements AutoCloseable {
  private final Agenda agenda;
  private final ZoneId zone;
  private final RandomGenerator random;

  // All that follows is guarded by the agenda.
  private final Map<String, Timer> labelled = new HashMap<>();
  private final Map<String, Instant> restored = new HashMap<>();

  /// Labels whose due times were set or taken away since the last look; null if nobody looks.
  private @Nullable Set<String> moved;

  private long made;
  private long turns;
  private Duration total = Duration.ZERO;
  private Duration max = Duration.ZERO;

  /// Whether `moved` may have something; written under the lock.
  private volatile boolean hasMoved;

  /// With the time zone of the machine and a random source of its own.
  public Timers(Strand strand) {
    this(strand, ZoneId.systemDefault(), RandomGenerator.getDefault());
  }

  /// @param zone what dates and times of timers mean, unless a timer says otherwise
  /// @param random where [#between] draws from, by one thread at a time
  public Timers(Strand strand, ZoneId zone, RandomGenerator random) {
    this.agenda = new Agenda(Objects.requireNonNull(strand, "strand"));
    this.zone = Objects.requireNonNull(zone, "zone");
    this.random = Objects.requireNonNull(random, "random");
  }

  /// Runs the handler every period, for the first time one period from now. Due times are a period
  /// apart, however late or slow the handler is.
  ///
  /// @param period at least 1 ms
  public Timer every(Duration period, TimerHandler handler) {
    return builder().every(period, handler);
  }

  /// Runs the handler once, when the delay is over.
  ///
  /// @param delay zero or more
  public Timer after(Duration delay, TimerHandler handler) {
    return builder().after(delay, handler);
  }

  /// Runs the handler again and again, each time after a time drawn anew, evenly between the
  /// bounds.
  ///
  /// @param min at least 1 ms
  /// @param max at least `min`, at most 100 years
  public Timer between(Duration min, Duration max, TimerHandler handler) {
    return builder().between(min, max, handler);
  }

  /// Runs the handler whenever the date and time match the pattern. A pattern with a year ends with
  /// its last time; if that has passed, the timer is over from the beginning and never runs.
  public Timer at(DateTimePattern pattern, TimerHandler handler) {
    return builder().at(pattern, handler);
  }

  /// Runs the handler whenever the date and time match a cron expression, as [Cron] explains.
  ///
  /// @throws IllegalArgumentException if the expression is wrong; the message names the field, the
  ///   value and what is allowed
  public Timer cron(String expression, TimerHandler handler) {
    return builder().cron(expression, handler);
  }

  /// Runs the handler at times of one's own. If the schedule has no time at all, the timer is over
  /// from the beginning.
  public Timer schedule(Schedule schedule, TimerHandler handler) {
    return builder().schedule(schedule, handler);
  }

  /// Runs a schedule that brings its own handler.
  public <T extends Schedule & TimerHandler> Timer schedule(T custom) {
    return builder().schedule(custom);
  }

  /// {@return the longer form of making a timer: with a label, a context, a zone}
  public TimerBuilder builder() {
    return new TimerBuilder(this, zone);
  }

  /// {@return the active timer of that label}
  public Optional<Timer> find(String label) {
    Objects.requireNonNull(label, "label");
    synchronized (agenda) {
      return Optional.ofNullable(labelled.get(label)).filter(Timer::isActive);
    }
  }

  /// {@return how many timers wait for their due time}
  public int size() {
    return agenda.size();
  }

  /// {@return how late the turns were that began since the last call, which also begins a new
  /// measurement}
  public Lateness lateness() {
    synchronized (agenda) {
      var lateness = new Lateness(turns, max, turns == 0 ? Duration.ZERO : total.dividedBy(turns));
      turns = 0;
      total = Duration.ZERO;
      max = Duration.ZERO;
      return lateness;
    }
  }

  /// {@return the next due times of the active timers with a label, for [#restore] in another
  /// process}
  public Map<String, Instant> dueTimes() {
    synchronized (agenda) {
      var dueTimes = new HashMap<String, Instant>();
      labelled.forEach(
          (label, timer) -> timer.nextDue().ifPresent(due -> dueTimes.put(label, due)));
      return Map.copyOf(dueTimes);
    }
  }

  /// Gives timers with a label the due times they had in another process: those made already, and
  /// those still to be made, the first of each label. A time that has passed meanwhile is due at
  /// once.
  public void restore(Map<String, Instant> dueTimes) {
    Map<String, Instant> copy = Map.copyOf(dueTimes);
    synchronized (agenda) {
      copy.forEach((label, due) -> {
        Timer timer = labelled.get(label);
        if (timer == null) {
          restored.put(label, due);
        } else {
          timer.waitFor(due);
        }
      });
    }
  }

  /// Notes from now on whose due times change, for [#takeMoved].
  public void follow() {
    synchronized (agenda) {
      moved = new LinkedHashSet<>(labelled.keySet());
      hasMoved = true;
    }
  }

  /// {@return whether there is anything for [#takeMoved] to tell; costs next to nothing}
  public boolean hasMoved() {
    return hasMoved;
  }

  /// Tells the due times of labels that were set or taken away since the last call; at first, of
  /// all labels.
  ///
  /// @param taker gets the label and when it is due; null if it is not any more
  public void takeMoved(BiConsumer<String, @Nullable Instant> taker) {
    Map<String, @Nullable Instant> taken = new LinkedHashMap<>();
    synchronized (agenda) {
      hasMoved = false;
      if (moved != null) {
        for (String label : moved) {
          Timer timer = labelled.get(label);
          taken.put(label, timer == null ? null : timer.nextDue().orElse(null));
        }
        moved.clear();
      }
    }
    taken.forEach(taker);
  }

  /// Cancels all timers. Those made later never run. A repeat call has no effect.
  @Override
  public void close() {
    synchronized (agenda) {
      agenda.close();
      labelled.clear();
      restored.clear();
    }
  }

  // ---- for this package

  RandomGenerator random() {
    return random;
  }

  Timer add(Schedule schedule, TimerHandler handler, TimerBuilder builder) {
    Instant first = Upcoming.first(schedule, agenda.now());
    String label = builder.label;
    synchronized (agenda) {
      var timer = new Timer(this, agenda, ++made, schedule, handler, builder);
      if (agenda.isClosed()) {
        return timer;
      }
      Instant due = label == null ? first : claim(label, timer, first);
      if (due != null) {
        timer.waitFor(due);
      }
      return timer;
    }
  }

  /// Notes the label, also of a timer that is over: a turn that fell into a restart may be its
  /// last.
  private @Nullable Instant claim(String label, Timer timer, @Nullable Instant first) {
    Timer other = labelled.get(label);
    if (other != null && other.isActive()) {
      throw new IllegalStateException(
          "label \""
              + label
              + "\" belongs to "
              + other
              + "; cancel that one first or pick another");
    }
    labelled.put(label, timer);
    Instant kept = restored.remove(label);
    return kept == null ? first : kept;
  }

  void forget(Timer timer) {
    moved(timer);
    timer.label().ifPresent(label -> labelled.remove(label, timer));
  }

  /// The due time of a timer was set or taken away.
  void moved(Timer timer) {
    String label = timer.label().orElse(null);
    if (label != null && moved != null) {
      moved.add(label);
      hasMoved = true;
    }
  }

  void began(Duration late) {
    turns++;
    if (late.isPositive()) {
      total = total.plus(late);
      max = late.compareTo(max) > 0 ? late : max;
    }
  }
}
