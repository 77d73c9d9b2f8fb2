package dev.parley.event;

import java.util.List;

/// A group in a registry: the handle to detach it by.
///
/// Thread-safe.
public final class Attachment {
  private final Registry registry;
  private final List<Listener> listeners;

  Attachment(Registry registry, List<Listener> listeners) {
    this.registry = registry;
    this.listeners = listeners;
  }

  /// {@return the registry that the group is attached to}
  public Registry registry() {
    return registry;
  }

  /// {@return its listeners, in the order in which they were bound}
  public List<Listener> listeners() {
    return listeners;
  }

  /// {@return whether any of its listeners is still registered}
  public boolean isAttached() {
    return listeners.stream().anyMatch(Listener::isActive);
  }

  /// Removes all handlers of the group from this registry, at once; a repeat call has no effect.
  public void detach() {
    registry.removeAll(listeners);
  }
}
