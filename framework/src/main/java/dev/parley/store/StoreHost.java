package dev.parley.store;

import dev.parley.state.StateCodec;
import dev.parley.strand.Strand;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// What stores need of the service that they belong to.
///
/// Thread-safe.
public interface StoreHost {
  /// {@return the strand on which the stores are used}
  Strand strand();

  /// {@return what writes and reads values for the next process}
  StateCodec codec();

  /// Makes a call that waits, or returns what the same call returned in another process.
  ///
  /// @param prompt what distinguishes it from other calls of its kind
  /// @throws IllegalStateException off the strand
  <T extends @Nullable Object> T call(StoreCall kind, Object prompt, Supplier<T> call);

  /// {@return whether what is kept may reach another process}
  boolean keeps();

  /// Has something kept for the next process, with the next frame that leaves. On the strand.
  ///
  /// @param value gives it when the frame leaves; null to keep it no more
  void keep(String slot, Supplier<byte @Nullable []> value);

  /// {@return whether values of a type belong to the running service, so that they can't be saved:
  /// clients}
  boolean isLive(Class<?> type);
}
