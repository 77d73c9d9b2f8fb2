package dev.parley.event;

/// Counts the dispatches that are under way, by the thread that runs them: a handler that waits
/// keeps its thread. So it knows how deep triggers are nested, and when a registry is quiet.
abstract sealed class Nesting permits StrandNesting, CallerNesting {
  /// What [#enter] returns while the registry is stopped.
  static final int REFUSED = Integer.MIN_VALUE;

  private final int limit;

  /// How many dispatches may be under way in one thread: the limit, or none while the registry is
  /// stopped, so that the hot path has one thing to ask.
  volatile int allowed;

  Nesting(int limit) {
    this.limit = limit;
  }

  /// Lets dispatches begin, or no longer.
  final void open(boolean isOpen) {
    allowed = isOpen ? limit : 0;
  }

  /// A dispatch begins in the calling thread.
  ///
  /// @return what [#exit] needs to know, or [#REFUSED], after which there is nothing to exit
  /// @throws NestingException if too many are under way in this thread; then it does not begin
  abstract int enter();

  /// Takes back what [#enter] began.
  ///
  /// @param entered what it would have returned
  /// @return [#REFUSED]
  /// @throws NestingException if the registry is not stopped
  final int refuse(int entered) {
    exit(entered);
    if (allowed > 0) {
      throw new NestingException(limit);
    }
    return REFUSED;
  }

  /// The innermost dispatch of the calling thread ends.
  ///
  /// @param entered what [#enter] returned for it
  abstract void exit(int entered);

  /// {@return how many dispatches are under way in the calling thread}
  abstract int depth();

  /// Calls back once, when nothing is under way any more: at once if that is now.
  abstract void whenQuiet(Runnable action);
}
