package dev.parley.store;

import java.util.List;

/// Some of the objects of a store, in the order of their keys.
///
/// ```java
/// var page = users.saved(100);
/// while (true) {
///   page.items().forEach(...);
///   if (page.isLast()) {
///     break;
///   }
///   page = users.saved(100, page.end());
/// }
/// ```
///
/// Immutable, unlike the objects.
///
/// @param items the objects that could be read
/// @param unreadable the keys of those that could not; the log says why
/// @param end the last key that was looked at; the next page begins behind it
/// @param isLast whether nothing follows
public record Page<T>(List<T> items, List<String> unreadable, String end, boolean isLast) {
  /// Copies the lists.
  public Page {
    items = List.copyOf(items);
    unreadable = List.copyOf(unreadable);
  }
}
