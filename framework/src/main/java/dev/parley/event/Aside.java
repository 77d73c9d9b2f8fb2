package dev.parley.event;

import org.jspecify.annotations.Nullable;

/// Calls of an event's handlers beside the dispatch that is under way, made in the thread that
/// makes this: one handler in a task of its own, or those of a dispatch inside it.
///
/// Confined to the thread or the strand that the event is on.
final class Aside {
  private final Thread thread = Thread.currentThread();
  private final boolean isAlone;
  private @Nullable Binding binding;

  /// @param isAlone whether it is one handler in a task of its own
  Aside(boolean isAlone) {
    this.isAlone = isAlone;
  }

  void calls(@Nullable Binding called) {
    binding = called;
  }

  boolean isOf(Thread other) {
    return thread.equals(other);
  }

  @Nullable Place place(Registry registry) {
    return binding == null || binding.registry != registry ? null : binding.standing.place(isAlone);
  }
}
