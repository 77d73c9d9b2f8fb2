package dev.parley;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The calls that the present step of a dialog has made, in their order, so that the step can be
/// run again, in another process, up to the same point: recorded calls return what they returned,
/// and do nothing to anybody. At the first call that differs from the recorded one, the rest is
/// dropped and calls are real again. Words that came before an answer make no difference: they may
/// read otherwise now, be more or fewer. Those behind the last answer belong to the question that
/// is open, which is asked again if they have changed: a menu, say.
///
/// It is bounded; a step that makes more calls has no record, and would begin anew.
///
/// Confined to its strand.
final class Recording {
  /// Calls in one step.
  static final int MOST_CALLS = 500;

  /// Characters of prompts and outcomes in one step; what 20,000 hostile clients can make a service
  /// keep stays below a gigabyte.
  static final int MOST_CHARACTERS = 32 * 1024;

  private final List<RecordedCall> calls = new ArrayList<>(4);
  private int size;
  private boolean overflown;

  /// Whether a call is being made: what happens inside it is not recorded.
  private boolean busy;

  /// How many of the calls have been replayed; the number of calls if nothing is to be replayed.
  private int replayed;

  /// The call that waits; null if none does.
  private @Nullable PendingCall pending;

  /// The call that waited in another process, until the step has come there again.
  private @Nullable PendingCall resumed;

  /// A step begins.
  void clear() {
    calls.clear();
    size = 0;
    overflown = false;
    busy = false;
    replayed = 0;
    pending = null;
    resumed = null;
  }

  /// A step begins that was recorded elsewhere.
  ///
  /// @param waiting the call that it had come to
  void replay(List<RecordedCall> recorded, @Nullable PendingCall waiting) {
    clear();
    recorded.forEach(this::add);
    replayed = 0;
    resumed = waiting;
  }

  /// {@return the call that waits; null if none does}
  @Nullable PendingCall pending() {
    return pending;
  }

  /// {@return what is left of a limit for the call that is being made: less than all of it if
  /// another process has waited before}
  Duration left(CallKind kind, Duration limit, Instant now) {
    PendingCall waiting = pending;
    if (waiting == null || !waiting.isResumed() || waiting.kind() != kind) {
      return limit;
    }
    Duration left = limit.minus(Duration.between(waiting.since(), now));
    return left.isNegative() ? Duration.ZERO : left;
  }

  /// {@return the calls so far; empty if there were too many}
  List<RecordedCall> calls() {
    return List.copyOf(calls);
  }

  /// {@return whether there were too many calls to keep}
  boolean isOverflown() {
    return overflown;
  }

  boolean isBusy() {
    return busy;
  }

  /// {@return whether an effect is to be made; it was already if the call is replayed}
  boolean isDue(CallKind kind, long client, Object prompt) {
    String key = RecordedCall.shorten(prompt.toString());
    if (next(kind, client, key) != null) {
      return false;
    }
    add(new RecordedCall(kind, client, key, null, false));
    return true;
  }

  /// Makes a call, or has it return or throw what it did before.
  ///
  /// @param now if the call waits, since when
  // A recorded outcome is what the same call returned or threw.
  @SuppressWarnings({"unchecked", "NullAway"})
  <T extends @Nullable Object, X extends Exception> T perform(
      CallKind kind, long client, Object prompt, @Nullable Instant now, Calls.Call<T, X> call)
      throws X {
    String key = RecordedCall.shorten(prompt.toString());
    RecordedCall known = next(kind, client, key);
    if (known != null) {
      if (known.failed()) {
        throw (X) known.outcome();
      }
      return (T) known.outcome();
    }
    busy = true;
    pending = now == null ? null : waiting(kind, client, key, now);
    try {
      T value = call.make();
      add(new RecordedCall(kind, client, key, value, false));
      return value;
    } catch (Exception e) {
      add(new RecordedCall(kind, client, key, e, true));
      throw e;
    } finally {
      busy = false;
      pending = null;
    }
  }

  private PendingCall waiting(CallKind kind, long client, String prompt, Instant now) {
    PendingCall before = resumed;
    resumed = null;
    return before != null && before.is(kind, client, prompt)
        ? before
        : new PendingCall(kind, client, prompt, now, false);
  }

  /// {@return the recorded call that is made again now, or null if this one is real}
  private @Nullable RecordedCall next(CallKind kind, long client, String prompt) {
    if (replayed == calls.size()) {
      return null;
    }
    RecordedCall known = calls.get(replayed);
    if (known.is(kind, client, prompt)) {
      replayed++;
      return known;
    }
    int answer = nextAnswer();
    if (answer >= 0) {
      if (kind.isWords()) {
        if (known.kind() == kind && known.client() == client) {
          replayed++;
        }
        return known;
      }
      int other = replayed;
      while (calls.get(other).kind().isWords()) {
        other++;
      }
      if (calls.get(other).is(kind, client, prompt)) {
        replayed = other + 1;
        return calls.get(other);
      }
    }
    calls.subList(replayed, calls.size()).clear();
    size = calls.stream().mapToInt(RecordedCall::size).sum();
    return null;
  }

  /// {@return the place of the next call that has waited, less than zero if there is none}
  private int nextAnswer() {
    for (int i = replayed; i < calls.size(); i++) {
      if (calls.get(i).kind().waits()) {
        return i;
      }
    }
    return -1;
  }

  private void add(RecordedCall call) {
    if (overflown) {
      return;
    }
    size += call.size();
    if (calls.size() == MOST_CALLS || size > MOST_CHARACTERS) {
      overflown = true;
      calls.clear();
    } else {
      calls.add(call);
    }
    replayed = calls.size();
  }

  @Override
  public String toString() {
    return calls + (overflown ? " overflown" : "");
  }
}
