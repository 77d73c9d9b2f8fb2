package dev.parley;

import dev.parley.event.Key;
import dev.parley.link.Inheritance;
import dev.parley.link.Keystroke;
import dev.parley.link.Mode;
import dev.parley.link.ToGate;
import dev.parley.link.ToService;
import dev.parley.strand.SpawnedTask;
import dev.parley.text.Display;
import dev.parley.text.Text;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// Somebody who is connected to the service.
///
/// A handler talks to a client by [#write] and [#ask]. What is written by a handler goes out when
/// the event is done, when the handler waits, or at [#flush]; what is written by any other thread
/// goes out at once. What is written to a client that has left is ignored.
///
/// Thread-safe, except for the calls that wait, which say so and belong on the strand of the
/// service: in a handler, timer or task.
public final class Client {
  private static final SecureRandom random = new SecureRandom();
  private static final int ID_BYTES = 16;

  private final Service service;
  private final long number;
  private final Mode mode;
  private final InetSocketAddress remote;
  private final InetSocketAddress local;
  private final Instant connectedAt;
  private final Inbox inbox;

  /// Made when first asked for, since most clients never need one.
  private volatile @Nullable String id;

  private final Attributes attributes = new Attributes();

  /// When something last came from the client; written on the strand.
  private volatile long lastInput;

  /// Written on the strand.
  private volatile Terminal terminal;

  private volatile boolean closing;

  /// The groups that the client is in, each with the count of all joins at its own; guarded by
  /// itself, as is `left`.
  private final Map<Clients, Long> groups = new HashMap<>(4);

  private boolean left;

  /// What was started for the client and has not ended; guarded by `groups`, and null for nothing.
  private @Nullable Set<SpawnedTask> tasks;

  /// Calls that wait for an answer which is not to be shown; used on the strand only.
  private int openSecrets;

  /// Whether the gate has last been told not to show what is typed, by another process perhaps;
  /// used on the strand only.
  private boolean hidden;

  Client(Service service, ToService.Connected connected) {
    this.service = service;
    this.number = connected.client();
    this.mode = connected.mode();
    this.remote = connected.remote();
    this.local = connected.local();
    this.connectedAt = connected.at();
    this.terminal = new Terminal(connected.terminal());
    this.lastInput = service.time().nanoTime();
    this.inbox =
        new Inbox(this, service.strand(), service.registry(), service.outbox(), service.keeping());
  }

  /// Somebody who was there before this process.
  Client(Service service, Inheritance.Heir heir) {
    this(service, heir.connected());
    lastInput = service.time().nanoTime() - heir.idle().toNanos();
    Map<String, byte[]> written = new HashMap<>();
    heir.kept()
        .forEach((slot, value) -> {
          if (slot.startsWith(Keeping.ATTRIBUTE)) {
            written.put(slot.substring(Keeping.ATTRIBUTE.length()), value);
          } else if (slot.equals(Keeping.KEYS)) {
            inbox.inheritKeys(value);
          } else if (slot.equals(Keeping.SECRET)) {
            hidden = true;
          } else if (slot.equals(Keeping.ID)) {
            id = new String(value, StandardCharsets.US_ASCII);
          }
        });
    attributes.inherit(service.keeping(), written);
    inbox.inherit(heir.greeted(), heir.retries());
  }

  /// {@return the service that the client is connected to}
  public Service service() {
    return service;
  }

  /// {@return a name for this connection that nobody can guess, never used again; it is not the
  /// number in the log}
  public String id() {
    String known = id;
    if (known != null) {
      return known;
    }
    synchronized (this) {
      if (id == null) {
        byte[] bytes = new byte[ID_BYTES];
        random.nextBytes(bytes);
        id = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        service.keeping().changedId(this, id);
      }
      return Objects.requireNonNull(id);
    }
  }

  /// {@return where the client comes from}
  public InetSocketAddress address() {
    return remote;
  }

