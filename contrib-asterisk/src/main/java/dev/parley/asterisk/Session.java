package dev.parley.asterisk;

import dev.parley.dial.Ending;
import dev.parley.dial.LineConnection;
import dev.parley.dial.LineReceiver;
import dev.parley.request.OrphanAnswer;
import dev.parley.request.Part;
import dev.parley.request.Protocol;
import dev.parley.request.Reply;
import dev.parley.request.Request;
import dev.parley.request.Requests;
import dev.parley.strand.Strand;
import dev.parley.strand.Wait;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// One connection with an exchange, from its banner to its end.
///
/// Thread-safe as far as it sends; what comes is taken on the strand.
final class Session implements LineReceiver, Framing.Receiver, Protocol<Sent, Object> {
  private final Manager manager;
  private final Connector connector;
  private final Strand strand;
  private final Framing framing;
  private final Requests<Sent, Object> requests;
  private final Wait<String> banner;

  /// What the ids of this connection begin with, since an exchange tells others of them too.
  private final String prefix =
      "parley-" + Integer.toHexString(ThreadLocalRandom.current().nextInt()) + "-";

  private volatile @Nullable LineConnection connection;
  private volatile @Nullable String givenUp;

  /// For how many reasons the end, when it comes, is wanted.
  private final AtomicInteger leaving = new AtomicInteger();

  /// What the events weigh that are kept for lists.
  private final AtomicLong kept = new AtomicLong();

  // On the strand only.
  private long heard;
  private boolean lost;
  private int underWay;
  private long underWayWeight;
  private boolean paused;

  Session(Manager manager, Connector connector, Strand strand, Limits limits) {
    this.manager = manager;
    this.connector = connector;
    this.strand = strand;
    this.framing = new Framing(limits, this);
    this.requests = new Requests<Sent, Object>(strand, this, this::tell).atMost(limits.actions());
    this.banner = Wait.forInput(strand, "the banner of " + manager.name());
    this.heard = strand.time().nanoTime();
  }

  void begin(LineConnection connection) {
    this.connection = connection;
  }

  boolean isOpen() {
    LineConnection connection = this.connection;
    return connection != null && connection.isOpen();
  }

  /// {@return whether it has ended although nobody wanted that}
  boolean isLost() {
    return lost;
  }

  /// {@return the first line; empty if the connection ended before it}
  String awaitBanner(Duration limit) {
    return banner.await(limit);
  }

  // ---- asking

  Reply<Object> ask(
      Sent sent, int most, @Nullable Consumer<? super AsteriskEvent> each, Duration limit) {
    Request<Sent, Object> request = requests.request(sent).atMost(most);
    if (each != null) {
      return request.each(item -> each.accept((AsteriskEvent) item)).send(limit);
    }
    var weight = new AtomicLong();
    try {
      return request.each(item -> keep(sent, (AsteriskEvent) item, weight)).send(limit);
    } finally {
      // Nothing is kept for it any more, whatever comes late.
      var _ = kept.addAndGet(-weight.getAndSet(Long.MIN_VALUE / 2));
    }
  }

  private void keep(Sent sent, AsteriskEvent event, AtomicLong weight) {
    int more = event.fields().weight();
    if (kept.get() + more > manager.limits().held()) {
      throw new TooMuchException(manager.limits().held());
    }
    if (weight.addAndGet(more) > 0) {
      var _ = kept.addAndGet(more);
      sent.keep(event);
    }
  }

  @Override
  public void send(Sent sent, String id) throws IOException {
    List<String> lines = new ArrayList<>();
    lines.add("Action: " + sent.action.name());
    lines.add("ActionID: " + prefix + id);
    sent.action.fields().forEach(field -> lines.add(field.toString()));
    lines.add("");
    Objects.requireNonNull(connection, "connection").send(lines.toArray(String[]::new));
  }

  @Override
  public @Nullable String id(Object message) {
    String id = fields(message).text("ActionID");
    return id.startsWith(prefix) ? id.substring(prefix.length()) : null;
  }

  @Override
  public Part part(Object message) {
    return message instanceof Response ? Part.ANSWER : Part.NONE;
  }

  @Override
  public Part part(Object message, Sent sent) {
    if (message instanceof Response response) {
      return sent.answered(response) ? Part.LIST : Part.ANSWER;
    }
    if (!sent.isList()) {
      return Part.NONE;
    }
    return sent.isEnd((AsteriskEvent) message) ? Part.END : Part.ITEM;
  }

