package dev.parley.asterisk;

import dev.parley.Service;
import dev.parley.event.Duplicates;
import dev.parley.event.EventHandler;
import dev.parley.event.Listener;
import dev.parley.event.Registration;
import dev.parley.event.Registry;
import dev.parley.request.ConnectionLostException;
import dev.parley.request.IncompleteAnswerException;
import dev.parley.request.Reply;
import dev.parley.request.RequestException;
import dev.parley.request.TooManyItemsException;
import dev.parley.request.TooManyRequestsException;
import dev.parley.strand.StoppingException;
import dev.parley.strand.Strand;
import dev.parley.strand.Task;
import dev.parley.strand.WaitTimeoutException;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The connection of a service with the manager interface of one Asterisk. A service may have
/// several, one for each exchange.
///
/// ```java
/// Manager pbx = Manager.of(service).address("pbx", 5038).login("parley", secret).build();
/// pbx.listen(Hangup.class, event -> log.info("{}", event.text("Channel")));
/// pbx.listen(Connected.class, event ->
///     log.info("{}", pbx.send(new CoreStatus()).text("CoreCurrentCalls")));
/// service.listen(PostStart.class, event -> pbx.start());
/// ```
///
/// Its events go to the handlers of a registry of its own, on the strand of the service, in the
/// order in which they came; a handler is called once for an event, however many ways it matches,
/// and one that is registered again moves to the end. A handler may wait, for an action say:
/// meanwhile others go on, with later events too.
///
/// The connection lives in the process of the service, on an event loop of its gate. A restart or a
/// crash ends it, and with it every action that waits: the next process connects again when its
/// code says so, by [#start] in a handler of `PostStart` say, hears [Connected], and gets no events
/// of the time between. A handler that waited for a response starts again, as any other. A step of
/// a dialog that has a response to an action and asks a person afterwards sends the action again
/// after a restart, unless it does so within [Service#call], whose result is kept.
///
/// Thread-safe.
public final class Manager {
  private static final Logger log = LoggerFactory.getLogger(Manager.class);

  private final Service service;
  private final Strand strand;
  private final String name;
  private final ManagerBuilder settings;
  private final EventTypes eventTypes = EventTypes.known();
  private final List<Consumer<? super AsteriskEvent>> followers = new CopyOnWriteArrayList<>();
  private final Registry registry;

  private final Connector connector;

  /// On the strand only.
  private long skipped;

  Manager(ManagerBuilder builder) {
    settings = builder;
    service = builder.service;
    name = builder.name == null ? builder.host + ":" + builder.port : builder.name;
    strand = Objects.requireNonNull(service.registry().strand(), "strand");
    registry =
        Registry.builder()
            .name("asterisk " + name)
            .source(this)
            .strand(strand)
            .duplicates(Duplicates.MOVE_TO_END)
            .oncePerEvent()
            .build();
    connector = new Connector(this, builder, strand);
  }

  /// {@return what is set before a manager is made}
  public static ManagerBuilder of(Service service) {
    return new ManagerBuilder(service);
  }

  // ---- what it is

  /// {@return what its exchange is called in messages}
  public String name() {
    return name;
  }

  /// {@return the service that it belongs to}
  public Service service() {
    return service;
  }

  /// {@return how the exchange introduced itself at the last login; null before the first}
  public @Nullable Banner banner() {
    return connector.banner();
  }

  /// {@return whether it is connected and logged in}
  public boolean isConnected() {
    Session session = connector.session();
    return session != null && session.isOpen();
  }

  // ---- events

  /// {@return the registry of its events, for all that [#listen] is too short for; groups attach to
  /// it}
  public Registry registry() {
    return registry;
  }

  /// {@return which classes its events have}
  public EventTypes eventTypes() {
    return eventTypes;
  }

  /// Calls the handler for every event of the class, and of its subclasses.
  ///
  /// @return a handle to remove it
  public <E> Listener listen(Class<E> type, EventHandler<? super E> handler) {
    return registry.listen(type, handler);
  }

