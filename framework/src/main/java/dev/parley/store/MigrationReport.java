package dev.parley.store;

import java.util.Map;

/// What came of migrating the saved objects of a store.
///
/// Immutable.
///
/// @param migrated how many documents were brought to the present form, or could be
/// @param failed the keys of those that were left as they are, with the reasons
public record MigrationReport(long migrated, Map<String, String> failed) {
  /// Copies the map.
  public MigrationReport {
    failed = Map.copyOf(failed);
  }
}
