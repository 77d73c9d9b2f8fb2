package dev.parley.wire;

import dev.parley.link.Frame;
import dev.parley.link.GateLink;
import dev.parley.link.Inheritance;
import dev.parley.link.Order;
import dev.parley.link.ServiceLink;
import dev.parley.link.ToService;
import dev.parley.loop.Room;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import java.io.IOException;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The gate's end of one link: calls the gate with what the service sends, and sends the service
/// what the gate calls.
///
/// What does not wait is called on the event loop, in the order in which it was sent. A call that
/// waits gets a thread of its own; the service makes the next when it has the answer.
///
/// Thread-safe, except what comes from the socket.
final class GateEnd extends LinkEnd
    implements Downward.Receiver, ServiceLink, Visit, Sender.Form<ToService> {
  private static final Logger log = LoggerFactory.getLogger(GateEnd.class);

  private final LinkServer server;
  private final Sender<ToService> sender;
  private final Map<Long, CompletableFuture<@Nullable Void>> pings = new ConcurrentHashMap<>();
  private final AtomicLong pingNumbers = new AtomicLong();

  /// Set together when the other end has greeted; used on the loop only.
  private @Nullable Guest guest;

  private @Nullable GateLink gate;

  /// Waits in [GateLink#ready], with no limit of its own.
  private volatile @Nullable Thread waitsForItsTurn;

  private volatile boolean ended;

  GateEnd(Channel channel, LinkServer server) {
    super(channel);
    this.server = server;
    // Nobody waits here: what the service has not read yet is bounded by what the gate lets
    // through, which is `max-waiting-lines` for each client.
    sender = new Sender<>(channel, this, LARGEST_MESSAGE, new Room(Long.MAX_VALUE), this::fail);
  }

  // ---- from the socket

  @Override
  public void channelActive(ChannelHandlerContext ctx) {
    server.arrived(this);
  }

  @Override
  void greeted(Greeting greeting) throws WireException {
    if (waiting() > 0) {
      throw new WireException("more bytes than a greeting has");
    }
    Guest known = server.recognize(this, greeting);
    guest = known;
    gate = known.attached(this);
  }

  /// Says who listens here, to one who has proved who it is.
  void send(Greeting greeting) {
    var _ = channel().writeAndFlush(channel().alloc().buffer().writeBytes(greeting.bytes()));
  }

  @Override
  void message(Input in) throws WireException {
    Downward.read(in, this);
  }

  @Override
  public void receive(Frame frame) {
    gate().send(frame);
  }

  @Override
  public void receive(Call call) {
    GateLink gate = gate();
    switch (call) {
      case Call.Ready _ ->
          start(
              Answer.To.READY,
              () -> {
                waitsForItsTurn = Thread.currentThread();
                if (!ended) {
                  gate.ready();
                }
                waitsForItsTurn = null;
                return new Answer.Done(Answer.To.READY);
              });
      case Call.Open(var options) ->
          start(Answer.To.OPEN, () -> new Answer.Opened(gate.open(options, this)));
      case Call.Inherit _ ->
          start(
              Answer.To.INHERIT,
              () -> {
                Inheritance inheritance = gate.inherit();
                HeirParts.of(inheritance, this::send);
                return new Answer.Inherited(inheritance.cause());
              });
      case Call.Admit _ -> gate.admit();
      case Call.Unbind _ ->
          start(
              Answer.To.UNBIND,
              () -> {
                gate.unbind();
                return new Answer.Done(Answer.To.UNBIND);
              });
      case Call.Close(var limit) ->
          start(
              Answer.To.CLOSE,
              () -> {
                gate.close(limit);
                return new Answer.Done(Answer.To.CLOSE);
              });
      case Call.Frozen _ -> gate.frozen();
      case Call.Restart _ -> restart(gate);
      case Call.Stopping _ -> gate.stopping();
      case Call.Pong(long number) -> {
        CompletableFuture<@Nullable Void> ping = pings.remove(number);
        if (ping != null) {
          ping.complete(null);
        }
      }
    }
  }

  private void restart(GateLink gate) {
    try {
      gate.restart();
    } catch (IllegalStateException e) {
      order(new Order.RestartFailed(String.valueOf(e.getMessage())));
    }
  }

  private GateLink gate() {
    return Objects.requireNonNull(gate, "messages before the greeting");
  }

  /// A call that waits.
  private interface Waiting {
    Answer call() throws Exception;
  }

  private void start(Answer.To call, Waiting waiting) {
    Thread.ofPlatform()
        .daemon()
        .name("parley-link-" + call)
        .start(() -> {
          Answer answer;
          try {
            answer = waiting.call();
          } catch (IOException e) {
            answer = new Answer.Failed(call, String.valueOf(e.getMessage()));
          } catch (InterruptedException e) {
            answer = new Answer.Failed(call, "the gate's process has given up waiting");
          } catch (Exception e) {
            log.error("{} failed", call, e);
            answer = new Answer.Failed(call, e.toString());
          }
          send(answer);
        });
  }

  /// Stops reading while the gate has enough to do. It never waits for a client, so that this lasts
  /// only as long as it is busy.
  @Override
  public void channelReadComplete(ChannelHandlerContext ctx) {
    GateLink busy = gate;
    if (busy == null || !busy.isFull() || !channel().config().isAutoRead()) {
      return;
    }
    channel().config().setAutoRead(false);
    Thread.ofVirtual()
        .name("parley-link-room")
        .start(() -> {
          try {
            busy.awaitRoom();
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
          channel().config().setAutoRead(true);
        });
  }

  @Override
  String usualReason() {
    return "the process at the other end has ended, or closed it";
  }

  @Override
  void lost(String reason) {
    ended = true;
    sender.close();
    var failure = new IOException("the link to the service was lost: " + reason);
    pings.values().forEach(ping -> ping.completeExceptionally(failure));
    pings.clear();
    Thread waiting = waitsForItsTurn;
    if (waiting != null) {
      waiting.interrupt();
    }
    server.left(this, reason);
    Guest known = guest;
    if (known != null) {
      known.lost(reason);
    }
  }

  // ---- to the socket

  @Override
  public void receive(ToService message) {
    sender.send(message);
  }

  @Override
  public void order(Order order) {
    var out = new Output(256);
    Upward.write(order, out);
    sender.sendWritten(out.copy());
  }

  private void send(Answer answer) {
    var out = new Output(256);
    Upward.write(answer, out);
    sender.sendWritten(out.copy());
  }

  @Override
  public CompletableFuture<@Nullable Void> ping() {
    long number = pingNumbers.incrementAndGet();
    var ping = new CompletableFuture<@Nullable Void>();
    pings.put(number, ping);
    if (ended) {
      ping.completeExceptionally(new IOException("the link to the service was lost"));
      pings.remove(number);
    } else {
      send(new Answer.Ping(number));
    }
    return ping;
  }

  @Override
  public void end() {
    // Behind what is about to be sent, the order to end among it.
    try {
      channel().eventLoop().execute(() -> fail("it was closed by the gate's process"));
    } catch (RejectedExecutionException e) {
      log.debug("the loop of the link has ended before it");
    }
  }

  @Override
  public int write(ToService message, Output out) {
    return Upward.write(message, out);
  }

  @Override
  public long weight(ToService message) {
    return 0;
  }
}
