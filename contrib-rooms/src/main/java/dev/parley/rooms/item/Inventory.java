package dev.parley.rooms.item;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;

/// How a list of things reads: `3 bricks`, `a lamp`. Things of one name are counted together.
///
/// Thread-safe.
public final class Inventory {
  private Inventory() {}

  /// {@return an entry for each name, in the order in which the names come first}
  public static List<String> entries(Collection<ItemName> things) {
    var counts = new LinkedHashMap<ItemName, Integer>();
    things.forEach(thing -> counts.merge(thing, 1, Integer::sum));
    var entries = new ArrayList<String>();
    counts.forEach((name, count) -> entries.add(name.count(count)));
    return entries;
  }
}
