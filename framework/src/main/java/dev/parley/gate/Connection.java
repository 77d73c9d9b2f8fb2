package dev.parley.gate;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.parley.link.Excess;
import dev.parley.link.Inputs;
import dev.parley.link.Keystroke;
import dev.parley.link.LeaveReason;
import dev.parley.link.Limits;
import dev.parley.link.Mode;
import dev.parley.link.Refusal;
import dev.parley.link.Signal;
import dev.parley.link.TerminalState;
import dev.parley.link.ToService;
import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelOption;
import io.netty.channel.socket.ChannelInputShutdownEvent;
import io.netty.channel.socket.SocketChannel;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One client: the only handler in its channel's pipeline.
///
/// Its life: first it settles (the client answers what telnet offers, and the service does not know
/// of it yet), then it is open, then closing (nothing goes to the service any more, what is pending
/// goes out, input is discarded), then left (the service was told), then gone (the socket is
/// closed). A connection that breaks skips to the end.
///
/// Confined to its event loop.
final class Connection extends ChannelInboundHandlerAdapter implements TelnetSink {
  private static final Logger log = LoggerFactory.getLogger(Connection.class);

  /// How long a socket may stay behind its last byte when the whole gate is closing.
  private static final Duration LAST_LINGER = Duration.ofSeconds(1);

  /// How far behind an Escape the rest of its key may come. Terminals send both at once, but a
  /// network may part them.
  private static final Duration ESCAPE_LIMIT = Duration.ofMillis(100);

  private final GateLoop loop;
  private final long id;
  private final Mode mode;
  private final SocketChannel channel;
  private final Limits limits;
  private final Outbox outbox;
  private final @Nullable TelnetInput telnet;
  private final @Nullable Inbox<Object> lines;
  private final @Nullable Inbox<byte[]> data;

  private @Nullable InetSocketAddress remote;
  private @Nullable InetSocketAddress local;
  private Instant acceptedAt = Instant.EPOCH;
  private boolean announced;

  /// What the service is to be told as soon as it knows of the client.
  private @Nullable List<ToService> early;

  private @Nullable Future<?> settleTimer;
  private boolean admitted;

  /// Whether nothing is known of the client but the address of its proxy, or it is one.
  private boolean behindProxy;

  private boolean dirty;

  private boolean inputEnded;
  private boolean inputEndedSent;
  private boolean closing;
  private boolean flushed;
  private boolean left;
  private LeaveReason reason = LeaveReason.RESET;
  private @Nullable Future<?> closeTimer;

  /// Nanoseconds, as of the sweep that noticed it.
  private long lastInputAt;

  /// Whether a key has come, and not lines alone.
  private boolean keysSeen;

  /// Runs while an Escape may be the beginning of another key.
  private @Nullable Future<?> escapeTimer;

  private boolean inputSeen;
  private boolean firstInputSeen;

  /// As the last two, of what was sent.
  private long lastOutputAt;

  private boolean outputSeen = true;

  Connection(GateLoop loop, long id, Mode mode, SocketChannel channel) {
    this.loop = loop;
    this.id = id;
    this.mode = mode;
    this.channel = channel;
    limits = loop.limits();
    outbox = new Outbox(channel, limits.unsentSoft(), limits.unsentHard());
    if (mode == Mode.LINE) {
      telnet =
          new TelnetInput(
              limits.maxLineLength(),
              limits.negotiations(),
              loop.policy(),
              loop.options(),
              System::nanoTime,
              this);
      lines = new Inbox<>(limits.maxWaitingLines(), this::receiveTyped);
      data = null;
    } else {
      telnet = null;
      lines = null;
      data = new Inbox<>(limits.maxWaitingLines(), this::receiveData);
    }
  }

  /// {@return in which character set to write, or null for raw data}
  @Nullable Encoding encoding() {
    return telnet == null ? null : telnet.encoding();
  }

  // From the service.

