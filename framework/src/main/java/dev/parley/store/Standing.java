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

  /// The last write, if nobody knows whether it was made; only for the thread that writes.
  private @Nullable Attempt attempt;

  /// A write whose commit got no answer.
  ///
  /// @param version after it
  /// @param document null if it deletes
  record Attempt(long version, @Nullable String document) {}

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

  @Nullable Attempt attempt() {
    return attempt;
  }

  void attempt(@Nullable Attempt attempt) {
    this.attempt = attempt;
  }

  @Nullable Rest rest() {
    return rest;
  }
}