  /// {@return which of the service's addresses the client connected to}
  public InetSocketAddress localAddress() {
    return local;
  }

  /// {@return when the client connected}
  public Instant connectedAt() {
    return connectedAt;
  }

  /// {@return how long ago something came from the client; since it connected, if nothing did}
  public Duration idle() {
    return Duration.ofNanos(Math.max(0, service.time().nanoTime() - lastInput));
  }

  /// {@return how the client sees a [Text]: what its terminal is known to show; see [#terminal]}
  public Display display() {
    return terminal().display();
  }

  /// {@return what is known of the client's terminal; [TerminalChanged] tells when that is
  /// something else. A step of a [Handler] that is gone through again in another process gets what
  /// it got before, up to the question that is open}
  public Terminal terminal() {
    if (!service.calls().isRecording()) {
      return terminal;
    }
    // What a step of a dialog has made of it has to be the same when the step is repeated.
    return new Terminal(
        service.calls().perform(CallKind.TERMINAL, number, "", () -> terminal.state()));
  }

  /// {@return whether the client sends bytes and not lines}
  public boolean isRaw() {
    return mode == Mode.RAW;
  }

  /// {@return whether what is written may still arrive: false after [#close] and once the client
  /// has left}
  public boolean isOpen() {
    return !closing;
  }

  // ---- attributes

  /// Keeps a value with the client, under a key, in place of an earlier one.
  ///
  /// Under the angel it survives a restart and a crash, as it is when the present event ends or
  /// waits. A value that is changed later has to be put again, or changed by [#update].
  ///
  /// @throws dev.parley.state.StateException under the angel, if a part of the value is of a class
  ///   that is not declared; see [Service#declare]
  public <T> void put(Key<T> key, T value) {
    Objects.requireNonNull(key, "key");
    Objects.requireNonNull(value, "value");
    if (service.calls().isDue(CallKind.PUT, number, key)) {
      store(key, value);
    }
  }

  /// Puts what the change makes of the value that is kept under the key, and returns it:
  /// `client.update(SCORE, score -> score == null ? 1 : score + 1)`.
  ///
  /// @param change gets null if there is no value; must be quick and must not wait. It is no single
  ///   step for threads other than the strand
  /// @throws dev.parley.state.StateException as for [#put]
  public <T> T update(Key<T> key, UnaryOperator<@Nullable T> change) {
    Objects.requireNonNull(key, "key");
    Objects.requireNonNull(change, "change");
    return service
        .calls()
        .perform(
            CallKind.UPDATE,
            number,
            key,
            () -> {
              T value = Objects.requireNonNull(change.apply(attributes.get(key)), "the value");
              store(key, value);
              return value;
            });
  }

  private <T> void store(Key<T> key, T value) {
    service.keeping().check(key, value);
    attributes.put(key, value);
    service.keeping().changed(this, key);
  }

  /// {@return the value kept under the key, or null if there is none}
  public <T> @Nullable T get(Key<T> key) {
    return attributes.get(Objects.requireNonNull(key, "key"));
  }

  /// {@return whether a value is kept under the key}
  public boolean has(Key<?> key) {
    return attributes.has(Objects.requireNonNull(key, "key"));
  }

  /// Forgets the value kept under the key, and returns it, or null if there was none.
  public <T> @Nullable T remove(Key<T> key) {
    Objects.requireNonNull(key, "key");
    return service
        .calls()
        .perform(
            CallKind.REMOVE,
            number,
            key,
            () -> {
              T removed = attributes.remove(key);
              service.keeping().changed(this, key);
              return removed;
            });
  }

  // ---- writing

  /// Writes a text and a line end. Each LF in it ends a line too. A client in raw mode gets the
  /// text alone, in UTF-8.
  public void write(String text) {
    Objects.requireNonNull(text, "text");
    print(mode == Mode.RAW ? text : text.concat("\n"));
  }

