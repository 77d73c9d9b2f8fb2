package dev.parley.flow;

import dev.parley.event.EventHandler;
import dev.parley.event.Registry;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Where events come from that happen outside of a program's own code: a file, a sensor, another
/// thread. It starts and stops with the [Dispatcher] that it is added to.
///
/// A source of this class pushes: between [#start] and [#stop] it calls [#push] from any thread,
/// when something happens. A [PolledSource] is asked instead.
///
/// Thread-safe, if its subclass is.
public abstract class Source {
  private final String name;
  private final @Nullable Registry registry;

  /// Set when it is added to a dispatcher, before it starts.
  private volatile @Nullable Dispatcher dispatcher;

  /// A source whose events go to a registry.
  protected Source(String name, Registry registry) {
    this.name = Objects.requireNonNull(name, "name");
    this.registry = Objects.requireNonNull(registry, "registry");
  }

  /// A source that overrides [#handOn], or whose events bring their own handlers.
  protected Source(String name) {
    this.name = Objects.requireNonNull(name, "name");
    this.registry = null;
  }

  /// {@return what it is called in messages}
  public final String name() {
    return name;
  }

  /// Hands an event of this source on, on the thread of the processor; by default it triggers it in
  /// the registry of this source, and returns when all handlers are done. What it throws is
  /// reported.
  protected void handOn(Object event) throws Exception {
    if (registry == null) {
      throw new IllegalStateException(
          "source "
              + name
              + ": "
              + event
              + " has no handler; give the source a registry, or override"
              + " handOn");
    }
    registry.trigger(event);
  }

  /// The dispatcher starts: the source may begin to push.
  protected void start() throws Exception {}

  /// The dispatcher stops, after what was queued is handled. What the source pushes in here is
  /// handled too, and nothing after.
  protected void stop() throws Exception {}

  /// Gives an event to the dispatcher; from any thread. Waits for room in the queue, where the
  /// dispatcher was told so.
  ///
  /// @return false if the event was dropped, because there was no room or the dispatcher has
  ///   stopped
  /// @throws InterruptedException if the thread is interrupted while it waits for room
  /// @throws IllegalStateException if the source was not added to a dispatcher
  protected final boolean push(Object event) throws InterruptedException {
    return dispatcher().accept(this, event, null);
  }

  /// As [#push(Object)], for an event that has its own handler.
  @SuppressWarnings("unchecked")
  protected final <E> boolean push(E event, EventHandler<? super E> handler)
      throws InterruptedException {
    return dispatcher().accept(this, event, (EventHandler<Object>) handler);
  }

  private Dispatcher dispatcher() {
    Dispatcher dispatcher = this.dispatcher;
    if (dispatcher == null) {
      throw new IllegalStateException("source " + name + " was not added to a dispatcher");
    }
    return dispatcher;
  }

  void addedTo(Dispatcher dispatcher) {
    if (this.dispatcher != null) {
      throw new IllegalStateException("source " + name + " was added to a dispatcher before");
    }
    this.dispatcher = dispatcher;
  }

  @Override
  public String toString() {
    return name;
  }
}
