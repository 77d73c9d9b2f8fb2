package dev.parley.event;

import dev.parley.strand.Strand;
import org.jspecify.annotations.Nullable;

/// Where the registration of a handler of a [Group] ends, which is bound later.
enum Unbound implements Binder {
  INSTANCE;

  @Override
  public Listener bind(Terms terms, EventHandler<Object> handler) {
    throw new IllegalStateException(
        "a group's handlers are bound when it is attached; give the handler to the group's listen(...)");
  }

  @Override
  public Listener bindWeakly(Terms terms, Object target, WeakHandler<Object, Object> handler) {
    return bind(terms, _ -> {});
  }

  @Override
  public @Nullable Strand strand() {
    return null;
  }
}
