package dev.parley.wire;

import dev.parley.loop.Room;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What one end of a link sends: everything that is there at the end of a turn of the event loop is
/// written at once.
///
/// Messages are queued as they are and turned into bytes on the loop, without a lock: a lock would
/// be held now and then by a virtual thread that the same loop carries, and the loop would wait for
/// what only it can run.
///
/// Thread-safe.
///
/// @param <M> what is sent most
final class Sender<M> {
  /// How the messages are written.
  interface Form<M> {
    /// {@return how many bytes the message has, which is written}
    int write(M message, Output out);

    /// {@return roughly the bytes that it takes while it waits}
    long weight(M message);
  }

  private static final Logger log = LoggerFactory.getLogger(Sender.class);

  /// Bytes that are handed to the socket at once.
  private static final int PIECE = 64 * 1024;

  /// Bytes after which other sockets are looked after.
  private static final int TURN = 1024 * 1024;

  private final Channel channel;
  private final Form<M> form;
  private final int largest;
  private final Room room;
  private final Consumer<String> failed;
  private final Runnable drain = this::drain;

  /// Messages, arrays of bytes that hold messages, and marks; filled by any thread.
  private final Queue<Object> waiting = new ConcurrentLinkedQueue<>();

  private final AtomicBoolean scheduled = new AtomicBoolean();
  private volatile boolean closed;

  /// Used on the loop only.
  private final Output out = new Output(2 * PIECE);

  /// @param largest bytes that a message may have
  /// @param room counts what waits and what the socket has not taken yet
  /// @param failed is told on the loop when a message is too large, in a sentence
  Sender(Channel channel, Form<M> form, int largest, Room room, Consumer<String> failed) {
    this.channel = channel;
    this.form = form;
    this.largest = largest;
    this.room = room;
    this.failed = failed;
  }

  /// Sends a message, behind all that were sent before. After [#close] it is dropped.
  void send(M message) {
    if (!closed) {
      room.take(form.weight(message));
      waiting.add(message);
      schedule();
    }
  }

  /// Sends messages that are written already, like [#send].
  void sendWritten(byte[] messages) {
    if (!closed) {
      room.take(messages.length);
      waiting.add(messages);
      schedule();
    }
  }

  /// Calls the action when the operating system has all that was sent before, or will never have
  /// it; on any thread.
  void whenSent(Runnable action) {
    var mark = new Mark(action);
    waiting.add(mark);
    schedule();
    if (closed && waiting.remove(mark)) {
      action.run();
    }
  }

  /// Sends nothing more and lets everybody go who waits. The channel itself stays.
  void close() {
    closed = true;
    @Nullable Object item;
    while ((item = waiting.poll()) != null) {
      if (item instanceof Mark(Runnable action)) {
        action.run();
      }
    }
    room.close();
  }

  /// Stands behind what was sent, for somebody who waits until it has gone.
  private record Mark(Runnable action) {}

  private void schedule() {
    if (!scheduled.get() && scheduled.compareAndSet(false, true)) {
      try {
        channel.eventLoop().execute(drain);
      } catch (RejectedExecutionException e) {
        log.debug("messages are dropped: the link is closed");
      }
    }
  }

  private void drain() {
    scheduled.set(false);
    try {
      writeWaiting();
      channel.flush();
    } catch (RuntimeException | OutOfMemoryError e) {
      giveUp("a message could not be written: " + e, e);
    }
  }

  private void writeWaiting() {
    long weight = 0;
    int turn = 0;
    @Nullable Object item;
    while ((item = waiting.poll()) != null) {
      if (item instanceof Mark(Runnable action)) {
        pass(weight);
        weight = 0;
        var _ = channel.write(Unpooled.EMPTY_BUFFER).addListener(_ -> action.run());
      } else if (item instanceof byte[] written) {
        out.raw(written);
        weight += written.length;
      } else {
        M message = message(item);
        int length = form.write(message, out);
        if (length > largest) {
          giveUp(
              "a message of %d bytes is too large for the link (expected at most %d); write less in one event, or call client.flush() in between"
                  .formatted(length, largest),
              null);
          return;
        }
        weight += form.weight(message);
      }
      if (out.size() >= PIECE) {
        turn += out.size();
        pass(weight);
        weight = 0;
        if (turn >= TURN) {
          schedule();
          return;
        }
      }
    }
    pass(weight);
  }

  @SuppressWarnings("unchecked") // Only arrays and messages are put in.
  private M message(Object item) {
    return (M) item;
  }

  /// Sends nothing more, since what is behind a gap must not be seen.
  private void giveUp(String reason, @Nullable Throwable cause) {
    log.error("the link is given up: {}", reason, cause);
    out.clear();
    close();
    failed.accept(reason);
  }

  private void pass(long weight) {
    if (out.size() == 0) {
      room.give(weight);
      return;
    }
    ByteBuf bytes = channel.alloc().directBuffer(out.size());
    bytes.writeBytes(out.array(), 0, out.size());
    out.clear();
    var _ = channel.write(bytes).addListener(_ -> room.give(weight));
  }
}
