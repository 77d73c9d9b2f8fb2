package dev.parley.examples.mud;

import dev.parley.Handler;
import dev.parley.Step;
import dev.parley.commands.CommandEvent;
import dev.parley.language.Nouns;
import dev.parley.rooms.Item;
import dev.parley.rooms.Rooms;
import dev.parley.rooms.Walker;
import dev.parley.text.Text;
import java.util.List;
import java.util.Objects;

/// A talk with the shopkeeper.
///
/// Confined to its strand: call it only from a handler, timer or task of the service.
// tag::buy[]
final class Buy extends Handler<CommandEvent> {
  private final transient Rooms<Walker> rooms;
  private String goods = "";

  Buy(Rooms<Walker> rooms) {
    this.rooms = rooms;
  }

  @Step(10)
  void choose() {
    goods =
        event().has("goods")
            ? event().text("goods")
            : client().choose("\"What would you like?\" asks the shopkeeper.", Shop.goods());
  }

  @Step(20)
  void bargain() {
    String price = Nouns.count(Shop.price(goods), "coin");
    String question = "\"%s for %s. Is it a deal?\"".formatted(Nouns.a(goods), price);
    if (!client().confirm(question.replaceFirst("\"a", "\"A"))) {
      client().write("\"Another time,\" says the shopkeeper.");
      skipRest();
    }
  }

  @Step(30)
  void pay() {
    Walker buyer = Objects.requireNonNull(rooms.users().of(client()));
    List<Item> coins =
        buyer.items().stream().filter(item -> item.kind().equals(Shop.COIN)).toList();
    int price = Shop.price(goods);
    if (coins.size() < price) {
      client().write("\"You can't pay that,\" says the shopkeeper, and counts your coins again.");
      return;
    }
    buyer.items().removeAll(coins.subList(0, price));
    buyer.items().add(Item.of(goods));
    rooms.keep(buyer);
    client().write("The shopkeeper gives you " + Nouns.a(goods) + ".");
    rooms.writeOthers(buyer, Text.of(buyer.name(), " buys ", Nouns.a(goods), "."));
  }
}
// end::buy[]
