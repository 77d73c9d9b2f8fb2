package dev.parley.loop;

import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import java.io.IOException;
import java.nio.channels.SocketChannel;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Netty's listener on NIO, with urgent bytes of its sockets left in their place. NIO drops them
/// otherwise, and Netty has no option for that: the Data Mark behind an interrupt would leave an
/// IAC that takes the next byte with it.
///
/// Confined to its event loop. Public, since Netty makes it by reflection.
public final class InliningServerSocketChannel extends NioServerSocketChannel {
  /// A listener that is not bound yet.
  public InliningServerSocketChannel() {}

  @Override
  protected int doReadMessages(List<Object> accepted) throws IOException {
    @Nullable SocketChannel socket = javaChannel().accept();
    if (socket == null) {
      return 0;
    }
    try {
      socket.socket().setOOBInline(true);
    } catch (IOException e) {
      // It has gone again: of no interest to anybody, the listener least of all.
      socket.close();
      return 0;
    }
    accepted.add(new NioSocketChannel(this, socket));
    return 1;
  }
}
