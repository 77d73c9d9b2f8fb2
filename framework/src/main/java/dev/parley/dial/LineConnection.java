package dev.parley.dial;

import static java.util.concurrent.TimeUnit.SECONDS;

import dev.parley.strand.Strand;
import dev.parley.strand.Task;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.DecoderException;
import java.io.IOException;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A connection to another program, over which lines go in both directions.
///
/// What comes is told to the [LineReceiver] on the strand. If the receiver does not keep up, the
/// connection is not read, so that the other side has to wait; nothing is dropped.
///
/// Thread-safe.
public final class LineConnection {
  private static final Logger log = LoggerFactory.getLogger(LineConnection.class);

  /// Seconds that what waits to be sent may take when the connection is closed.
  private static final long LONGEST_CLOSE = 5;

  private final Dial dial;
  private final LineReceiver receiver;
  private final Strand strand;
  private final Channel channel;
  private final Reader reader;

  private final Queue<byte[]> outgoing = new ConcurrentLinkedQueue<>();
  private final AtomicBoolean flushing = new AtomicBoolean();
  private final AtomicLong unsent = new AtomicLong();

  /// Bytes whose lines the receiver was not told of yet.
  private final AtomicLong unread = new AtomicLong();

  private final AtomicReference<@Nullable Ending> ending = new AtomicReference<>();
  private volatile boolean stalled;
  private volatile boolean paused;
  private volatile Consumer<LineConnection> whenEnded = _ -> {};

  LineConnection(Dial dial, LineReceiver receiver, Strand strand, Channel channel) {
    this.dial = dial;
    this.receiver = receiver;
    this.strand = strand;
    this.channel = channel;
    reader = new Reader();
  }

  Reader reader() {
    return reader;
  }

  /// Begins to read.
  ///
  /// @param whenEnded called once, on the event loop, or at once if it has ended already
  void begin(Consumer<LineConnection> whenEnded) {
    this.whenEnded = whenEnded;
    channel.eventLoop().execute(reader::begin);
  }

  // ---- sending

  /// Sends lines, each with its end behind it, as one piece between those of others. Never waits:
  /// what the other side does not read at once is kept, up to [Dial#maxUnsent].
  ///
  /// @throws IOException if the connection has ended, or the other side reads so little that it
  ///   ends now
  /// @throws IllegalArgumentException if a line has a line break in it
  public void send(String... lines) throws IOException {
    var text = new StringBuilder();
    for (String line : lines) {
      if (line.indexOf('\n') >= 0 || line.indexOf('\r') >= 0) {
        throw new IllegalArgumentException(
            "a line for %s has a line break in it; send it as several lines".formatted(dial));
      }
      text.append(line).append(dial.lineEnd);
    }
    byte[] bytes = text.toString().getBytes(dial.charset);
    Ending ended = ending.get();
    if (ended != null) {
      throw new IOException("the connection to %s has ended: %s".formatted(dial, ended));
    }
    if (unsent.addAndGet(bytes.length) > dial.maxUnsent) {
      end(Ending.Reason.UNREAD, null);
      throw new IOException(
          "the connection to %s has ended: %s".formatted(dial, Ending.Reason.UNREAD));
    }
    outgoing.add(bytes);
    scheduleFlush();
  }

  private void scheduleFlush() {
    if (!flushing.get() && flushing.compareAndSet(false, true)) {
      try {
        channel.eventLoop().execute(this::flush);
      } catch (RejectedExecutionException e) {
        log.trace("sent after the end of the event loop");
      }
    }
  }

  private void flush() {
    flushing.set(false);
    byte[] next;
    while ((next = outgoing.poll()) != null) {
      int size = next.length;
      channel
          .write(Unpooled.wrappedBuffer(next))
          .addListener(_ -> {
            var _ = unsent.addAndGet(-size);
          });
    }
    channel.flush();
  }

  // ---- reading

  /// Reads no further until [#resume], so that the other side has to wait. Lines that have come
  /// already are still told. The end of the connection is not noticed meanwhile, unless something
  /// is sent. A repeat call has no effect.
  public void pause() {
    paused = true;
    scheduleReading();
  }

  /// Reads again. A repeat call has no effect.
  public void resume() {
    paused = false;
    scheduleReading();
  }

  private void scheduleReading() {
    try {
      channel.eventLoop().execute(reader::update);
    } catch (RejectedExecutionException e) {
      log.trace("resumed after the end of the event loop");
    }
  }

  // ---- end

