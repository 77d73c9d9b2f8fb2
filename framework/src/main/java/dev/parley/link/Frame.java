package dev.parley.link;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// What the handling of one event has led to, applied by the gate as a whole or not at all.
///
/// Not thread-safe: many threads may use it, one at a time. Filled by the service, and not changed
/// any more once it was sent.
public final class Frame {
  private final List<ToGate> steps = new ArrayList<>(4);
  private long weight = 64;

  /// Appends a step.
  public void add(ToGate step) {
    steps.add(step);
    weight += 32 + weight(step);
  }

  /// {@return the steps in the order in which they are to be applied}
  public List<ToGate> steps() {
    return Collections.unmodifiableList(steps);
  }

  /// {@return whether there is nothing to apply}
  public boolean isEmpty() {
    return steps.isEmpty();
  }

  /// {@return roughly the bytes that this takes until it is applied}
  public long weight() {
    return weight;
  }

  private static long weight(ToGate step) {
    return switch (step) {
      case ToGate.Write(long _, String text) -> text.length();
      case ToGate.Prompt(long _, String text) -> text.length();
      case ToGate.WriteAll(long[] clients, String text) -> text.length() + 8L * clients.length;
      case ToGate.WriteBytes(long _, byte[] bytes) -> bytes.length;
      case ToGate.Keep(long _, String _, byte[] value) -> value == null ? 0 : value.length;
      case ToGate.OutOfBand(long _, String name, String json) -> name.length() + json.length();
      case ToGate.OutOfBandAll(long[] clients, String name, String json) ->
          name.length() + json.length() + 8L * clients.length;
      case ToGate.Subnegotiation(long _, int _, byte[] payload) -> payload.length;
      case ToGate.Echo _,
          ToGate.Keys _,
          ToGate.Status _,
          ToGate.Acknowledge _,
          ToGate.Close _,
          ToGate.Greeted _,
          ToGate.Retry _,
          ToGate.Forget _ ->
          0;
    };
  }
}
