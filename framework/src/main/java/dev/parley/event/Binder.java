package dev.parley.event;

/// What a finished [Registration] is given to.
interface Binder {
  Listener bind(Terms terms, EventHandler<Object> handler);

  Listener bindWeakly(Terms terms, Object target, WeakHandler<Object, Object> handler);
}
