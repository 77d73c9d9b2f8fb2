package dev.parley.loop;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.IoHandlerFactory;
import io.netty.channel.ServerChannel;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollChannelOption;
import io.netty.channel.epoll.EpollDomainSocketChannel;
import io.netty.channel.epoll.EpollServerDomainSocketChannel;
import io.netty.channel.epoll.EpollServerSocketChannel;
import io.netty.channel.epoll.EpollSocketChannel;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioDomainSocketChannel;
import io.netty.channel.socket.nio.NioServerDomainSocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.channel.unix.DomainSocketAddress;
import io.netty.channel.unix.IntegerUnixChannelOption;
import java.net.SocketAddress;
import java.net.UnixDomainSocketAddress;
import java.nio.file.Path;

/// How sockets are reached.
///
/// Immutable.
public enum Transport {
  /// Linux, with Netty's native library.
  EPOLL {
    @Override
    IoHandlerFactory ioHandlers() {
      return ReaddingIoHandler::new;
    }

    @Override
    public Class<? extends ServerChannel> tcpListener() {
      return EpollServerSocketChannel.class;
    }

    @Override
    public Class<? extends Channel> tcpSocket() {
      return EpollSocketChannel.class;
    }

    @Override
    public void configureTcp(ServerBootstrap bootstrap) {
      bootstrap.childOption(OOB_INLINE, 1);
      bootstrap.childOption(EpollChannelOption.TCP_NOTSENT_LOWAT, MOST_UNSENT);
    }

    @Override
    public Class<? extends ServerChannel> unixListener() {
      return EpollServerDomainSocketChannel.class;
    }

    @Override
    public Class<? extends Channel> unixSocket() {
      return EpollDomainSocketChannel.class;
    }

    @Override
    public SocketAddress unixAddress(Path path) {
      return new DomainSocketAddress(path.toString());
    }
  },

  /// Anywhere.
  NIO {
    @Override
    IoHandlerFactory ioHandlers() {
      return NioIoHandler.newFactory();
    }

    @Override
    public Class<? extends ServerChannel> tcpListener() {
      return InliningServerSocketChannel.class;
    }

    @Override
    public Class<? extends Channel> tcpSocket() {
      return NioSocketChannel.class;
    }

    @Override
    public void configureTcp(ServerBootstrap bootstrap) {}

    @Override
    public Class<? extends ServerChannel> unixListener() {
      return NioServerDomainSocketChannel.class;
    }

    @Override
    public Class<? extends Channel> unixSocket() {
      return NioDomainSocketChannel.class;
    }

    @Override
    public SocketAddress unixAddress(Path path) {
      return UnixDomainSocketAddress.of(path);
    }
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
  public static Transport best() {
    return Epoll.isAvailable() ? EPOLL : NIO;
  }

  abstract IoHandlerFactory ioHandlers();

  /// {@return what listens for clients over TCP}
  public abstract Class<? extends ServerChannel> tcpListener();

  /// {@return what connects over TCP}
  public abstract Class<? extends Channel> tcpSocket();

  /// Sets what a client's TCP socket needs and only this transport has.
  public abstract void configureTcp(ServerBootstrap bootstrap);

  /// {@return what listens at a path}
  public abstract Class<? extends ServerChannel> unixListener();

  /// {@return what connects to a path}
  public abstract Class<? extends Channel> unixSocket();

  /// {@return a path as the classes for paths know it}
  public abstract SocketAddress unixAddress(Path path);
}
