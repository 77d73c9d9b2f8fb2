package dev.parley.strand;

import java.lang.reflect.Constructor;
import java.util.Objects;
import java.util.concurrent.Executor;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Virtual threads that run on an executor of our choice, such as the event loop that reads the
/// sockets: then a line is read, handled and answered without crossing threads.
///
/// The constructor that sets the scheduler of a virtual thread is not public API in JDK 25. It can
/// be reached where java.base opens java.lang to us; elsewhere [#on] falls back to
/// [Carrier#standard].
///
/// What runs on a loop shares it with the sockets, so beware:
/// - What really blocks, such as reading a file, a native call, or a wait inside a static
///   initializer, stalls them all. Waiting and locking do not.
/// - Virtual threads that a task starts inherit its loop, by `Thread.startVirtualThread`, the
///   executors of virtual threads, and a strand on the standard carrier that is first used there;
///   platform threads do not.
/// - A loop that is stuck for a moment, because its own code waits for a lock say, is stood in for
///   by another thread, and one that ends a wait may [lend][Strand#lend] itself to the task: what a
///   task can rely on is the strand, not the thread of the loop.
/// - A thread whose loop was shut down never goes on, and its `finally` never runs: close the
///   strand first.
///
/// Thread-safe.
public final class LoopCarrier implements Carrier {
  private static final Logger log = LoggerFactory.getLogger(LoopCarrier.class);

  private final Constructor<?> builder;
  private final StandIn loop;
  private final Predicate<Thread> isLoop;

  private LoopCarrier(Constructor<?> builder, Executor loop, Predicate<Thread> isLoop) {
    this.builder = builder;
    this.loop = new StandIn(loop);
    this.isLoop = isLoop;
  }

  /// A carrier on the loop, or else the standard one, which works the same and costs a crossing of
  /// threads for every line. Which it is is logged once, at info.
  ///
  /// @param loop runs what it is given, in order, on its own thread; must outlive the strand, since
  ///   a virtual thread that its executor rejects never goes on
  /// @param isLoop tells the threads that must never block
  public static Carrier on(Executor loop, Predicate<Thread> isLoop) {
    Objects.requireNonNull(loop, "loop");
    Objects.requireNonNull(isLoop, "isLoop");
    try {
      Constructor<?> builder =
          Class.forName("java.lang.ThreadBuilders$VirtualThreadBuilder")
              .getDeclaredConstructor(Executor.class);
      builder.setAccessible(true);
      var carrier = new LoopCarrier(builder, loop, isLoop);
      // A JDK that lets us get at it but refuses to make one is found out now, not by the first
      // line.
      carrier.newThread("probe", () -> {});
      carrier.loop.start();
      log.info("handlers run on the event loop");
      return carrier;
    } catch (ReflectiveOperationException | RuntimeException e) {
      log.info(
          "handlers run on the default scheduler; with --add-opens=java.base/java.lang=ALL-UNNAMED they"
              + " run on the event loop, for less CPU per line");
      log.debug("why the event loop can't carry virtual threads", e);
      return new StandardCarrier(isLoop);
    }
  }

  @Override
  public Thread newThread(String name, Runnable body) {
    try {
      return ((Thread.Builder.OfVirtual) builder.newInstance(loop))
          .name(name)
          .inheritInheritableThreadLocals(false)
          .unstarted(body);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("the JDK refused a virtual thread on the event loop", e);
    }
  }

  @Override
  public void lend(Runnable wakening) {
    loop.lend(wakening);
  }

  @Override
  public void close() {
    loop.close();
  }

  @Override
  public boolean isLoop(Thread thread) {
    return isLoop.test(thread);
  }
}
