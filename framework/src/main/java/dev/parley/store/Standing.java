package dev.parley.store;

import org.jspecify.annotations.Nullable;

/// How an object stands to what is saved of it.
///
/// The version is written by the thread that writes to the database, and before that by whoever
/// read it; the rest is confined to the strand.
final class Standing {
  /// Nothing is saved, as far as this service knows.
  static final long UNSAVED = 0;

  private volatile long version;

  /// What the document holds that the class has no field for; null if there is nothing.
  private final @Nullable Rest rest;

  Standing(long version, @Nullable Rest rest) {
    this.version = version;
    this.rest = rest;
  }

  static Standing unsaved() {
    return new Standing(UNSAVED, null);
  }

  long version() {
    return version;
  }

  void version(long version) {
    this.version = version;
  }

  @Nullable Rest rest() {
    return rest;
  }
}
