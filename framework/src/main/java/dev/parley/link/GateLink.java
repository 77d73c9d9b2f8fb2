package dev.parley.link;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executor;

/// The gate as its service sees it.
///
/// The order of life is [#ready], [#open], [#inherit], [#admit], [#unbind], [#close]; each is
/// called once.
///
/// A link that keeps, see [#keeps], lets one process of a service follow another without the
/// clients noticing. Of two processes that are there at the same time one serves: the other waits
/// in [#ready], and from then to [#admit] what it sends is held back, so that nothing of it is seen
/// if it fails.
///
/// Thread-safe.
public interface GateLink {
  /// Binds all listeners of the options, without accepting anybody yet.
  ///
  /// @return the bound addresses, in the order of [GateOptions#listeners()], with the ports that
  ///   were picked for port 0
  /// @throws IOException if one of them can't be bound; its message names the address, and nothing
  ///   is left bound
  List<InetSocketAddress> open(GateOptions options, ServiceLink service) throws IOException;

  /// Lets people in.
  void admit();

  /// {@return runs what it is given, in order, on the thread that the messages to the service come
  /// from}
  Executor loop();

  /// {@return whether the thread is one of the gate's, which must never block}
  boolean isLoop(Thread thread);

  /// Takes a frame. Frames of one thread are applied in the order in which they were sent. Never
  /// waits; see [#awaitRoom].
  void send(Frame frame);

  /// {@return whether so much was sent and not yet applied that the sender should [#awaitRoom]}
  boolean isFull();

  /// Waits until there is room for further frames. Not to be called on a thread of the gate.
  void awaitRoom() throws InterruptedException;

  /// Waits until what this thread has sent has left the process, so that it is applied even if the
  /// process ends at once. Not to be called on a thread of the gate.
  default void awaitSent() throws InterruptedException {}

  /// Stops listening; clients that are there stay. Waits until the listeners are closed.
  void unbind();

  /// Closes every connection as [ToGate.Close] does, waits until all are closed, at most the given
  /// time, then cuts the rest off and ends the gate's threads. A gate that was never opened only
  /// ends its threads.
  void close(Duration limit);

  // ---- from one process to the next

  /// {@return whether somebody keeps what the next process of the service needs, so that it is
  /// worth sending}
  default boolean keeps() {
    return false;
  }

  /// Says that this process can begin to serve, and waits until it is its turn. Not to be called on
  /// a thread of the gate.
  ///
  /// @throws IOException if there is no turn any more
  default void ready() throws IOException, InterruptedException {}

  /// Takes over what the process before has left. Waits for it; not to be called on a thread of the
  /// gate.
  default Inheritance inherit() throws IOException {
    return Inheritance.NONE;
  }

  /// Answers [Order.Freeze]: everything was sent, and nothing more will be.
  default void frozen() {}

  /// Asks for a restart. What comes of it is told by an [Order].
  ///
  /// @throws IllegalStateException if nobody supervises the service
  default void restart() {
    throw new IllegalStateException(
        "restart: nobody would keep people connected meanwhile; start the service with --angel");
  }

  /// Announces that the service stops by itself: that its process ends is no crash.
  default void stopping() {}
}
