package dev.parley.store;

import java.io.Serial;
import java.sql.SQLException;

/// No transaction could be begun, so that nothing of it was tried.
final class NotBegunException extends SQLException {
  @Serial private static final long serialVersionUID = 1L;

  NotBegunException(SQLException cause) {
    super(cause.getMessage(), cause.getSQLState(), cause.getErrorCode(), cause);
  }
}
