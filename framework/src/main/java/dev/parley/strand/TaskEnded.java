package dev.parley.strand;

import java.io.Serial;

/// Ends a task that goes on waiting although it was told twice to stop; an Error, so that it gets
/// through the `catch (Exception e)` that swallowed the first two.
///
/// Immutable.
final class TaskEnded extends Error {
  @Serial private static final long serialVersionUID = 1L;

  TaskEnded() {
    super("this task was told to stop", null, false, false);
  }
}
