package dev.parley.asterisk;

/// The manager has logged in again by itself, after its connection was lost. What happened
/// meanwhile was not heard: who keeps an account of channels or queues asks for it anew.
///
/// Not thread-safe: many threads may use it, one at a time.
public final class Reconnected extends Connected {
  /// A connection; also for tests of those who listen to it.
  public Reconnected(Manager manager, Banner banner) {
    super(manager, banner);
  }
}
