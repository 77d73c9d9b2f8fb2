package dev.parley.event;

import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import org.jspecify.annotations.Nullable;

/// Calls a handler on a target that it does not keep alive.
final class WeakTarget extends WeakReference<Object> implements EventHandler<Object>, StandsFor {
  private final WeakHandler<Object, Object> handler;
  private final Class<?> type;

  /// The listener that goes with the target; set once, before the registry can hand it out.
  private @Nullable Listener listener;

  WeakTarget(Object target, WeakHandler<Object, Object> handler, ReferenceQueue<Object> collected) {
    super(target, collected);
    this.handler = handler;
    this.type = target.getClass();
  }

  void listener(Listener listener) {
    this.listener = listener;
  }

  /// Removes the listener whose target is gone.
  void prune() {
    if (listener != null) {
      listener.remove();
    }
  }

  @Override
  public void handle(Object event) throws Exception {
    Object target = get();
    if (target == null) {
      prune();
    } else {
      handler.handle(target, event);
    }
  }

  boolean isGone() {
    return refersTo(null);
  }

  @Override
  public Class<?> standsFor() {
    return type;
  }

  @Override
  public String toString() {
    return "a " + type.getSimpleName();
  }
}