  /// Writes a text as the client's [#display] shows it, and a line end, as by [#write(String)].
  public void write(Text text) {
    Objects.requireNonNull(text, "text");
    if (service.calls().isDue(CallKind.WRITE, number, text) && !closing) {
      String rendered = text.render(shown());
      String line = mode == Mode.RAW ? rendered : rendered.concat("\n");
      service.outbox().add(new ToGate.Write(number, line), line.length());
    }
  }

  /// Writes several lines, each with its end.
  public void write(String first, String... more) {
    write(more.length == 0 ? first : first + "\n" + String.join("\n", more));
  }

  /// Writes a text without a line end.
  public void print(String text) {
    print(CallKind.WRITE, text);
  }

  /// Writes what can be chosen from: unlike other words, an answer means nothing without it.
  void list(String text) {
    print(CallKind.LIST, text);
  }

  private void print(CallKind kind, String text) {
    Objects.requireNonNull(text, "text");
    if (service.calls().isDue(kind, number, text) && !closing) {
      service.outbox().add(new ToGate.Write(number, text), text.length());
    }
  }

  /// Writes bytes: to a client in raw mode as they are; in line mode with IAC (255) doubled, so
  /// that they arrive as they are. The array must not be changed afterwards.
  public void write(byte[] bytes) {
    Objects.requireNonNull(bytes, "bytes");
    if (service.calls().isDue(CallKind.WRITE_BYTES, number, "") && !closing) {
      service.outbox().add(new ToGate.WriteBytes(number, bytes), bytes.length);
    }
  }

  /// Sends a message beside the text, by GMCP or, if it is named `MSDP`, by MSDP, to a client that
  /// [Terminal#wants] it; to others nothing: `client.send("Char.Vitals", Map.of("hp", 10))`. One to
  /// a client that does not read is dropped as text is, see `unsent-soft`.
  ///
  /// @param value becomes JSON, as Jackson makes it: records, beans, maps, collections, strings,
  ///   numbers
  /// @throws IllegalArgumentException if Jackson does not know how, or the name has blanks
  public void send(String name, Object value) {
    Objects.requireNonNull(value, "value");
    if (reaches(name)) {
      sendJson(name, Json.write(value));
    }
  }

  /// Sends a message that is a name alone.
  public void send(String name) {
    if (reaches(name)) {
      sendJson(name, "");
    }
  }

  private boolean reaches(String name) {
    requireName(name);
    return service.calls().isDue(CallKind.SEND, number, name) && !closing && wants(name);
  }

  /// {@return whether a message would reach the client, and is wanted}
  boolean wants(String name) {
    return terminal.wants(name);
  }

  private void sendJson(String name, String json) {
    service.outbox().add(new ToGate.OutOfBand(number, name, json), json.length());
  }

  static void requireName(String name) {
    if (name.isBlank() || name.indexOf(' ') >= 0) {
      throw new IllegalArgumentException(
          "name: \"%s\" (expected one without blanks, such as Char.Vitals)".formatted(name));
    }
  }

  /// Sends a subnegotiation of an option that the service has declared and that is on; otherwise
  /// nothing. It is never dropped: a client that leaves more than `unsent-hard` unread is closed.
  /// The array must not be changed afterwards.
  public void send(TelnetOption option, byte[] payload) {
    Objects.requireNonNull(payload, "payload");
    if (service.calls().isDue(CallKind.SEND, number, option.toString()) && !closing) {
      service
          .outbox()
          .add(new ToGate.Subnegotiation(number, option.code(), payload), payload.length);
    }
  }

  /// Sends what the present handler has written so far, to all clients, without waiting for its
  /// end. Elsewhere there is nothing to send.
  public void flush() {
    if (service.strand().isCurrent()) {
      service.outbox().flush();
    }
  }

