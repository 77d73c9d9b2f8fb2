package dev.parley.store.definition;

import java.io.Serial;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/// Files of definitions hold errors, and nothing was taken from them.
///
/// The message has a line for each error, in the order of files and lines.
///
/// Immutable.
public final class DefinitionsException extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;

  /// More of them in one message help nobody.
  private static final int MOST_SHOWN = 20;

  private final transient List<DefinitionError> errors;

  /// @param errors at least one
  public DefinitionsException(List<DefinitionError> errors) {
    super(message(inOrder(errors)));
    this.errors = inOrder(errors);
  }

  private static List<DefinitionError> inOrder(List<DefinitionError> errors) {
    return errors.stream()
        .sorted(
            Comparator.comparing(DefinitionError::file)
                .thenComparingInt(DefinitionError::line)
                .thenComparingInt(DefinitionError::column))
        .toList();
  }

  private static String message(List<DefinitionError> errors) {
    if (errors.isEmpty()) {
      throw new IllegalArgumentException("no errors (expected at least one)");
    }
    var shown =
        errors.stream()
            .limit(MOST_SHOWN)
            .map(DefinitionError::toString)
            .collect(Collectors.joining("\n"));
    int more = errors.size() - MOST_SHOWN;
    return more <= 0 ? shown : shown + "\nand " + more + " more";
  }

  /// {@return all errors that were found}
  public List<DefinitionError> errors() {
    return errors;
  }
}