  void write(Payload payload, boolean droppable) {
    if (closing) {
      return;
    }
    try {
      // A piece missing from raw data would go unnoticed, so only lines are dropped.
      boolean dropping = outbox.hasDropped();
      if (outbox.add(payload, droppable && mode == Mode.LINE)) {
        if (outbox.hasDropped() && !dropping) {
          exceeded(Excess.UNSENT);
        }
        outputSeen = true;
        touch();
      } else {
        dropSlowReader("more than %d bytes unread".formatted(limits.unsentHard()));
      }
    } catch (RuntimeException | OutOfMemoryError e) {
      fail(e);
    }
  }

  /// Writes a prompt, and the mark behind it.
  void prompt(Payload payload) {
    write(payload, false);
    if (telnet != null && !closing) {
      telnet.endPrompt();
    }
  }

  /// See [TelnetInput#echo].
  void echo(boolean on) {
    if (telnet != null && !closing) {
      telnet.echo(on);
      touch();
    }
  }

  /// See [TelnetInput#keys].
  void keys(boolean on) {
    if (telnet != null && !closing) {
      telnet.keys(on);
      touch();
    }
  }

  /// Writes a message, or drops it as it would a line: the next one tells how things are then.
  void sendOutOfBand(OutgoingMessage message) {
    if (telnet != null) {
      @Nullable Payload payload = telnet.options().frame(message);
      if (payload != null) {
        write(payload, true);
      }
    }
  }

  /// Writes a subnegotiation. It may be half of an exchange, so it is never dropped.
  void sendSubnegotiation(int option, byte[] bytes) {
    if (telnet != null) {
      @Nullable Payload payload = telnet.options().frame(option, bytes);
      if (payload != null) {
        writeAll(payload);
      }
    }
  }

  /// Answers [Signal#STATUS_ASKED].
  void sendStatus(Map<String, List<String>> variables) {
    if (telnet != null && telnet.options().isOn(Side.LOCAL, Telnet.MSSP)) {
      writeAll(Payload.of(Mssp.frame(variables)));
    }
  }

  private void writeAll(Payload payload) {
    write(payload, false);
    payload.release();
  }

  void acknowledge(int inputs) {
    if (lines != null) {
      lines.acknowledge(inputs);
    }
    if (data != null) {
      data.acknowledge(inputs);
    }
    touch();
  }

  /// Sends what is pending and then ends the connection; the service is told this reason, unless
  /// the client had ended its input before.
  void close() {
    close(inputEndedSent ? LeaveReason.END_OF_INPUT : LeaveReason.CLOSED, "");
  }

  /// Lets a connection that has nothing more to say linger no longer than is good for the whole.
  void hurry() {
    if (flushed) {
      startCloseTimer(LAST_LINGER);
    }
  }

  /// Does what a batch of frames has left to do.
  void settle() {
    dirty = false;
    try {
      if (!closing) {
        outbox.flush();
        deliver();
      }
    } catch (RuntimeException | OutOfMemoryError e) {
      fail(e);
    }
  }

  private void touch() {
    if (!dirty) {
      dirty = true;
      loop.touched(this);
    }
  }

  // From the socket.

  /// Takes what a proxy's header says, before the channel is active.
  ///
  /// @param client where the client is, or null if only its proxy's address is known
  /// @param own whether the proxy has connected for itself, and all that comes is its own word
  void introduce(@Nullable InetSocketAddress client, boolean own) {
    remote = client;
    behindProxy = client == null;
    if (own && telnet != null) {
      telnet.options().believeAddress();
    }
  }

  @Override
  public void channelActive(ChannelHandlerContext ctx) {
    lastInputAt = System.nanoTime();
    if (remote == null) {
      remote = channel.remoteAddress();
    }
    local = channel.localAddress();
    if (remote == null || local == null || loop.isClosing()) {
      // Gone before it was looked at.
      closing = true;
      left = true;
      closeSocket();
      return;
    }
    @Nullable Refusal refusal =
        loop.admission().enter(remote.getAddress(), behindProxy, lastInputAt);
    if (refusal != null) {
      log.debug("refused {}: {}", remote, refusal);
      left = true;
      loop.refusals().add(refusal, remote, local, lastInputAt);
      if (loop.startRefusing()) {
        var _ = channel.closeFuture().addListener(_ -> loop.endRefusing());
        close(LeaveReason.CLOSED, Refusals.sentence(refusal) + "\r\n");
      } else {
        closing = true;
        closeSocket();
      }
      return;
    }
    admitted = true;
    log.debug("client {} connected from {} to {}", id, remote, local);
    loop.add(id, this);
    acceptedAt = Instant.now();
    if (telnet == null || !telnet.start() || loop.policy().settleLimit().isZero()) {
      announce();
    } else {
      long limit = loop.policy().settleLimit().toNanos();
      settleTimer = channel.eventLoop().schedule(this::settleLate, limit, TimeUnit.NANOSECONDS);
    }
    outbox.flush();
    ctx.fireChannelActive();
  }

