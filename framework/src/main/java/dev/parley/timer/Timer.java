package dev.parley.timer;

import dev.parley.strand.StoppingException;
import dev.parley.strand.Task;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One timer, as [Timers] returns it and as its handler gets it.
///
/// Thread-safe.
public final class Timer {
  private static final Logger log = LoggerFactory.getLogger(Timer.class);

  /// More than this is no correction of a clock, and as much as cron allows for.
  private static final Duration BIG_STEP = Duration.ofHours(3);

  private final Timers timers;
  private final Agenda agenda;
  private final long number;
  private final Schedule schedule;
  private final TimerHandler handler;
  private final @Nullable String label;
  private final @Nullable Object context;

  // All that follows is guarded by the agenda; a timer is active while it has a due time, and then
  // it either has a place in the heap or its turn is queued on the strand.
  int place = TimerHeap.NOWHERE;
  private @Nullable Instant due;
  private @Nullable Turn turn;
  private boolean running;
  private @Nullable Instant turnDue;
  private long missed;
  private long missedSince;

  Timer(
      Timers timers,
      Agenda agenda,
      long number,
      Schedule schedule,
      TimerHandler handler,
      TimerBuilder builder) {
    this.timers = timers;
    this.agenda = agenda;
    this.number = number;
    this.schedule = schedule;
    this.handler = handler;
    this.label = builder.label;
    this.context = builder.context;
  }

  /// Ends the timer: no further turn begins. A handler that is running goes on. A repeat call has
  /// no effect.
  public void cancel() {
    synchronized (agenda) {
      agenda.remove(this);
      end();
    }
  }

  /// {@return whether a further turn is to come; false in the handler of the last one}
  public boolean isActive() {
    synchronized (agenda) {
      return due != null && !agenda.isClosed();
    }
  }

  /// {@return when the next turn is due; in the past if it waits for the strand; empty if none is
  /// to come}
  public Optional<Instant> nextDue() {
    synchronized (agenda) {
      return agenda.isClosed() ? Optional.empty() : Optional.ofNullable(due);
    }
  }

  /// Moves the next turn; those after it follow from there, or from the calendar where the timer
  /// goes by it. A time in the past is due at once.
  ///
  /// @throws IllegalStateException if the timer is not active
  public void nextDue(Instant due) {
    Objects.requireNonNull(due, "due");
    synchronized (agenda) {
      if (!isActive()) {
        throw new IllegalStateException(this + " is over; make a new one");
      }
      waitFor(due);
    }
  }

  /// {@return the name under which it is found and keeps its due time over a restart}
  public Optional<String> label() {
    return Optional.ofNullable(label);
  }

  /// {@return the object given by [TimerBuilder#context]; null if none was given}
  public @Nullable Object context() {
    return context;
  }

  /// {@return the object given by [TimerBuilder#context]}
  ///
  /// @throws ClassCastException if it is of another type
  /// @throws IllegalStateException if none was given
  public <T> T context(Class<T> type) {
    if (context == null) {
      throw new IllegalStateException(
          this + " has no context; give it one by builder().context(...)");
    }
    return type.cast(context);
  }

  /// {@return when the present turn was due; for its handler. It is the same however late the
  /// handler is run, so a report "of the hour" belongs to this hour; empty before the first turn}
  public Optional<Instant> turnDue() {
    synchronized (agenda) {
      return Optional.ofNullable(turnDue);
    }
  }

  /// {@return how many turns fell due between the one before and the present one and were not run,
  /// because the handler was still running, the strand was held, or the machine slept; for the
  /// handler}
  public long missed() {
    synchronized (agenda) {
      return missed;
    }
  }

  /// With the label, if it has one, and the schedule.
  @Override
  public String toString() {
    return (label == null ? "timer " : "timer \"" + label + "\" ") + schedule;
  }

  // ---- for this package, guarded by the agenda

  /// {@return when the next turn is due, of a timer that waits}
  Instant due() {
    return Objects.requireNonNull(due, "due");
  }

  boolean isBefore(Timer other) {
    int order = due().compareTo(other.due());
    return order < 0 || (order == 0 && number < other.number);
  }

  /// Waits for a due time, instead of the one before; also a timer that is over.
  void waitFor(Instant due) {
    agenda.remove(this);
    turn = null;
    this.due = due;
    timers.moved(this);
    agenda.put(this);
  }

  /// Goes by a clock that was set back: an interval keeps its distance to now. A date and time
  /// stays as it is, so that it is not due again; but after a big step it would not be due for
  /// long.
  void moveAlong(Duration back, Instant now) {
    if (schedule instanceof Interval) {
      due = due().minus(back);
      timers.moved(this);
    } else if (schedule instanceof CalendarSchedule calendar && back.compareTo(BIG_STEP) > 0) {
      Instant next = calendar.next(now);
      due = next != null && due().isAfter(next) ? next : due();
    }
  }

  Turn newTurn() {
    turn = new Turn();
    return turn;
  }

  private void end() {
    due = null;
    turn = null;
    timers.forget(this);
  }

  // ---- on the strand

  /// One turn in the queue of the strand; void if the timer was cancelled or moved meanwhile.
  final class Turn implements Task {
    @Override
    public void run() {
      take(this);
    }

    @Override
    public Object subject() {
      return Timer.this;
    }
  }

  private void take(Turn turn) {
    Instant now;
    Instant due;
    synchronized (agenda) {
      if (!isNext(turn)) {
        return;
      }
      now = agenda.now();
      due = due();
    }
    Upcoming upcoming = upcoming(due, now);
    synchronized (agenda) {
      if (!isNext(turn)) {
        return;
      }
      missedSince += upcoming.missed();
      if (upcoming.due() == null) {
        end();
      } else {
        waitFor(upcoming.due());
      }
      if (running) {
        missedSince++;
        return;
      }
      running = true;
      turnDue = due;
      missed = missedSince;
      missedSince = 0;
      timers.began(Duration.between(due, now));
    }
    try {
      handle();
    } finally {
      synchronized (agenda) {
        running = false;
      }
    }
  }

  // Identity is meant.
  @SuppressWarnings("ReferenceEquality")
  private boolean isNext(Turn turn) {
    return this.turn == turn && !agenda.isClosed();
  }

  private Upcoming upcoming(Instant due, Instant now) {
    try {
      return Upcoming.after(schedule, due, now);
    } catch (RuntimeException e) {
      log.warn("{} ends after this turn, since its schedule failed", this, e);
      return new Upcoming(null, 0);
    }
  }

  private void handle() {
    try {
      handler.handle(this);
    } catch (StoppingException e) {
      log.debug("{} ended with the strand", this, e);
    } catch (Exception e) {
      log.warn("{} failed", this, e);
    }
  }
}
