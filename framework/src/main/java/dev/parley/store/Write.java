package dev.parley.store;

import org.jspecify.annotations.Nullable;

/// The picture of one object that is to be written, or that it is to be deleted.
///
/// Immutable, but for the standing.
///
/// @param document null to delete
/// @param form the version of the class that wrote the document
/// @param base the version that the picture was made from; [#OWN] for one of the object itself,
///   which builds on whatever this service has saved of it
/// @param whatever deletes what is there, whoever has saved it
record Write(
    String store,
    String key,
    @Nullable String document,
    int form,
    Standing standing,
    long base,
    boolean whatever) {
  static final long OWN = -1;

  static Write save(String store, String key, String document, int form, Standing standing) {
    return new Write(store, key, document, form, standing, OWN, false);
  }

  /// {@return what takes the place of a document that was read, unless anybody has saved the object
  /// since}
  Write upon(long version) {
    return new Write(store, key, document, form, standing, version, whatever);
  }

  static Write delete(String store, String key, Standing standing, boolean whatever) {
    return new Write(store, key, null, 0, standing, OWN, whatever);
  }
}
