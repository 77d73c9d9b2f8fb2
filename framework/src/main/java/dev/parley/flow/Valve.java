package dev.parley.flow;

import dev.parley.strand.Time;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// A part of a chain that lets some events through, by their count or frequency. It counts for each
/// key by itself; the key is the class of the event, unless [#per] says otherwise. The 10 000 keys
/// used last are kept.
///
/// Thread-safe.
public final class Valve<E> implements Link<E> {
  private static final int MOST_KEYS = 10_000;

  /// Decides for one key.
  private interface Counter {
    boolean count(long now);
  }

  /// Makes the counter of a new key.
  private interface Rule {
    Counter counter();
  }

  private final String description;
  private final Rule rule;
  private final Function<? super E, ?> key;
  private final Time time;

  /// By key, those used last at the end; guarded by itself.
  private final Map<Object, Counter> counters =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Object, Counter> eldest) {
          return size() > MOST_KEYS;
        }
      };

  private Valve(String description, Rule rule, Function<? super E, ?> key, Time time) {
    this.description = description;
    this.rule = rule;
    this.key = key;
    this.time = time;
  }

  private static <E> Valve<E> of(String description, Rule rule) {
    return new Valve<>(description, rule, event -> event.getClass(), Time.system());
  }

  /// Lets the n-th event through. Then it starts over, if it resets, or lets all through.
  ///
  /// @throws IllegalArgumentException if n is less than 1
  public static <E> Valve<E> afterCount(int n, boolean resets) {
    requirePositive(n);
    return of("after " + n + (resets ? ", resets" : ""), () -> new AfterCount(n, resets));
  }

  /// Lets the first event of every n through: the 1st, the n+1st and so on.
  ///
  /// @throws IllegalArgumentException if n is less than 1
  public static <E> Valve<E> everyNth(int n) {
    requirePositive(n);
    return of("every " + n, () -> new EveryNth(n));
  }

  /// Lets an event through when it is the n-th within the interval that ends with it. Then it
  /// starts over, if it resets; else each further event that is at least the n-th within its
  /// interval passes too.
  ///
  /// @throws IllegalArgumentException if n is less than 1, or the interval is not positive
  public static <E> Valve<E> atFrequency(int n, Duration interval, boolean resets) {
    long nanos = requireInterval(n, interval);
    return of(
        "at " + n + " in " + interval + (resets ? ", resets" : ""),
        () -> new AtFrequency(n, nanos, resets));
  }

  /// Lets events through as long as fewer than n passed within the interval that ends with the
  /// event. If it resets, those that did not pass count too, so that it opens again only when there
  /// is less to limit.
  ///
  /// @throws IllegalArgumentException if n is less than 1, or the interval is not positive
  public static <E> Valve<E> limitFrequency(int n, Duration interval, boolean resets) {
    long nanos = requireInterval(n, interval);
    return of(
        "limit " + n + " in " + interval + (resets ? ", resets" : ""),
        () -> new LimitFrequency(n, nanos, resets));
  }

  private static void requirePositive(int n) {
    if (n < 1) {
      throw new IllegalArgumentException("n: " + n + " (expected 1 or more)");
    }
  }

  private static long requireInterval(int n, Duration interval) {
    requirePositive(n);
    if (!interval.isPositive()) {
      throw new IllegalArgumentException("interval: " + interval + " (expected more than zero)");
    }
    return interval.toNanos();
  }

  /// {@return a valve that counts by what the function makes of an event}
  public Valve<E> per(Function<? super E, ?> key) {
    return new Valve<>(description, rule, Objects.requireNonNull(key, "key"), time);
  }

  /// {@return a valve that goes by this time}
  public Valve<E> time(Time time) {
    return new Valve<>(description, rule, key, Objects.requireNonNull(time, "time"));
  }

  @Override
  public boolean pass(E event) {
    @Nullable Object counted = key.apply(event);
    Object known = counted == null ? Valve.class : counted;
    synchronized (counters) {
      return counters.computeIfAbsent(known, _ -> rule.counter()).count(time.nanoTime());
    }
  }

  @Override
  public String toString() {
    return description;
  }

  private static final class AfterCount implements Counter {
    private final int n;
    private final boolean resets;
    private int count;

    AfterCount(int n, boolean resets) {
      this.n = n;
      this.resets = resets;
    }

    @Override
    public boolean count(long now) {
      count = Math.min(count + 1, n);
      boolean passes = count == n;
      if (passes && resets) {
        count = 0;
      }
      return passes;
    }
  }

  private static final class EveryNth implements Counter {
    private final int n;
    private int count;

    EveryNth(int n) {
      this.n = n;
    }

    @Override
    public boolean count(long now) {
      boolean passes = count == 0;
      count = (count + 1) % n;
      return passes;
    }
  }

  private static final class AtFrequency implements Counter {
    private final Window window;
    private final int n;
    private final boolean resets;

    AtFrequency(int n, long interval, boolean resets) {
      this.window = new Window(n, interval);
      this.n = n;
      this.resets = resets;
    }

    @Override
    public boolean count(long now) {
      window.add(now);
      boolean passes = window.size(now) >= n;
      if (passes && resets) {
        window.clear();
      }
      return passes;
    }
  }

  private static final class LimitFrequency implements Counter {
    private final Window window;
    private final int n;
    private final boolean resets;

    LimitFrequency(int n, long interval, boolean resets) {
      this.window = new Window(n, interval);
      this.n = n;
      this.resets = resets;
    }

    @Override
    public boolean count(long now) {
      boolean passes = window.size(now) < n;
      if (passes || resets) {
        window.add(now);
      }
      return passes;
    }
  }

  /// The times of the last events, up to as many as matter.
  private static final class Window {
    private final int most;
    private final long interval;
    private final ArrayDeque<Long> times = new ArrayDeque<>();

    Window(int most, long interval) {
      this.most = most;
      this.interval = interval;
    }

    void add(long now) {
      if (times.size() == most) {
        times.removeFirst();
      }
      times.addLast(now);
    }

    int size(long now) {
      while (!times.isEmpty() && now - times.getFirst() >= interval) {
        times.removeFirst();
      }
      return times.size();
    }

    void clear() {
      times.clear();
    }
  }
}