  /// Closes the connection when what was written has been sent, at most after `close-timeout`.
  /// Returns at once. What the client has sent and nobody has handled is dropped; waits for it end
  /// with a [DisconnectedException] when the connection is closed, and [Disconnect] follows. A
  /// repeat call has no effect.
  public void close() {
    if (!service.calls().isDue(CallKind.CLOSE, number, "")) {
      return;
    }
    synchronized (this) {
      if (closing) {
        return;
      }
      closing = true;
    }
    service.outbox().add(new ToGate.Close(number), 0);
  }

  // ---- waiting

  /// The next line that the client sends and that no earlier call waits for; one that is already
  /// there is returned without waiting. Waits, and leaves the strand to others meanwhile.
  ///
  /// @throws DisconnectedException if the client leaves first
  /// @throws IllegalStateException off the strand, or if the client is in raw mode
  public String readLine() {
    return line(CallKind.READ_LINE, null);
  }

  /// The next line, as by [#readLine()], but waits at most as long as given; zero does not wait.
  ///
  /// @throws dev.parley.strand.WaitTimeoutException if no line comes in time
  public String readLine(Duration limit) {
    return line(CallKind.READ_LINE, Objects.requireNonNull(limit, "limit"));
  }

  /// The next key that the client presses: for a menu of single keys, a pager, an editor. Keys are
  /// asked for from the first such call on, until the client is asked for a line, or the event that
  /// is being handled ends. Waits, and leaves the strand to others meanwhile.
  ///
  /// What is pressed is not shown by itself: write what is to be seen. A terminal that does not
  /// send single keys sends lines as ever, and this returns each character of a line and then
  /// [Keystroke#ENTER]; what is left of the line when keys end is dropped. Control characters that
  /// telnet has commands for may come as [Signalled].
  ///
  /// In a task of [#start] or [Service#start], keys that come while the task waits for something
  /// else become lines.
  ///
  /// @throws DisconnectedException if the client leaves first
  /// @throws IllegalStateException off the strand, or if the client is in raw mode
  public Keystroke readKey() {
    return key(null);
  }

  /// The next key, as by [#readKey()], but waits at most as long as given; zero does not wait.
  ///
  /// @throws dev.parley.strand.WaitTimeoutException if no key comes in time
  public Keystroke readKey(Duration limit) {
    return key(Objects.requireNonNull(limit, "limit"));
  }

  /// The next bytes that the client sends, as many as came in one piece. Waits, and leaves the
  /// strand to others meanwhile.
  ///
  /// @throws DisconnectedException if the client leaves first
  /// @throws IllegalStateException off the strand, or if the client is in line mode
  public byte[] readData() {
    return data(null);
  }

  /// The next bytes, as by [#readData()], but waits at most as long as given; zero does not wait.
  ///
  /// @throws dev.parley.strand.WaitTimeoutException if nothing comes in time
  public byte[] readData(Duration limit) {
    return data(Objects.requireNonNull(limit, "limit"));
  }

  /// Asks a question and waits for the line that answers it; one that the client has already sent
  /// is the answer. Waits, and leaves the strand to others meanwhile.
  ///
  /// @param prompt written without a line end
  /// @throws DisconnectedException if the client leaves first
  /// @throws IllegalStateException off the strand, or if the client is in raw mode
  public String ask(String prompt) {
    return question(prompt, prompt, null);
  }

  /// Asks a question, as by [#ask(String)], as the client's [#display] shows it.
  public String ask(Text prompt) {
    return question(prompt, prompt.render(shown()), null);
  }

  /// Asks a question, as by [#ask(String)], but waits at most as long as given.
  ///
  /// @throws dev.parley.strand.WaitTimeoutException if no answer comes in time
  public String ask(String prompt, Duration limit) {
    return question(prompt, prompt, Objects.requireNonNull(limit, "limit"));
  }