  /// Begins the longer way to listen: `on(AsteriskEvent.class).named("Newchannel")`.
  public <E> Registration<E> on(Class<E> type) {
    return registry.on(type);
  }

  /// Has every event seen before its handlers are called, on the strand and in order, by who keeps
  /// account of something; it must not wait. What it throws is logged.
  public void follow(Consumer<? super AsteriskEvent> follower) {
    followers.add(Objects.requireNonNull(follower, "follower"));
  }

  // ---- connecting

  /// Connects and logs in; a connection that is there is closed first. Waits until it is done, and
  /// [Connected] is on its way. If it is lost later, that is told by [Lost], and it is made again
  /// by itself, unless [ManagerBuilder#reconnect] says otherwise.
  ///
  /// Not for `PostStart`: nobody is let in before the handlers of that have ended, and behind a
  /// restart or a crash one that fails ends the process, so that an exchange that is away would
  /// keep the service away. There [#start] is right.
  ///
  /// @throws ConnectionFailedException if the exchange can't be reached, is none, or does not
  ///   answer in time; or if another connect or close came meanwhile
  /// @throws LoginRefusedException if it refuses the login
  /// @throws StoppingException if the service stops meanwhile
  /// @throws IllegalStateException off the strand
  public void connect() {
    if (!strand.isCurrent()) {
      throw new IllegalStateException(
          "connect() waits: call it from a handler, timer or task of the service, or use start()");
    }
    connector.connect();
  }

  /// Connects and logs in, in a task of its own, and tries again until it succeeds, as
  /// [ManagerBuilder#backoff] says. [Connected] tells when it has. Returns at once; before the
  /// start of the service too.
  public void start() {
    onStrand(connector::start);
  }

  /// Logs off and closes the connection, and does not make it again. Returns at once, from any
  /// thread; a repeat call has no effect.
  public void close() {
    onStrand(connector::close);
  }

  private void onStrand(Runnable action) {
    if (strand.isCurrent()) {
      action.run();
      return;
    }
    try {
      strand.execute(action);
    } catch (RejectedExecutionException e) {
      log.trace("{}: after the stop of the service", name);
    }
  }

  // ---- actions

  /// Asks the exchange to do something, and waits for its response, and for the list that the
  /// response may bring. On the strand, inside a handler too, it leaves the strand to others
  /// meanwhile; any other thread is blocked.
  ///
  /// @throws ActionFailedException if the exchange does not do it; a [PermissionDeniedException] if
  ///   this user may not ask for it
  /// @throws ActionTimeoutException if there is no response in time
  /// @throws NotConnectedException if there is no connection, or it ends meanwhile
  /// @throws IncompleteResponseException if not all of the response can be had
  /// @throws TooManyActionsException if too many actions wait already
  /// @throws StoppingException if the service stops and its grace period ends
  /// @throws IllegalStateException on an event loop
  public Response send(Action action) {
    return requireSuccess(action, ask(action, null));
  }

  /// As [#send(Action)], with each event of the list handed on as it comes, so that a list may be
  /// longer than [Limits#listEvents]. The response then has none of them.
  ///
  /// @param each called on the strand; must not wait
  public Response send(Action action, Consumer<? super AsteriskEvent> each) {
    return requireSuccess(action, ask(action, Objects.requireNonNull(each, "each")));
  }

  /// As [#send(Action)], but for a refusal: [Response#isSuccess] tells.
  public Response trySend(Action action) {
    return ask(action, null);
  }

  private Response requireSuccess(Action action, Response response) {
    if (response.isSuccess()) {
      return response;
    }
    throw response.message().toLowerCase(Locale.ROOT).contains("permission denied")
        ? new PermissionDeniedException(this, action, response)
        : new ActionFailedException(this, action, response);
  }

  private Response ask(Action action, @Nullable Consumer<? super AsteriskEvent> each) {
    Session asked = connector.session();
    if (asked == null) {
      throw new NotConnectedException(
          "%s: there is no connection with %s".formatted(action, name), this, action, null, null);
    }
    return action.name().equalsIgnoreCase("Logoff")
        ? logOff(asked, action, each)
        : ask(asked, action, each);
  }

