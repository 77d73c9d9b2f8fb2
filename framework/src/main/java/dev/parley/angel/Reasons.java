package dev.parley.angel;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.util.Locale;

/// Why something failed, in words for the person who reads the log or has asked for it.
final class Reasons {
  private static final int SIGNAL = 128;

  private Reasons() {}

  /// {@return what went wrong with a file}
  static String of(IOException failure) {
    var kind = failure.getClass().getSimpleName().replace("Exception", "");
    if (failure instanceof FileSystemException file && file.getReason() == null) {
      // Its message is only the name of the file.
      return kind.replaceAll("(?<=[a-z])(?=[A-Z])", " ").toLowerCase(Locale.ROOT)
          + ": "
          + file.getFile();
    }
    return failure.getMessage() == null ? kind : failure.getMessage();
  }

  /// {@return how a process of the service has ended, as the end of a sentence}
  ///
  /// @param code its exit code, as [Process#exitValue] gives it
  static String ofExit(int code) {
    return switch (code) {
      case 0 -> "ended by itself (exit code 0)";
      case 2 -> "found its settings wrong (exit code 2)";
      case 3 -> "ran out of memory (exit code 3)";
      case SIGNAL + 6 -> "was aborted by its virtual machine (SIGABRT)";
      case SIGNAL + 9 -> "was killed (SIGKILL)";
      case SIGNAL + 11 -> "crashed in native code (SIGSEGV)";
      case SIGNAL + 15 -> "was told to end by somebody else (SIGTERM)";
      default ->
          code > SIGNAL
              ? "was ended by signal %d".formatted(code - SIGNAL)
              : "failed (exit code %d)".formatted(code);
    };
  }
}