  private void settleLate() {
    announce();
    if (!closing) {
      deliver();
    }
  }

  /// Tells the service of the client, at last.
  private void announce() {
    if (announced || left || remote == null || local == null) {
      return;
    }
    announced = true;
    if (settleTimer != null) {
      settleTimer.cancel(false);
      settleTimer = null;
    }
    TerminalState terminal = TerminalState.UNKNOWN;
    if (telnet != null) {
      telnet.stopSettling();
      telnet.options().takeChanged();
      terminal = telnet.terminal();
    }
    loop.send(new ToService.Connected(id, mode, remote, local, acceptedAt, terminal));
    if (early != null) {
      early.forEach(loop::send);
      early = null;
    }
  }

  @Override
  public void channelRead(ChannelHandlerContext ctx, Object message) {
    ByteBuf bytes = (ByteBuf) message;
    try {
      if (closing) {
        return;
      }
      inputSeen = true;
      int count = bytes.readableBytes();
      if (telnet != null) {
        byte[] scratch = loop.scratch(count);
        bytes.readBytes(scratch, 0, count);
        telnet.accept(scratch, 0, count);
        awaitEscape(telnet);
      } else if (data != null) {
        byte[] piece = new byte[count];
        bytes.readBytes(piece);
        firstInputSeen = true;
        data.add(piece);
      }
      updateReading();
    } finally {
      bytes.release();
    }
  }

  /// An Escape that nothing follows is a key of its own.
  private void awaitEscape(TelnetInput telnet) {
    if (escapeTimer != null) {
      escapeTimer.cancel(false);
      escapeTimer = null;
    }
    if (telnet.isInsideKey() && !closing) {
      escapeTimer =
          channel
              .eventLoop()
              .schedule(
                  () -> {
                    telnet.endKey();
                    if (!closing) {
                      deliver();
                    }
                  },
                  ESCAPE_LIMIT.toNanos(),
                  TimeUnit.NANOSECONDS);
    }
  }

  @Override
  public void channelReadComplete(ChannelHandlerContext ctx) {
    if (!closing) {
      outbox.flush();
      deliver();
    }
  }

  @Override
  public void userEventTriggered(ChannelHandlerContext ctx, Object event) {
    if (!(event instanceof ChannelInputShutdownEvent) || inputEnded) {
      return;
    }
    inputEnded = true;
    if (flushed) {
      closeSocket();
    } else if (!closing) {
      if (telnet != null) {
        telnet.finish();
      }
      announce();
      deliver();
    }
  }

  @Override
  public void channelWritabilityChanged(ChannelHandlerContext ctx) {
    if (channel.isWritable() && !closing) {
      addDropNotice();
      outbox.flush();
      updateReading();
    }
  }

  @Override
  public void channelInactive(ChannelHandlerContext ctx) {
    closing = true;
    outbox.discard();
    if (closeTimer != null) {
      closeTimer.cancel(false);
    }
    if (settleTimer != null) {
      settleTimer.cancel(false);
    }
    if (escapeTimer != null) {
      escapeTimer.cancel(false);
    }
    if (admitted && remote != null) {
      loop.admission().leave(remote.getAddress(), behindProxy);
      log.debug("client {} is gone: {}", id, reason);
    }
    leave();
    loop.remove(id);
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
    if (cause instanceof IOException) {
      log.debug("client {}: the connection broke: {}", id, cause.toString());
      breakOff();
    } else {
      fail(cause);
    }
  }

  // From the telnet layer.

