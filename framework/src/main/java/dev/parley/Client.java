package dev.parley;

import dev.parley.event.Key;
import dev.parley.link.Mode;
import dev.parley.link.ToGate;
import dev.parley.link.ToService;
import java.net.InetSocketAddress;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
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

  private volatile @Nullable ConcurrentHashMap<Key<?>, Object> attributes;

  /// When something last came from the client; written on the strand.
  private volatile long lastInput;

  private volatile boolean closing;

  /// The groups that the client is in; guarded by itself, as is `left`.
  private final Set<Clients> groups = new HashSet<>(4);

  private boolean left;

  Client(Service service, ToService.Connected connected) {
    this.service = service;
    this.number = connected.client();
    this.mode = connected.mode();
    this.remote = connected.remote();
    this.local = connected.local();
    this.connectedAt = connected.at();
    this.lastInput = service.time().nanoTime();
    this.inbox = new Inbox(this, service.strand(), service.registry(), service.outbox());
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
  public <T> void put(Key<T> key, T value) {
    Objects.requireNonNull(key, "key");
    Objects.requireNonNull(value, "value");
    attributes().put(key, key.type().cast(value));
  }

  /// {@return the value kept under the key, or null if there is none}
  public <T> @Nullable T get(Key<T> key) {
    Objects.requireNonNull(key, "key");
    var attributes = this.attributes;
    return attributes == null ? null : key.type().cast(attributes.get(key));
  }

  /// {@return whether a value is kept under the key}
  public boolean has(Key<?> key) {
    Objects.requireNonNull(key, "key");
    var attributes = this.attributes;
    return attributes != null && attributes.containsKey(key);
  }

  /// Forgets the value kept under the key, and returns it, or null if there was none.
  public <T> @Nullable T remove(Key<T> key) {
    Objects.requireNonNull(key, "key");
    var attributes = this.attributes;
    return attributes == null ? null : key.type().cast(attributes.remove(key));
  }

  private ConcurrentHashMap<Key<?>, Object> attributes() {
    var known = attributes;
    if (known != null) {
      return known;
    }
    synchronized (this) {
      if (attributes == null) {
        attributes = new ConcurrentHashMap<>(4);
      }
      return Objects.requireNonNull(attributes);
    }
  }

  // ---- writing

  /// Writes a text and a line end. Each LF in it ends a line too. A client in raw mode gets the
  /// text alone, in UTF-8.
  public void write(String text) {
    Objects.requireNonNull(text, "text");
    print(mode == Mode.RAW ? text : text.concat("\n"));
  }

  /// Writes several lines, each with its end.
  public void write(String first, String... more) {
    write(more.length == 0 ? first : first + "\n" + String.join("\n", more));
  }

  /// Writes a text without a line end.
  public void print(String text) {
    Objects.requireNonNull(text, "text");
    if (!closing) {
      service.outbox().add(new ToGate.Write(number, text), text.length());
    }
  }

  /// Writes bytes: to a client in raw mode as they are; in line mode with IAC (255) doubled, so
  /// that they arrive as they are. The array must not be changed afterwards.
  public void write(byte[] bytes) {
    Objects.requireNonNull(bytes, "bytes");
    if (!closing) {
      service.outbox().add(new ToGate.WriteBytes(number, bytes), bytes.length);
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
    return service.calls().perform(CallKind.READ_LINE, "", () -> line(null));
  }

  /// The next line, as by [#readLine()], but waits at most as long as given; zero does not wait.
  ///
  /// @throws dev.parley.strand.WaitTimeoutException if no line comes in time
  public String readLine(Duration limit) {
    Objects.requireNonNull(limit, "limit");
    return service.calls().perform(CallKind.READ_LINE, "", () -> line(limit));
  }

  /// Asks a question and waits for the line that answers it; one that the client has already sent
  /// is the answer. Waits, and leaves the strand to others meanwhile.
  ///
  /// @param prompt written without a line end
  /// @throws DisconnectedException if the client leaves first
  /// @throws IllegalStateException off the strand, or if the client is in raw mode
  public String ask(String prompt) {
    Objects.requireNonNull(prompt, "prompt");
    return service.calls().perform(CallKind.ASK, prompt, () -> answer(prompt, null));
  }

  /// Asks a question, as by [#ask(String)], but waits at most as long as given.
  ///
  /// @throws dev.parley.strand.WaitTimeoutException if no answer comes in time
  public String ask(String prompt, Duration limit) {
    Objects.requireNonNull(prompt, "prompt");
    Objects.requireNonNull(limit, "limit");
    return service.calls().perform(CallKind.ASK, prompt, () -> answer(prompt, limit));
  }

  /// The next bytes that the client sends, as many as came in one piece. Waits, and leaves the
  /// strand to others meanwhile.
  ///
  /// @throws DisconnectedException if the client leaves first
  /// @throws IllegalStateException off the strand, or if the client is in line mode
  public byte[] readData() {
    return service.calls().perform(CallKind.READ_DATA, "", () -> data(null));
  }

  /// The next bytes, as by [#readData()], but waits at most as long as given; zero does not wait.
  ///
  /// @throws dev.parley.strand.WaitTimeoutException if nothing comes in time
  public byte[] readData(Duration limit) {
    Objects.requireNonNull(limit, "limit");
    return service.calls().perform(CallKind.READ_DATA, "", () -> data(limit));
  }

  private String answer(String prompt, @Nullable Duration limit) {
    requireLines();
    if (!closing) {
      service.outbox().add(new ToGate.Prompt(number, prompt), prompt.length());
    }
    return line(limit);
  }

  private String line(@Nullable Duration limit) {
    requireLines();
    return (String) inbox.take(limit);
  }

  private byte[] data(@Nullable Duration limit) {
    if (mode != Mode.RAW) {
      throw new IllegalStateException(this + " is in line mode and sends lines; call readLine()");
    }
    return (byte[]) inbox.take(limit);
  }

  private void requireLines() {
    if (mode == Mode.RAW) {
      throw new IllegalStateException(this + " is in raw mode and sends no lines; call readData()");
    }
  }

  // ---- for the service

  long number() {
    return number;
  }

  Inbox inbox() {
    return inbox;
  }

  boolean isClosing() {
    return closing;
  }

  void touched() {
    lastInput = service.time().nanoTime();
  }

  /// The client has left: it hears nothing more and belongs to no group.
  void leave() {
    closing = true;
    Set<Clients> joined;
    synchronized (groups) {
      left = true;
      joined = Set.copyOf(groups);
    }
    joined.forEach(group -> group.remove(this));
    service.life().forget(this);
  }

  /// Notes that the client is in a group.
  ///
  /// @return false if the client has left and can't join any more
  boolean join(Clients group) {
    synchronized (groups) {
      return !left && groups.add(group);
    }
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
