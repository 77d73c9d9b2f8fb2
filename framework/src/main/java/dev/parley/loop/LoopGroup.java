package dev.parley.loop;

import io.netty.channel.IoEventLoop;
import io.netty.channel.IoHandlerFactory;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.SingleThreadIoEventLoop;
import io.netty.util.concurrent.DefaultThreadFactory;
import io.netty.util.concurrent.RejectedExecutionHandlers;
import java.util.concurrent.Executor;

/// Event loops that look after their sockets again after a few milliseconds of tasks, where Netty's
/// own would run tasks for a second.
final class LoopGroup extends MultiThreadIoEventLoopGroup {
  private static final long QUANTUM_MILLIS = 5;

  LoopGroup(int loops, String name, IoHandlerFactory ioHandlers) {
    super(loops, new DefaultThreadFactory(name), ioHandlers);
  }

  @Override
  protected IoEventLoop newChild(Executor executor, IoHandlerFactory ioHandlers, Object... args) {
    return new SingleThreadIoEventLoop(
        this,
        executor,
        ioHandlers,
        Integer.MAX_VALUE,
        RejectedExecutionHandlers.reject(),
        QUANTUM_MILLIS);
  }
}