  @Override
  public void line(String line) {
    if (!closing && lines != null) {
      if (log.isTraceEnabled()) { // so that the id need not be boxed for nothing
        // Never what: a script types a password before it is asked for it.
        log.trace("client {} typed a line of {} characters", id, line.length());
      }
      firstInputSeen = true;
      lines.add(line);
    }
  }

  @Override
  public void key(Keystroke key) {
    if (!closing && lines != null) {
      log.trace("client {} pressed a key", id);
      firstInputSeen = true;
      keysSeen = true;
      lines.add(key);
    }
  }

  @Override
  public void lineTooLong() {
    tell("Line too long; only its first %d bytes are used.\r\n".formatted(limits.maxLineLength()));
    exceeded(Excess.LINE);
  }

  @Override
  public void reply(byte[] bytes) {
    if (!closing) {
      outbox.add(bytes);
      outputSeen = true;
    }
  }

  @Override
  public void compress(boolean on) {
    if (!closing) {
      outbox.compress(on);
    }
  }

  @Override
  public void settled() {
    announce();
  }

  @Override
  public void outOfBand(String name, String json) {
    tellService(new ToService.OutOfBand(id, name, json));
  }

  @Override
  public void subnegotiation(int option, byte[] payload) {
    tellService(new ToService.Subnegotiation(id, option, payload));
  }

  @Override
  public void signal(Signal signal) {
    tellService(new ToService.Signalled(id, signal));
  }

  @Override
  public void exceeded(Excess excess) {
    log.debug("client {} exceeded a bound: {}", id, excess);
    tellService(new ToService.Exceeded(id, excess));
    if (excess == Excess.NEGOTIATIONS && !closing) {
      log.warn(
          "client {} from {} closed: more than {} telnet commands in 10 s",
          id,
          remote,
          limits.negotiations());
      close(LeaveReason.FLOOD, "\r\nToo many telnet commands.\r\n");
    }
  }

  /// Has the service told what is no input: behind the lines that were there before, as far as they
  /// can be delivered, and behind what is known of the terminal.
  private void tellService(ToService message) {
    if (closing) {
      return;
    }
    if (announced) {
      deliver();
      loop.send(message);
      return;
    }
    if (early == null) {
      early = new ArrayList<>();
    }
    early.add(message);
  }

  // Time.

  /// Called about once a second.
  void sweep(long now) {
    if (closing) {
      return;
    }
    if (inputSeen || !channel.config().isAutoRead()) {
      // A client that is not read can't be blamed for its silence.
      inputSeen = false;
      if (firstInputSeen) {
        lastInputAt = now;
      }
    }
    keepAlive(now);
    if (outbox.isStalled(now, limits.unsentDeadline().toNanos())) {
      dropSlowReader("nothing read for " + limits.unsentDeadline());
    } else if (!firstInputSeen && isOver(limits.firstLineTimeout(), now)) {
      log.debug("client {} closed: no input within {}", id, limits.firstLineTimeout());
      close(LeaveReason.SILENT, "\r\nYou have not said anything. Goodbye.\r\n");
    } else if (firstInputSeen && isOver(limits.idleTimeout(), now)) {
      log.debug("client {} closed: idle for {}", id, limits.idleTimeout());
      close(LeaveReason.IDLE, "\r\nYou have been silent for too long. Goodbye.\r\n");
    }
  }

  private void keepAlive(long now) {
    Duration interval = loop.policy().keepAlive();
    if (telnet == null || interval.isZero()) {
      return;
    }
    if (outputSeen) {
      outputSeen = false;
      lastOutputAt = now;
    } else if (now - lastOutputAt >= interval.toNanos()) {
      telnet.keepAlive();
      outbox.flush();
    }
  }

  private boolean isOver(Duration limit, long now) {
    return !limit.isZero() && now - lastInputAt > limit.toNanos();
  }

  // Input on its way to the service.

  private void deliver() {
    if (!announced) {
      updateReading();
      return;
    }
    if (telnet != null && telnet.options().takeChanged()) {
      loop.send(new ToService.TerminalChanged(id, telnet.terminal()));
    }
    if (lines != null) {
      lines.deliver();
    }
    if (data != null) {
      data.deliver();
    }
    if (inputEnded && !inputEndedSent && !closing && isInboxEmpty()) {
      inputEndedSent = true;
      loop.send(new ToService.InputEnded(id));
    }
    updateReading();
  }

