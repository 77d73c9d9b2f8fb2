package dev.parley.strand;

import java.util.function.Predicate;

/// The JDK's own scheduler of virtual threads.
///
/// Thread-safe.
record StandardCarrier(Predicate<Thread> loops) implements Carrier {
  static final Carrier INSTANCE = new StandardCarrier(_ -> false);

  @Override
  public Thread newThread(String name, Runnable body) {
    return Thread.ofVirtual().name(name).inheritInheritableThreadLocals(false).unstarted(body);
  }

  @Override
  public boolean isLoop(Thread thread) {
    return loops.test(thread);
  }
}