  /// Closes the connection when what waits to be sent has left, after 5 s at most. Returns at once;
  /// the receiver is told when it is closed. A repeat call has no effect.
  public void close() {
    if (ending.compareAndSet(null, new Ending(Ending.Reason.CLOSED, null))) {
      try {
        channel
            .eventLoop()
            .execute(() -> {
              flush();
              channel.writeAndFlush(Unpooled.EMPTY_BUFFER).addListener(ChannelFutureListener.CLOSE);
              var _ = channel.eventLoop().schedule(this::cutOff, LONGEST_CLOSE, SECONDS);
            });
      } catch (RejectedExecutionException e) {
        log.trace("closed after the end of the event loop");
      }
    }
  }

  private void cutOff() {
    var _ = channel.close();
  }

  /// Closes the connection at once: what waits to be sent is dropped, so that a side that does not
  /// read can't hold it up. A repeat call has no effect.
  public void abort() {
    end(Ending.Reason.CLOSED, null);
  }

  private void end(Ending.Reason reason, @Nullable Throwable cause) {
    ending.compareAndSet(null, new Ending(reason, cause));
    var _ = channel.close();
  }

  void awaitClosed(Duration limit) {
    if (!channel.closeFuture().awaitUninterruptibly(limit.toMillis())) {
      var _ = channel.close();
    }
  }

  /// {@return whether it has not ended}
  public boolean isOpen() {
    return ending.get() == null && channel.isActive();
  }

  /// {@return how it ended; null if it has not}
  public @Nullable Ending ending() {
    return ending.get();
  }

  /// Host and port of the other side.
  @Override
  public String toString() {
    return dial.toString();
  }

  // ---- on the event loop

  /// Takes what the socket has.
  ///
  /// Confined to its event loop.
  final class Reader extends ChannelInboundHandlerAdapter {
    private final LineSplitter splitter = new LineSplitter(dial.charset, dial.maxLineLength);
    private boolean begun;
    private boolean told;

    LineConnection connection() {
      return LineConnection.this;
    }

    void begin() {
      begun = true;
      if (channel.isActive()) {
        update();
      } else {
        tellEnd();
      }
    }

    void update() {
      stalled = unread.get() > dial.maxUnread;
      if (stalled && unread.get() <= dial.maxUnread / 2) {
        // The strand, on another thread, was done before it could see that it has to wake this up.
        stalled = false;
      }
      channel.config().setAutoRead(begun && !paused && !stalled);
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object arrived) {
      ByteBuf bytes = (ByteBuf) arrived;
      try {
        var batch = new Batch();
        int size = bytes.readableBytes();
        splitter.split(bytes, batch);
        if (batch.size() > 0) {
          deliver(batch, size);
        }
      } finally {
        bytes.release();
      }
    }

    private void deliver(Batch batch, int size) {
      if (unread.addAndGet(size) > dial.maxUnread) {
        update();
      }
      execute(new Arrival(batch, size));
    }

    private void execute(Runnable task) {
      try {
        strand.execute(task);
      } catch (RejectedExecutionException e) {
        log.trace("came after the stop: {}", dial);
        var _ = channel.close();
      }
    }

    @Override
    public void channelInactive(ChannelHandlerContext ctx) {
      ending.compareAndSet(null, new Ending(Ending.Reason.ENDED, null));
      tellEnd();
    }

    private void tellEnd() {
      if (begun && !told) {
        told = true;
        var rest = new Batch();
        splitter.end(rest);
        if (rest.size() > 0) {
          deliver(rest, 0);
        }
        Ending how = ending.get();
        execute(() -> receiver.ended(how == null ? new Ending(Ending.Reason.ENDED, null) : how));
        whenEnded.accept(LineConnection.this);
      }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable thrown) {
      // What TLS can't make sense of comes wrapped.
      Throwable inside = thrown instanceof DecoderException ? thrown.getCause() : null;
      Throwable cause = inside == null ? thrown : inside;
      if (cause instanceof IOException) {
        log.debug("the connection to {} broke", dial, cause);
      } else {
        log.error("the connection to {} is given up after a fault of its own", dial, cause);
      }
      end(Ending.Reason.BROKEN, cause);
    }
  }

  /// The telling of what one read has brought, on the strand.
  private final class Arrival implements Task {
    private final Batch batch;
    private final int size;

    Arrival(Batch batch, int size) {
      this.batch = batch;
      this.size = size;
    }

    @Override
    public void run() {
      for (int i = 0; i < batch.size(); i++) {
        try {
          if (batch.isCut(i)) {
            receiver.cutLine(batch.line(i));
          } else {
            receiver.line(batch.line(i));
          }
        } catch (RuntimeException e) {
          log.warn("the receiver of what {} sends failed", dial, e);
        }
      }
      if (unread.addAndGet(-size) <= dial.maxUnread / 2 && stalled) {
        scheduleReading();
      }
    }

    @Override
    public Object subject() {
      return "what " + dial + " has sent";
    }
  }
}