  private Response logOff(
      Session asked, Action action, @Nullable Consumer<? super AsteriskEvent> each) {
    asked.leave();
    boolean left = false;
    try {
      Response response = ask(asked, action, each);
      left = response.isSuccess();
      return response;
    } finally {
      if (!left) {
        asked.stay();
      }
    }
  }

  private Response ask(
      Session asked, Action action, @Nullable Consumer<? super AsteriskEvent> each) {
    Duration limit = action.limit(settings.actionTimeout);
    int most = each == null ? action.maxEvents(settings.limits) : Integer.MAX_VALUE;
    try {
      var sent = new Sent(action, null);
      return response(sent, asked.ask(sent, most, each, limit));
    } catch (WaitTimeoutException e) {
      throw new ActionTimeoutException(this, action, limit, e);
    } catch (RequestException e) {
      throw failed(action, e);
    }
  }

  private Response response(Sent sent, Reply<Object> reply) {
    Action action = sent.action;
    Response first = (Response) reply.answer();
    if (first.excess() != null) {
      throw new IncompleteResponseException(
          "%s at %s: the response is larger than the limits allow (%s)"
              .formatted(action, name, first.excess()),
          this,
          action,
          first,
          null);
    }
    return new Response(first.fields(), sent.kept(), (AsteriskEvent) reply.end(), reply.time());
  }

  private AsteriskException failed(Action action, RequestException cause) {
    String message = "at %s: %s".formatted(name, cause.getMessage());
    return switch (cause) {
      case TooManyRequestsException e ->
          new TooManyActionsException(message, this, action, null, e);
      case TooManyItemsException e ->
          new IncompleteResponseException(message, this, action, null, e);
      case IncompleteAnswerException e ->
          new IncompleteResponseException(message, this, action, null, e);
      case ConnectionLostException e -> new NotConnectedException(message, this, action, null, e);
      default ->
          cause.getCause() instanceof TooMuchException
              ? new IncompleteResponseException(message, this, action, null, cause)
              : cause.getCause() instanceof IOException
                  ? new NotConnectedException(message, this, action, null, cause)
                  : new AsteriskException(message, this, action, null, cause);
    };
  }

  // ---- what sessions call, on the strand

  Limits limits() {
    return settings.limits;
  }

  /// {@return the event that a message tells, in the class for its name if that can be made}
  AsteriskEvent event(Fields fields) {
    try {
      return eventTypes.make(this, fields);
    } catch (RuntimeException e) {
      log.warn("{}: no event could be made for {}", name, Fields.shown(fields.text("Event")), e);
      return new GenericEvent(this, fields);
    }
  }

  Skipped skipped(Fields fields, Skipped.Reason reason) {
    skipped++;
    return new Skipped(this, fields, reason, skipped);
  }

  /// Has the handlers of an event called in their turn.
  ///
  /// @param whenHandled called when they are done, with all their waiting
  void dispatch(AsteriskEvent event, Runnable whenHandled) {
    try {
      strand.execute(new Delivery(event, whenHandled));
    } catch (RejectedExecutionException e) {
      log.trace("{}: came after the stop of the service", name);
    }
  }

  /// The handling of one event.
  private final class Delivery implements Task {
    private final AsteriskEvent event;
    private final Runnable whenHandled;

    Delivery(AsteriskEvent event, Runnable whenHandled) {
      this.event = event;
      this.whenHandled = whenHandled;
    }

    @Override
    public void run() {
      try {
        for (Consumer<? super AsteriskEvent> follower : followers) {
          follow(follower);
        }
        registry.trigger(event);
      } finally {
        whenHandled.run();
      }
    }

    private void follow(Consumer<? super AsteriskEvent> follower) {
      try {
        follower.accept(event);
      } catch (RuntimeException e) {
        log.warn("{}: what follows {} failed", name, event, e);
      }
    }

    @Override
    public Object subject() {
      return event;
    }
  }

  /// Its exchange.
  @Override
  public String toString() {
    return "manager of " + name;
  }
}
