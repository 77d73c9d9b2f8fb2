package dev.parley.strand;

/// What the virtual threads of a strand run on.
///
/// Thread-safe.
public interface Carrier {
  /// Makes a virtual thread that is not yet started.
  Thread newThread(String name, Runnable body);

  /// {@return whether the thread is one that must never block, an event loop}
  boolean isLoop(Thread thread);

  /// {@return the JDK's own scheduler of virtual threads: a pool of as many threads as there are
  /// processors}
  static Carrier standard() {
    return StandardCarrier.INSTANCE;
  }
}
