package dev.parley.strand;

/// A task that can say whom it serves, for the log.
///
/// Confined to its strand: run by it only.
public interface Task extends Runnable {
  /// {@return whom or what the task serves, as a log line would name it; called only when it is
  /// needed, and from any thread}
  Object subject();
}
