package dev.parley.event;

import dev.parley.strand.Strand;
import org.jspecify.annotations.Nullable;

/// What a finished [Registration] is given to.
interface Binder {
  Listener bind(Terms terms, EventHandler<Object> handler);

  Listener bindWeakly(Terms terms, Object target, WeakHandler<Object, Object> handler);

  /// {@return the strand that the handlers run on, or null if they run on any thread}
  @Nullable Strand strand();
}
