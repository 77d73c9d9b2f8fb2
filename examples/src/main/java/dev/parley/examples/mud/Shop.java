package dev.parley.examples.mud;

import dev.parley.commands.CommandSet;
import dev.parley.commands.Commands;
import dev.parley.rooms.ItemKind;
import dev.parley.rooms.Rooms;
import dev.parley.rooms.Walker;
import dev.parley.text.Text;
import java.util.LinkedHashMap;
import java.util.Map;

/// What the shop sells, to those who are in it.
final class Shop {
  /// The kind of things that are paid with.
  static final String COIN = "coin";

  /// Kinds of things, and their prices in coins.
  private static final Map<String, Integer> PRICES = new LinkedHashMap<>();

  static {
    PRICES.put("lamp", 3);
    PRICES.put("rope", 2);
    PRICES.put("apple", 1);
  }

  private Shop() {}

  // tag::commands[]
  /// {@return the commands that people have in the shop}
  static CommandSet commands(Rooms<Walker> rooms, Commands commands) {
    CommandSet set = commands.set("shop");
    set.add("list", cmd -> cmd.client().write(prices()))
        .help("Lists what there is to buy.")
        .group("shop");
    set.add("buy [<goods:" + String.join("|", PRICES.keySet()) + ">]", () -> new Buy(rooms))
        .help("Buys something from the shopkeeper.")
        .group("shop");
    return set;
  }

  // end::commands[]

  static String[] goods() {
    return PRICES.keySet().toArray(String[]::new);
  }

  /// @throws IllegalArgumentException if the shop does not sell it
  static int price(String goods) {
    Integer price = PRICES.get(goods);
    if (price == null) {
      throw new IllegalArgumentException(goods + " (expected one of " + PRICES.keySet() + ")");
    }
    return price;
  }

  private static Text prices() {
    var table = Text.table("Goods", "Coins");
    PRICES.forEach((kind, price) -> table.row(new ItemKind(kind, kind).name().full(), price));
    return table.toText();
  }
}