  /// Asks a question, as by [#ask(Text)], but waits at most as long as given.
  ///
  /// @throws dev.parley.strand.WaitTimeoutException if no answer comes in time
  public String ask(Text prompt, Duration limit) {
    return question(prompt, prompt.render(shown()), Objects.requireNonNull(limit, "limit"));
  }

  /// Asks a question, as by [#ask(String)], that may have a default and a limit of time.
  ///
  /// @throws dev.parley.strand.WaitTimeoutException if no answer comes in time and there is no
  ///   default
  public String ask(String prompt, Reply<String> reply) {
    return Questions.ask(this, prompt, reply);
  }

  /// Asks a question, as by [#ask(String)], whose answer the client's terminal does not show while
  /// it is typed, if it knows telnet. The answer is in no log.
  public String askSecret(String prompt) {
    return secret(prompt, null);
  }

  /// Asks a secret question, as by [#askSecret(String)], but waits at most as long as given.
  ///
  /// @throws dev.parley.strand.WaitTimeoutException if no answer comes in time
  public String askSecret(String prompt, Duration limit) {
    return secret(prompt, Objects.requireNonNull(limit, "limit"));
  }

  /// Asks until the answer is yes or no, or begins one of them. Waits as [#ask(String)] does.
  ///
  /// @param question without the possible answers, which are added to it
  public boolean confirm(String question) {
    return Questions.confirm(this, question, Reply.required());
  }

  /// Asks for yes or no, as by [#confirm(String)], with a default or a limit of time.
  ///
  /// @throws dev.parley.strand.WaitTimeoutException if no answer comes in time and there is no
  ///   default
  public boolean confirm(String question, Reply<Boolean> reply) {
    return Questions.confirm(this, question, reply);
  }

  /// Shows numbered choices and asks until the answer is one of them: its number, its name or the
  /// beginning of no other name. Waits as [#ask(String)] does.
  ///
  /// @return the name of what was chosen
  /// @throws IllegalArgumentException if there are no choices, a blank one or one twice
  public String choose(String question, String... choices) {
    return choose(question, Menu.of(choices));
  }

  /// Shows a menu and asks until the answer is one of its choices, as by [#choose(String,
  /// String...)].
  ///
  /// @return the value of what was chosen
  public <T> T choose(String question, Menu<T> menu) {
    return Questions.choose(this, question, menu, Reply.required());
  }

  /// Shows a menu, as by [#choose(String, Menu)], with a default or a limit of time.
  ///
  /// @throws dev.parley.strand.WaitTimeoutException if no answer comes in time and there is no
  ///   default
  public <T> T choose(String question, Menu<T> menu, Reply<T> reply) {
    return Questions.choose(this, question, menu, reply);
  }

  /// Asks several questions, each until its answer can be taken; "back" goes to the one before. In
  /// the end all answers are shown, except secret ones, and can be changed until the person
  /// confirms them. Waits as [#ask(String)] does.
  ///
  /// @throws IllegalArgumentException if there is no field, or two have the same label
  public Answers form(Field<?>... fields) {
    return new Form(this, null, fields).hold();
  }

  /// Asks several questions, as by [#form(Field...)], but takes at most as long as given in all.
  ///
  /// @throws dev.parley.strand.WaitTimeoutException if the answers are not confirmed in time
  public Answers form(Duration limit, Field<?>... fields) {
    return new Form(this, Objects.requireNonNull(limit, "limit"), fields).hold();
  }

  /// Writes a long text by the screenful, and asks after each whether to go on. Waits as
  /// [#ask(String)] does, unless the text fits on one screen.
  ///
  /// @return false if the person stopped before the end
  public boolean page(String text) {
    return Pager.show(this, text, null);
  }

  /// Writes a long text, as by [#page(String)], but takes at most as long as given in all.
  ///
  /// @throws dev.parley.strand.WaitTimeoutException if the person has not gone on in time
  public boolean page(String text, Duration limit) {
    return Pager.show(this, text, Objects.requireNonNull(limit, "limit"));
  }

