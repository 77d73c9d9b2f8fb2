package dev.parley.loop;

import io.netty.channel.IoHandle;
import io.netty.channel.IoHandler;
import io.netty.channel.IoHandlerContext;
import io.netty.channel.IoOps;
import io.netty.channel.IoRegistration;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollIoOps;
import io.netty.util.concurrent.ThreadAwareExecutor;

/// Netty's epoll handler, with a socket that has been of no interest for a while taken up again.
///
/// Netty 4.2.18 (since its pull request 16689) removes a socket from epoll when nothing is asked of
/// it, and then fails with ENOENT when something is: a client that has ended its input could no
/// longer be sent more than the socket takes at once, and one that ended it while it was not read
/// could not be read again.
///
/// Confined to its event loop, except [#wakeup].
final class ReaddingIoHandler implements IoHandler {
  private final IoHandler epoll;

  ReaddingIoHandler(ThreadAwareExecutor executor) {
    epoll = EpollIoHandler.newFactory().newHandler(executor);
  }

  @Override
  public void initialize() {
    epoll.initialize();
  }

  @Override
  public int run(IoHandlerContext context) {
    return epoll.run(context);
  }

  @Override
  public void prepareToDestroy() {
    epoll.prepareToDestroy();
  }

  @Override
  public void destroy() {
    epoll.destroy();
  }

  @Override
  public IoRegistration register(IoHandle handle) throws Exception {
    return new Registration(handle, epoll.register(handle));
  }

  @Override
  public void wakeup() {
    epoll.wakeup();
  }

  @Override
  public boolean isCompatible(Class<? extends IoHandle> handleType) {
    return epoll.isCompatible(handleType);
  }

  private final class Registration implements IoRegistration {
    private final IoHandle handle;
    private IoRegistration current;
    private boolean removed;

    private Registration(IoHandle handle, IoRegistration current) {
      this.handle = handle;
      this.current = current;
    }

    @Override
    @SuppressWarnings("TypeParameterUnusedInFormals") // Netty's signature.
    public <T> T attachment() {
      return current.attachment();
    }

    @Override
    public long submit(IoOps ops) {
      boolean none = ops.equals(EpollIoOps.NONE);
      if (removed && !none && current.isValid()) {
        current.cancel();
        try {
          current = epoll.register(handle);
        } catch (Exception e) {
          throw new IllegalStateException("a socket could not be watched again", e);
        }
      }
      removed = none;
      return current.submit(ops);
    }

    @Override
    public boolean isValid() {
      return current.isValid();
    }

    @Override
    public boolean cancel() {
      return current.cancel();
    }
  }
}
