package dev.parley.timer;

import java.util.Arrays;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The waiting timers, the earliest first, and of those due at the same time the one made first. A
/// binary heap in which every timer knows its place, so that cancelling one is as cheap as adding.
///
/// Not thread-safe: guarded by the lock of [Agenda].
final class TimerHeap {
  /// The place of a timer that is in no heap.
  static final int NOWHERE = -1;

  private static final int SMALLEST = 16;

  private @Nullable Timer[] timers = new @Nullable Timer[SMALLEST];
  private int size;

  int size() {
    return size;
  }

  @Nullable Timer first() {
    return timers[0];
  }

  void add(Timer timer) {
    if (size == timers.length) {
      timers = Arrays.copyOf(timers, 2 * size);
    }
    rise(timer, size++);
  }

  /// Takes a timer out; one that is not in the heap is ignored.
  void remove(Timer timer) {
    int place = timer.place;
    if (place == NOWHERE) {
      return;
    }
    timer.place = NOWHERE;
    Timer last = timers[--size];
    timers[size] = null;
    if (last != null && place < size) {
      settle(last, place);
    }
    if (size < timers.length / 4 && timers.length > SMALLEST) {
      timers = Arrays.copyOf(timers, timers.length / 2);
    }
  }

  /// Lets somebody change due times, and puts everything in order again.
  void change(Consumer<Timer> change) {
    for (int place = 0; place < size; place++) {
      change.accept(at(place));
    }
    for (int place = size / 2 - 1; place >= 0; place--) {
      sink(at(place), place);
    }
  }

  void clear() {
    for (int place = 0; place < size; place++) {
      at(place).place = NOWHERE;
    }
    timers = new @Nullable Timer[SMALLEST];
    size = 0;
  }

  private void settle(Timer timer, int place) {
    sink(timer, place);
    if (timer.place == place) {
      rise(timer, place);
    }
  }

  private void rise(Timer timer, int from) {
    int place = from;
    while (place > 0) {
      int above = (place - 1) / 2;
      Timer parent = at(above);
      if (!timer.isBefore(parent)) {
        break;
      }
      set(parent, place);
      place = above;
    }
    set(timer, place);
  }

  private void sink(Timer timer, int from) {
    int place = from;
    for (int below = 2 * place + 1; below < size; below = 2 * place + 1) {
      if (below + 1 < size && at(below + 1).isBefore(at(below))) {
        below++;
      }
      Timer child = at(below);
      if (!child.isBefore(timer)) {
        break;
      }
      set(child, place);
      place = below;
    }
    set(timer, place);
  }

  // Below size there is no null.
  @SuppressWarnings("NullAway")
  private Timer at(int place) {
    return timers[place];
  }

  private void set(Timer timer, int place) {
    timers[place] = timer;
    timer.place = place;
  }
}
