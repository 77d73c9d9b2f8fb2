package dev.parley.gate;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.IoHandlerFactory;
import io.netty.channel.ServerChannel;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollChannelOption;
import io.netty.channel.epoll.EpollServerSocketChannel;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.channel.unix.IntegerUnixChannelOption;

/// How sockets are reached.
enum Transport {
  /// Linux, with Netty's native library.
  EPOLL {
    @Override
    IoHandlerFactory ioHandlers() {
      return ReaddingIoHandler::new;
    }

    @Override
    Class<? extends ServerChannel> serverChannel() {
      return EpollServerSocketChannel.class;
    }

    @Override
    void configure(ServerBootstrap bootstrap) {
      bootstrap.childOption(OOB_INLINE, 1);
      bootstrap.childOption(EpollChannelOption.TCP_NOTSENT_LOWAT, MOST_UNSENT);
    }
  },

  /// Anywhere. Urgent bytes are lost here, so that the Data Mark behind an interrupt leaves an IAC
  /// that takes the next byte with it.
  NIO {
    @Override
    IoHandlerFactory ioHandlers() {
      return NioIoHandler.newFactory();
    }

    @Override
    Class<? extends ServerChannel> serverChannel() {
      return NioServerSocketChannel.class;
    }

    @Override
    void configure(ServerBootstrap bootstrap) {}
  };

  /// SOL_SOCKET and SO_OOBINLINE, as they are on Linux for the processors that Netty has libraries
  /// for. Telnet clients send the Data Mark of an interrupt as urgent data; it has to stay in its
  /// place.
  private static final IntegerUnixChannelOption OOB_INLINE =
      new IntegerUnixChannelOption("SO_OOBINLINE", 1, 10);

  /// Bytes that the operating system keeps for a client beyond what is under way to it. Without
  /// this bound they are megabytes: a slow client would cost that much, and for minutes it would
  /// look as if it read nothing.
  private static final long MOST_UNSENT = 64 * 1024;

  /// {@return the better one of those that work here}
  static Transport best() {
    return Epoll.isAvailable() ? EPOLL : NIO;
  }

  abstract IoHandlerFactory ioHandlers();

  abstract Class<? extends ServerChannel> serverChannel();

  abstract void configure(ServerBootstrap bootstrap);
}
