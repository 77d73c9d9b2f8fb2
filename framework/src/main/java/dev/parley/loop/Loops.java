package dev.parley.loop;

import io.netty.channel.EventLoop;
import io.netty.channel.EventLoopGroup;
import io.netty.util.concurrent.EventExecutor;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/// Event loops: threads on which sockets live. The first one also runs the tasks of guests.
///
/// Threads are started by their first use. Whoever makes them closes them, after everything that
/// lives on them.
///
/// Thread-safe.
public final class Loops implements AutoCloseable {
  private final Transport transport;
  private final EventLoopGroup group;
  private final List<EventLoop> loops;
  private final Executor guests;

  /// Event loops with the best transport that works here.
  ///
  /// @param name becomes part of the threads' names, behind `parley-`
  /// @param count how many, 1 to 64
  public Loops(String name, int count) {
    this(name, count, Transport.best());
  }

  /// Event loops with a transport of one's choice.
  ///
  /// @param name becomes part of the threads' names, behind `parley-`
  /// @param count how many, 1 to 64
  public Loops(String name, int count, Transport transport) {
    if (count < 1 || count > Long.SIZE) {
      throw new IllegalArgumentException("loops: %d (expected 1..%d)".formatted(count, Long.SIZE));
    }
    this.transport = transport;
    group = new LoopGroup(count, "parley-" + name, transport.ioHandlers());
    List<EventLoop> all = new ArrayList<>();
    for (EventExecutor loop : group) {
      all.add((EventLoop) loop);
    }
    loops = List.copyOf(all);
    guests = new GuestExecutor(loops.getFirst());
  }

  /// {@return how the sockets of these loops are reached}
  public Transport transport() {
    return transport;
  }

  /// {@return all of them, each new socket being given to the next}
  public EventLoopGroup group() {
    return group;
  }

  /// {@return each of them, in a fixed order}
  public List<EventLoop> all() {
    return loops;
  }

  /// {@return the first one, where the guests are}
  public EventLoop first() {
    return loops.getFirst();
  }

  /// {@return what runs tasks on the first loop, in order; sockets are looked after at the latest
  /// behind the task that exceeds two milliseconds. Its tasks must not block. After [#close] it
  /// throws [java.util.concurrent.RejectedExecutionException]}
  public Executor guests() {
    return guests;
  }

  /// {@return whether this is the thread of one of the loops, which must never block}
  public boolean isLoop(Thread thread) {
    for (EventLoop loop : loops) {
      if (loop.inEventLoop(thread)) {
        return true;
      }
    }
    return false;
  }

  /// Closes the sockets that are left and ends the threads. Waits for it, about a second at most;
  /// not to be called on one of the loops.
  @Override
  public void close() {
    group.shutdownGracefully(0, 1, TimeUnit.SECONDS).awaitUninterruptibly();
  }
}