  /// Writes a long text, as by [#page(String)], as the client's [#display] shows it.
  ///
  /// @return false if the person stopped before the end
  public boolean page(Text text) {
    return Pager.show(this, text.render(display()), null);
  }

  /// Writes a long text, as by [#page(Text)], but takes at most as long as given in all.
  ///
  /// @throws dev.parley.strand.WaitTimeoutException if the person has not gone on in time
  public boolean page(Text text, Duration limit) {
    return Pager.show(this, text.render(display()), Objects.requireNonNull(limit, "limit"));
  }

  /// Begins to wait for the first of several things: a line, an event, a result, a time.
  public <T> Select<T> select() {
    return new Select<>(this);
  }

  /// @param prompt what a dialog remembers, whatever it looks like
  private String question(Object prompt, String shown, @Nullable Duration limit) {
    Objects.requireNonNull(prompt, "prompt");
    requireLines();
    service.calls().requireStrand(CallKind.PROMPT, prompt);
    if (service.calls().isDue(CallKind.PROMPT, number, prompt) && !closing) {
      inbox.endKeys();
      showTyping();
      service.outbox().add(new ToGate.Prompt(number, shown), shown.length());
    }
    return line(CallKind.READ_LINE, limit);
  }

  private String secret(String prompt, @Nullable Duration limit) {
    Objects.requireNonNull(prompt, "prompt");
    requireLines();
    service.calls().requireStrand(CallKind.PROMPT_SECRET, prompt);
    if (service.calls().isDue(CallKind.PROMPT_SECRET, number, prompt) && !closing) {
      hideTyping();
      inbox.endKeys();
      service.outbox().add(new ToGate.Prompt(number, prompt), prompt.length());
    }
    return line(CallKind.READ_SECRET, limit);
  }

  private String line(CallKind kind, @Nullable Duration limit) {
    requireLines();
    boolean secret = kind == CallKind.READ_SECRET;
    return service
        .calls()
        .await(
            kind,
            number,
            "",
            () -> {
              @Nullable Duration left = left(kind, limit);
              return secret ? secretLine(left) : (String) inbox.take(left);
            });
  }

  private String secretLine(@Nullable Duration limit) {
    if (!hidden && !closing) {
      // The question was asked in another process, and what has gone on here since shows it.
      hideTyping();
    }
    openSecrets++;
    try {
      return (String) inbox.take(limit);
    } finally {
      openSecrets--;
      showTyping();
    }
  }

  private void hideTyping() {
    hidden = true;
    service.outbox().add(new ToGate.Echo(number, false), 0);
    service.keeping().changedSecret(number, true);
  }

  /// Has what the client types shown again, if it is not, unless a call waits for a secret: after a
  /// restart the one that has asked for it may be no more. On the strand.
  void showTyping() {
    if (hidden && openSecrets == 0) {
      hidden = false;
      service.outbox().add(new ToGate.Echo(number, true), 0);
      service.keeping().changedSecret(number, false);
    }
  }

  private Keystroke key(@Nullable Duration limit) {
    requireLines();
    String name =
        service
            .calls()
            .await(
                CallKind.READ_KEY,
                number,
                "",
                () -> inbox.takeKey(left(CallKind.READ_KEY, limit)).name());
    return new Keystroke(name);
  }

  private byte[] data(@Nullable Duration limit) {
    if (mode != Mode.RAW) {
      throw new IllegalStateException(this + " is in line mode and sends lines; call readLine()");
    }
    return service
        .calls()
        .await(
            CallKind.READ_DATA,
            number,
            "",
            () -> (byte[]) inbox.take(left(CallKind.READ_DATA, limit)));
  }

  private @Nullable Duration left(CallKind kind, @Nullable Duration limit) {
    return limit == null ? null : service.calls().left(kind, limit);
  }

  // ---- work of its own

