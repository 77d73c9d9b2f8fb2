package dev.parley.strand;

/// The JDK's own scheduler of virtual threads, a pool of as many threads as there are processors.
enum StandardCarrier implements Carrier {
  INSTANCE;

  @Override
  public Thread newThread(String name, Runnable body) {
    return Thread.ofVirtual().name(name).unstarted(body);
  }

  @Override
  public boolean isLoop(Thread thread) {
    return false;
  }
}
