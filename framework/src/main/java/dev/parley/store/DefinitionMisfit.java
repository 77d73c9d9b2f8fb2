package dev.parley.store;

import dev.parley.store.definition.DefinitionError;
import java.io.Serial;

/// One definition does not fit; caught where all of them are checked.
final class DefinitionMisfit extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;

  private final transient DefinitionError error;

  DefinitionMisfit(DefinitionError error) {
    super(error.toString(), null, false, false);
    this.error = error;
  }

  DefinitionError error() {
    return error;
  }
}
