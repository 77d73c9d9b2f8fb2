package dev.parley.event;

/// Counts the dispatches that are under way, by the thread that runs them: a handler that waits
/// keeps its thread. So it knows how deep triggers are nested, and when a registry is quiet.
abstract sealed class Nesting permits StrandNesting, CallerNesting {
  final int limit;

  Nesting(int limit) {
    this.limit = limit;
  }

  /// A dispatch begins in the calling thread.
  ///
  /// @return what [#exit] needs to know
  /// @throws NestingException if too many are under way in this thread; then it does not begin
  abstract int enter();

  /// The innermost dispatch of the calling thread ends.
  ///
  /// @param entered what [#enter] returned for it
  abstract void exit(int entered);

  /// {@return how many dispatches are under way in the calling thread}
  abstract int depth();

  /// Calls back once, when nothing is under way any more: at once if that is now.
  abstract void whenQuiet(Runnable action);
}