  private boolean isInboxEmpty() {
    return (lines == null || lines.isEmpty()) && (data == null || data.isEmpty());
  }

  private void updateReading() {
    // A client that does not read its answers is not asked for more of what makes them.
    boolean wanted =
        closing
            || (channel.isWritable()
                && (lines == null || lines.hasRoom())
                && (data == null || data.hasRoom()));
    if (wanted != channel.config().isAutoRead()) {
      channel.config().setAutoRead(wanted);
    }
    if ((lines != null && lines.takeFilled()) || (data != null && data.takeFilled())) {
      exceeded(Excess.WAITING);
    }
  }

  /// Lines, and keys where they are asked for.
  @SuppressWarnings("unchecked") // Where nobody has sent a key, there are lines only.
  private void receiveTyped(List<Object> received) {
    if (keysSeen) {
      Inputs.send(id, received, loop::send);
    } else {
      loop.send(new ToService.Lines(id, (List<String>) (List<?>) received));
    }
  }

  private void receiveData(List<byte[]> received) {
    for (byte[] bytes : received) {
      loop.send(new ToService.Data(id, bytes));
    }
  }

  // Words of the gate's own.

  private void tell(String text) {
    if (mode == Mode.LINE && !closing) {
      outbox.add(text.getBytes(UTF_8));
    }
  }

  private void addDropNotice() {
    if (outbox.hasDropped()) {
      int count = outbox.takeDropped();
      log.debug("client {}: {} messages were dropped", id, count);
      tell(
          count == 1
              ? "[1 message was dropped because your connection is slow.]\r\n"
              : "[%d messages were dropped because your connection is slow.]\r\n".formatted(count));
    }
  }

  // The end.

  private void close(LeaveReason why, String farewell) {
    if (closing) {
      return;
    }
    echo(true);
    keys(false);
    addDropNotice();
    tell(farewell);
    startClosing(why);
    startCloseTimer(limits.closeTimeout());
    // What still comes is read, since closing a socket with unread input resets it, and a reset
    // destroys what is on its way to the client.
    updateReading();
    var _ = outbox.finish().addListener(done -> finished((ChannelFuture) done));
  }

  private void startClosing(LeaveReason why) {
    closing = true;
    reason = why;
    if (lines != null) {
      lines.clear();
    }
    if (data != null) {
      data.clear();
    }
  }

  private void finished(ChannelFuture done) {
    if (!done.isSuccess()) {
      closeSocket();
      return;
    }
    flushed = true;
    var _ = channel.shutdownOutput();
    leave();
    if (inputEnded) {
      closeSocket();
    } else if (loop.isClosing()) {
      hurry();
    }
  }

  private void startCloseTimer(Duration limit) {
    if (closeTimer != null) {
      closeTimer.cancel(false);
    }
    closeTimer = channel.eventLoop().schedule(this::cutOff, limit.toNanos(), TimeUnit.NANOSECONDS);
  }

  /// Ends the connection at once.
  void cutOff() {
    if (!closing) {
      startClosing(LeaveReason.CLOSED);
    }
    if (!flushed) {
      // Otherwise the operating system would go on offering the unread bytes for minutes.
      channel.config().setOption(ChannelOption.SO_LINGER, 0);
    }
    closeSocket();
    leave();
  }

  private void dropSlowReader(String details) {
    log.warn("client {} from {} closed: too slow, {}", id, remote, details);
    startClosing(LeaveReason.SLOW_READER);
    outbox.discard();
    cutOff();
  }

  /// Ends the connection at once, after something went wrong that the client is not to blame for.
  void fail(Throwable cause) {
    log.warn("client {} from {} closed after a fault of the gate", id, remote, cause);
    breakOff();
  }

  private void breakOff() {
    if (!closing) {
      startClosing(LeaveReason.RESET);
    }
    closeSocket();
    leave();
  }

  private void closeSocket() {
    // A failure would be told by channelInactive all the same.
    var _ = channel.close();
  }

  private void leave() {
    if (!left) {
      announce();
      left = true;
      loop.send(new ToService.Left(id, reason));
    }
  }
}
