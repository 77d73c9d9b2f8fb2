package dev.parley.timer;

/// What a timer does when it is due.
///
/// Confined to its strand: run by it only.
@FunctionalInterface
public interface TimerHandler {
  /// Handles one turn. May wait; turns that fall due meanwhile are not run but counted, for
  /// [Timer#missed].
  ///
  /// What it throws is logged, at warn, and the timer goes on.
  ///
  /// @param timer the timer that is due, to cancel it from inside for example
  void handle(Timer timer) throws Exception;
}
