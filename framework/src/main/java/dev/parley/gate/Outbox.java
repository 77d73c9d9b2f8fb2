package dev.parley.gate;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelOutboundBuffer;
import org.jspecify.annotations.Nullable;

/// What waits to be read by one client, within its bounds. What is added is sent by the next
/// [#flush], in one write, and compressed where the client has agreed to that.
///
/// Confined to its event loop.
final class Outbox {
  private static final int FIRST_CAPACITY = 1024;

  private final Channel channel;
  private final int soft;
  private final int hard;

  private @Nullable ByteBuf pending;

  /// What was with the channel when `pending` was begun. The way to the channel's own count is long
  /// enough to be seen in the cost of fan-out.
  private long queuedBefore;

  private boolean unflushed;
  private int dropped;
  private @Nullable Deflation deflation;

  /// What Netty has been given since it last had nothing, in its own measure, which adds an
  /// overhead to each write.
  private long given;

  /// How much of `given` was gone, and when that was last seen to have grown.
  private long gone;

  private long goneAt;

  /// @param soft unsent bytes past which droppable messages are dropped; also where the channel
  ///   turns unwritable
  /// @param hard unsent bytes that nothing may pass
  Outbox(Channel channel, int soft, int hard) {
    this.channel = channel;
    this.soft = soft;
    this.hard = hard;
  }

  /// Adds a message, or drops it where the client is too slow and it may be dropped.
  ///
  /// @return whether the client may stay; false if this would have passed the hard bound
  boolean add(Payload payload, boolean droppable) {
    long unsent = unsent();
    if (unsent + payload.length() > soft) {
      // A burst within one batch says nothing about the client: let it take what it can first.
      flush();
      unsent = unsent();
    }
    if (droppable && (dropped > 0 || unsent > soft)) {
      dropped += payload.messages();
      return true;
    }
    if (unsent + payload.length() > hard) {
      return false;
    }
    if (payload.isLarge() && deflation == null) {
      writePending();
      write(payload.share(channel.alloc()));
    } else {
      payload.copyTo(pending(payload.length()));
    }
    return true;
  }

  /// Adds bytes of the gate's own. Nothing bounds them here: they answer what the client sends, and
  /// one that does not read is not read either.
  void add(byte[] bytes) {
    pending(bytes.length).writeBytes(bytes);
  }

  /// Compresses everything that is added from here on, or ends that.
  void compress(boolean on) {
    if (on) {
      writePending();
      deflation = new Deflation();
    } else if (deflation != null) {
      ByteBuf last = deflation.finish(takePending(), channel.alloc());
      deflation = null;
      write(last);
    }
  }

  /// {@return how many messages were dropped since this was last called; until then all further
  /// ones are dropped, so that a client sees one gap and not many}
  int takeDropped() {
    int count = dropped;
    dropped = 0;
    return count;
  }

  boolean hasDropped() {
    return dropped > 0;
  }

  void flush() {
    writePending();
    if (unflushed) {
      unflushed = false;
      channel.flush();
    }
  }

  /// Sends everything.
  ///
  /// @return done when all of it is with the operating system
  ChannelFuture finish() {
    ByteBuf last = takePending();
    if (deflation != null) {
      last = deflation.finish(last, channel.alloc());
      deflation = null;
    }
    unflushed = false;
    return channel.writeAndFlush(last);
  }

  /// Gives up what was not yet handed to the channel.
  void discard() {
    if (pending != null) {
      pending.release();
      pending = null;
    }
  }

  /// {@return whether the client has left unsent bytes without reading any for longer than the
  /// limit}
  boolean isStalled(long now, long limitNanos) {
    @Nullable ChannelOutboundBuffer buffer = channel.unsafe().outboundBuffer();
    long unsent = buffer == null ? 0 : buffer.totalPendingWriteBytes();
    if (buffer == null || unsent == 0) {
      given = 0;
      gone = -1;
      return false;
    }
    long goneNow = given - unsent + buffer.currentProgress();
    if (goneNow > gone) {
      gone = goneNow;
      goneAt = now;
    }
    return now - goneAt > limitNanos;
  }

  private long unsent() {
    // While something is pending, nothing of what is queued goes out.
    return pending == null ? queued() : queuedBefore + pending.readableBytes();
  }

  private long queued() {
    @Nullable ChannelOutboundBuffer buffer = channel.unsafe().outboundBuffer();
    return buffer == null ? 0 : buffer.totalPendingWriteBytes();
  }

  private ByteBuf pending(int length) {
    if (pending == null) {
      queuedBefore = queued();
      pending = channel.alloc().directBuffer(Math.max(length, FIRST_CAPACITY));
    }
    return pending;
  }

  private void writePending() {
    if (pending != null) {
      ByteBuf full = takePending();
      write(deflation == null ? full : deflation.compress(full, channel.alloc()));
    }
  }

  private ByteBuf takePending() {
    @Nullable ByteBuf taken = pending;
    pending = null;
    return taken == null ? Unpooled.EMPTY_BUFFER : taken;
  }

  private void write(ByteBuf bytes) {
    long before = queued();
    if (before == 0) {
      given = 0;
      gone = -1;
    }
    var _ = channel.write(bytes, channel.voidPromise());
    given += queued() - before;
    unflushed = true;
  }
}
