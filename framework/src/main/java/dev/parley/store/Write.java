package dev.parley.store;

import org.jspecify.annotations.Nullable;

/// The picture of one object that is to be written, or that it is to be deleted.
///
/// Immutable, but for the standing.
///
/// @param document null to delete
/// @param form the version of the class that wrote the document
/// @param whatever deletes what is there, whoever has saved it
record Write(
    String store,
    String key,
    @Nullable String document,
    int form,
    Standing standing,
    boolean whatever) {
  static Write save(String store, String key, String document, int form, Standing standing) {
    return new Write(store, key, document, form, standing, false);
  }

  static Write delete(String store, String key, Standing standing, boolean whatever) {
    return new Write(store, key, null, 0, standing, whatever);
  }
}