  @Override
  public int count(Object end) {
    OptionalInt items = fields(end).integer("ListItems");
    boolean cancelled = fields(end).text("EventList").equalsIgnoreCase("Cancelled");
    return cancelled ? -1 : items.orElse(-1);
  }

  @Override
  public Object orphan(Object message, @Nullable String id, OrphanAnswer.Reason reason) {
    return new OrphanResponse(
        manager,
        (Response) message,
        switch (reason) {
          case UNKNOWN -> OrphanResponse.Reason.UNKNOWN;
          case REPEATED -> OrphanResponse.Reason.REPEATED;
          case LATE -> OrphanResponse.Reason.LATE;
        });
  }

  private static Fields fields(Object message) {
    return message instanceof Response response
        ? response.fields()
        : ((AsteriskEvent) message).fields();
  }

  // ---- what comes

  @Override
  public void line(String line) {
    framing.line(line);
    heard();
  }

  @Override
  public void cutLine(String beginning) {
    framing.cutLine(beginning);
    heard();
  }

  /// What is dropped is no sign of life: the end of a message that was cut away is never found, and
  /// all that comes behind it would be taken for a part of it.
  private void heard() {
    if (!framing.isDropping()) {
      heard = strand.time().nanoTime();
    }
  }

  @Override
  public void banner(String line) {
    banner.complete(line);
  }

  @Override
  public void message(Fields fields, Skipped.@Nullable Reason excess) {
    // By its first field: the event OriginateResponse, for one, has a field Response as well.
    boolean event = is("Event", fields);
    boolean response = is("Response", fields);
    if (excess != null || !(response || event)) {
      tell(manager.skipped(fields, excess == null ? Skipped.Reason.UNKNOWN : excess));
    }
    if (response) {
      requests.received(new Response(fields, excess));
    } else if (event && excess == null) {
      requests.received(manager.event(fields));
    }
  }

  private static boolean is(String kind, Fields fields) {
    return fields.size() > 0 && fields.list().getFirst().name().equalsIgnoreCase(kind);
  }

  /// Has an event handled; responses are known to who waits for them.
  private void tell(Object told) {
    if (told instanceof AsteriskEvent event) {
      int weight = event.fields().weight();
      underWay++;
      underWayWeight += weight;
      manager.dispatch(event, () -> handled(weight));
      pauseOrResume();
    }
  }

  private void handled(int weight) {
    underWay--;
    underWayWeight -= weight;
    pauseOrResume();
  }

  private void pauseOrResume() {
    LineConnection connection = this.connection;
    int most = manager.limits().eventsUnderWay();
    long heaviest = manager.limits().held();
    if (connection == null) {
      return;
    }
    if (!paused && (underWay >= most || underWayWeight >= heaviest)) {
      paused = true;
      connection.pause();
    } else if (paused && underWay <= most / 2 && underWayWeight <= heaviest / 2) {
      paused = false;
      heard = strand.time().nanoTime();
      connection.resume();
    }
  }

  /// {@return how long nothing has come although it would have been read}
  Duration quiet() {
    return paused ? Duration.ZERO : Duration.ofNanos(strand.time().nanoTime() - heard);
  }

  // ---- the end

  /// The end that comes next is wanted, unless [#stay] takes it back.
  void leave() {
    leaving.incrementAndGet();
  }

  void stay() {
    leaving.decrementAndGet();
  }

  /// Ends it politely.
  void close() {
    leave();
    requests.connectionLost("it was closed here", null);
    LineConnection connection = this.connection;
    if (connection != null) {
      try {
        connection.send("Action: Logoff", "");
      } catch (IOException _) {
        // It is about to end anyway.
      }
      connection.close();
    }
  }

  /// Ends it at once.
  ///
  /// @param why for people
  void giveUp(String why) {
    givenUp = why;
    LineConnection connection = this.connection;
    if (connection != null) {
      connection.abort();
    }
  }

  @Override
  public void ended(Ending ending) {
    String given = givenUp;
    String why = given == null ? ending.toString() : given;
    // Before a Logoff that waits fails, and takes it back.
    boolean wanted = leaving.get() > 0;
    lost = !wanted;
    requests.connectionLost(why, ending.cause());
    banner.complete("");
    connector.ended(this, why, wanted, ending.cause());
  }
}
