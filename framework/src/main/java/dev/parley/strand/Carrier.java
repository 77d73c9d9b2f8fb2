package dev.parley.strand;

/// What the virtual threads of a strand run on.
///
/// Thread-safe.
public interface Carrier {
  /// Makes a virtual thread that is not yet started.
  Thread newThread(String name, Runnable body);

  /// {@return whether the thread is one that must never block, an event loop}
  boolean isLoop(Thread thread);

  /// Runs something that wakes a thread of this carrier, and then carries that thread itself, where
  /// it can, until it rests. For a platform thread that has nothing else to do.
  default void lend(Runnable wakening) {
    wakening.run();
  }

  /// The strand has ended; its last thread is still on its way out. A repeat call has no effect.
  default void close() {}

  /// {@return the JDK's own scheduler of virtual threads: a pool of as many threads as there are
  /// processors}
  static Carrier standard() {
    return StandardCarrier.INSTANCE;
  }
}
