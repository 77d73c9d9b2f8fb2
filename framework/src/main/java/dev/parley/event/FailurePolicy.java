package dev.parley.event;

/// What a trigger does when a handler throws.
public enum FailurePolicy {
  /// Log it, fire [HandlerFailed], and call the next handler. The default.
  CONTINUE,
  /// End the dispatch and throw to whoever triggered. Checked exceptions arrive inside a
  /// [HandlerException].
  PROPAGATE
}