  /// Starts work of its own for this client, which may wait, on the strand: the client's next lines
  /// do not wait for it. It is cancelled when the client leaves. What it throws is logged. Returns
  /// at once; from any thread.
  ///
  /// @return a handle to cancel it
  /// @throws java.util.concurrent.RejectedExecutionException if the service has stopped
  public SpawnedTask start(SpawnedTask.Body task) {
    Objects.requireNonNull(task, "task");
    if (!service.calls().isDue(CallKind.START, number, "")) {
      return SpawnedTask.ended(service.strand());
    }
    SpawnedTask started =
        SpawnedTask.of(service.strand(), this, () -> runUntilLeaving(task), this::unbind);
    if (!bind(started)) {
      return SpawnedTask.ended(service.strand());
    }
    started.start();
    return started;
  }

  private void runUntilLeaving(SpawnedTask.Body task) throws Exception {
    try {
      task.run();
    } catch (DisconnectedException e) {
      if (!e.client().equals(this)) {
        throw e;
      }
    }
  }

  // ---- for the service

  long number() {
    return number;
  }

  Inbox inbox() {
    return inbox;
  }

  /// {@return how the client sees a text now, whatever a dialog has been told of that before}
  Display shown() {
    return terminal.display();
  }

  Attributes attributes() {
    return attributes;
  }

  /// Tells the client that a dialog can't be gone on with, and shows again what it types.
  void regret(String sentence) {
    if (mode == Mode.LINE && !closing) {
      showTyping();
      if (!sentence.isEmpty()) {
        service.outbox().add(new ToGate.Write(number, sentence + "\n"), sentence.length());
      }
    }
  }

  boolean isClosing() {
    return closing;
  }

  void terminal(Terminal terminal) {
    this.terminal = terminal;
  }

  void touched() {
    lastInput = service.time().nanoTime();
  }

  /// The client has left: it hears nothing more and belongs to no group.
  void leave() {
    closing = true;
    Set<Clients> joined;
    Set<SpawnedTask> started;
    synchronized (groups) {
      left = true;
      joined = Set.copyOf(groups.keySet());
      started = tasks == null ? Set.of() : Set.copyOf(tasks);
    }
    joined.forEach(group -> group.drop(this));
    started.forEach(SpawnedTask::cancel);
    service.life().forget(this);
  }

  /// Has a task end with the client.
  ///
  /// @return false if the client has left
  private boolean bind(SpawnedTask task) {
    synchronized (groups) {
      if (left) {
        return false;
      }
      if (tasks == null) {
        tasks = new HashSet<>(2);
      }
      return tasks.add(task);
    }
  }

  private void unbind(SpawnedTask task) {
    synchronized (groups) {
      if (tasks != null) {
        tasks.remove(task);
      }
    }
  }

  void requireLines() {
    if (mode == Mode.RAW) {
      throw new IllegalStateException(this + " is in raw mode and sends no lines; call readData()");
    }
  }

  /// Notes that the client is in a group.
  ///
  /// @param count the number of the joining, by which the order in the group survives
  /// @return false if the client has left and can't join any more
  boolean join(Clients group, long count) {
    synchronized (groups) {
      return !left && groups.putIfAbsent(group, count) == null;
    }
  }

  /// {@return the groups that have a name of the user's, and when they were joined, in bytes}
  byte[] encodeGroups() {
    Map<String, Long> joined = new HashMap<>();
    synchronized (groups) {
      groups.forEach((group, count) -> {
        if (!group.equals(service.clients())) {
          joined.put(group.name(), count);
        }
      });
    }
    return Memberships.encode(joined);
  }

  void part(Clients group) {
    synchronized (groups) {
      groups.remove(group);
    }
  }

  /// As the log names it.
  @Override
  public String toString() {
    return "client " + number + " (" + remote.getHostString() + ":" + remote.getPort() + ")";
  }
}
