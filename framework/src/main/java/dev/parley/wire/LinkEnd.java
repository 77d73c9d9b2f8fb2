package dev.parley.wire;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One end of a link: the only handler in its channel's pipeline.
///
/// Its life: silent until the other end has greeted, then open, then lost.
///
/// Confined to its event loop, except [#fail].
abstract class LinkEnd extends ChannelInboundHandlerAdapter {
  /// Bytes that one message may have. Most have a hundred; but a frame is one message, and holds
  /// all that one event has written.
  static final int LARGEST_MESSAGE = 64 * 1024 * 1024;

  private static final Logger log = LoggerFactory.getLogger(LinkEnd.class);

  private final Channel channel;
  private final Splitter splitter = new Splitter(LARGEST_MESSAGE);
  private final Input input = new Input();
  private boolean greeted;
  private boolean lost;
  private volatile @Nullable String failure;

  LinkEnd(Channel channel) {
    this.channel = channel;
  }

  Channel channel() {
    return channel;
  }

  /// The other end has said who it is.
  ///
  /// @throws WireException if it is not to be talked to
  abstract void greeted(Greeting greeting) throws WireException;

  /// A message has come.
  abstract void message(Input in) throws WireException;

  /// {@return why the link ends when nobody has given it up}
  abstract String usualReason();

  /// The link has ended; called once.
  ///
  /// @param reason for people
  abstract void lost(String reason);

  /// {@return how many bytes have come and were not taken yet}
  int waiting() {
    return splitter.size();
  }

  boolean isGreeted() {
    return greeted;
  }

  /// Ends the link.
  ///
  /// @param reason for people; the first one counts
  void fail(String reason) {
    if (failure == null) {
      failure = reason;
    }
    var _ = channel.close();
  }

  @Override
  public void channelRead(ChannelHandlerContext ctx, Object arrived) {
    ByteBuf bytes = (ByteBuf) arrived;
    try {
      if (failure != null) {
        return;
      }
      splitter.add(bytes);
    } finally {
      bytes.release();
    }
    try {
      if (!greeted) {
        if (splitter.size() < Greeting.SIZE) {
          return;
        }
        greeted(Greeting.of(splitter.take(Greeting.SIZE)));
        greeted = true;
      }
      while (failure == null && splitter.next(input)) {
        message(input);
      }
    } catch (WireException e) {
      log.debug("the link is given up", e);
      fail(String.valueOf(e.getMessage()));
    } catch (RuntimeException e) {
      log.error("the link is given up after a fault of what takes its messages", e);
      fail("a message could not be taken: " + e);
    }
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
    if (cause instanceof IOException) {
      log.debug("the link broke", cause);
    } else {
      log.error("the link is given up after a fault of its own", cause);
    }
    fail("the link broke: " + cause.getMessage());
  }

  @Override
  public void channelInactive(ChannelHandlerContext ctx) {
    if (!lost) {
      lost = true;
      String reason = failure;
      lost(reason == null ? usualReason() : reason);
    }
  }
}
