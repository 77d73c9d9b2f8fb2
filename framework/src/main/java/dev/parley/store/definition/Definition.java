package dev.parley.store.definition;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.node.ObjectNode;

/// One object as its author wrote it.
///
/// Not thread-safe: many threads may use it, one at a time.
public final class Definition {
  private final String store;
  private final String key;
  private final ObjectNode fields;
  private final Places places;

  Definition(String store, String key, ObjectNode fields, Places places) {
    this.store = store;
    this.key = key;
    this.fields = fields;
    this.places = places;
  }

  /// {@return the name of the store that it belongs to}
  public String store() {
    return store;
  }

  /// {@return the key of the object}
  public String key() {
    return key;
  }

  /// {@return its fields, without store and key}
  public ObjectNode fields() {
    return fields;
  }

  /// {@return an error with the place of a part of this object}
  ///
  /// @param where the names that lead to the part, as in `exits.north`; empty for the whole
  /// @param what what is there
  /// @param expected what belongs there
  public DefinitionError error(String where, String what, String expected) {
    return places.error(where, what, expected);
  }

  /// {@return why the fields do not fit a class, with the place of what does not}
  ///
  /// @param failure what Jackson threw when it read [#fields()]
  public DefinitionError error(JacksonException failure) {
    return Misfit.error(this, failure);
  }

  @Override
  public String toString() {
    return store + " " + key + " in " + places.file();
  }
}
