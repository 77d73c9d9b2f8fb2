package dev.parley.rooms;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// A thing. It has no key, and is saved inside what holds it: a [Room], a [Walker] or another item.
/// In YAML it is the key of its kind, or that and what is inside:
///
/// ```yaml
/// items:
///   - lamp
///   - {kind: chest, items: [coin, coin]}
/// ```
///
/// Two things are never equal, unless they are the same one.
///
/// Confined to its strand: call it only from a handler, timer or task of the service.
public final class Item {
  private String kind = "";
  private List<Item> items = new ArrayList<>();

  private Item() {}

  /// {@return a new thing}
  ///
  /// @param kind the key of an [ItemKind]
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public static Item of(String kind) {
    var item = new Item();
    item.kind = Objects.requireNonNull(kind, "kind");
    return item;
  }

  /// {@return the key of its kind}
  public String kind() {
    return kind;
  }

  /// {@return what is inside, to be changed}
  public List<Item> items() {
    return items;
  }

  /// {@return another thing of that kind, with the same inside}
  public Item copy() {
    var copy = of(kind);
    items.forEach(item -> copy.items.add(item.copy()));
    return copy;
  }

  /// {@return how many levels of things it is made of: 1 if there is nothing inside}
  int depth() {
    return 1 + items.stream().mapToInt(Item::depth).max().orElse(0);
  }
}
