package dev.parley.rooms;

import dev.parley.commands.CommandBody;
import dev.parley.commands.CommandEvent;
import dev.parley.commands.CommandRefused;
import dev.parley.commands.RegisteredCommand;
import dev.parley.language.ListStyle;
import dev.parley.language.Message;
import dev.parley.language.Scene;
import dev.parley.text.Text;
import java.util.ArrayList;
import java.util.List;

/// Taking things, and what else is done to them. A command asks first, and then does all it does at
/// once.
///
/// Confined to its strand.
final class ItemCommands<W extends Walker> {
  private static final String GROUP = "things";
  private static final String NONE_HERE = "There is no \"%s\" here.";
  private static final String NONE_CARRIED = "You have no \"%s\".";

  private static final Message TAKE =
      Message.of("{actor} {take} {what}[ from the {place}].", "what", "place");
  private static final Message PUT =
      Message.of("{actor} {put} {what} into the {place}.", "what", "place");
  private static final Message DROP = Message.of("{actor} {drop} {what}.", "what");
  private static final Message GIVE = Message.of("{actor} {give} {what} to {target}.", "what");
  private static final Message DESTROY = Message.of("{actor} {destroy} {what}.", "what");

  private final RoomCommands<W> all;
  private final Rooms<W> rooms;
  private final View view;
  private final Picking picking;

  ItemCommands(RoomCommands<W> all) {
    this.all = all;
    this.rooms = all.rooms();
    this.view = rooms.view();
    this.picking = new Picking(view, all.commands());
  }

  void addAll() {
    all.add("inventory", this::inventory).help("Lists what you carry.").group(GROUP).aliases("i");
    asking("examine", "(?<what>.+)", "examine <thing>", this::examine)
        .help("Looks at a thing closely, and into it.")
        .aliases("x");
    asking(
            "take",
            "(?<what>.+?)(?: +from +(?<place>.+))?",
            "take <thing> [from <thing>]",
            this::take)
        .help(
            "Takes things: \"take ball\", \"take 2.ball\", \"take all balls\", \"take coin from"
                + " chest\".")
        .aliases("get");
    asking(
            "put",
            "(?<what>.+?) +(?:in|into|inside) +(?<place>.+)",
            "put <thing> in <thing>",
            this::put)
        .help("Puts things you carry into another one.");
    asking("drop", "(?<what>.+)", "drop <thing>", this::drop).help("Lays things down.");
    asking("give", "(?<what>.+?) +to +(?<whom>.+)", "give <thing> to <person>", this::give)
        .help("Gives things to somebody.");
    asking("destroy", "(?<what>.+)", "destroy <thing>", this::destroy)
        .help("Destroys things you carry for good.")
        .whole();
  }

  private RegisteredCommand asking(String name, String regex, String syntax, CommandBody body) {
    return all.addAsking(name, regex, syntax, body).group(GROUP);
  }

  /// {@return what somebody can see: what they carry, and what is around}
  static List<Item> inSight(Rooms<?> rooms, Walker walker) {
    var things = new ArrayList<>(walker.items());
    things.addAll(rooms.items(walker));
    return things;
  }

  private void inventory(CommandEvent cmd) {
    List<String> entries = view.entries(all.walker(cmd).items(), false);
    cmd.client()
        .write(
            entries.isEmpty()
                ? Text.of("You carry nothing.")
                : Text.of("You carry ", ListStyle.AND.join(entries), "."));
  }

  private void examine(CommandEvent cmd) {
    W walker = all.walker(cmd);
    picking
        .pick(cmd, cmd.text("what"), inSight(rooms, walker), NONE_HERE)
        .forEach(item -> cmd.client().write(view.thing(item)));
  }

  private void take(CommandEvent cmd) {
    W walker = all.walker(cmd);
    Room room = all.room(walker);
    List<Item> around = room.ownItemsFor(walker);
    List<Item> from = around;
    String place = "";
    boolean isOwn = false;
    if (cmd.has("place")) {
      List<Item> holder =
          picking.pickOne(cmd, cmd.text("place"), inSight(rooms, walker), NONE_HERE);
      if (holder.isEmpty()) {
        return;
      }
      from = holder.getFirst().items();
      place = view.name(holder.getFirst()).full();
      isOwn = walker.items().contains(holder.getFirst());
    }
    List<Item> meant = picking.pick(cmd, cmd.text("what"), from, NONE_HERE);
    List<Item> things = meant.stream().filter(item -> !isFixed(item)).toList();
    if (meant.isEmpty()) {
      return;
    }
    if (things.isEmpty()) {
      throw new CommandRefused(
          meant.size() > 1
              ? "There is nothing that you could take."
              : "You can't take the %s.".formatted(view.name(meant.getFirst()).full()));
    }
    requireSame(walker, room);
    requirePlace(walker, things, "You can't carry more.");
    List<Item> taken = move(things, from, walker.items());
    rooms.keep(walker);
    if (!isOwn) {
      rooms.keep(room);
    }
    tell(walker, TAKE.by(walker).with("place", place), taken);
  }

  private boolean isFixed(Item item) {
    ItemKind kind = rooms.kindOf(item);
    return kind != null && kind.isFixed();
  }

  private void put(CommandEvent cmd) {
    W walker = all.walker(cmd);
    Room room = all.room(walker);
    room.ownItemsFor(walker);
    List<Item> things = carried(cmd, walker);
    if (things.isEmpty()) {
      return;
    }
    List<Item> places = picking.pickOne(cmd, cmd.text("place"), inSight(rooms, walker), NONE_HERE);
    if (places.isEmpty()) {
      return;
    }
    requireSame(walker, room);
    Item holder = places.getFirst();
    String name = view.name(holder).full();
    ItemKind kind = rooms.kindOf(holder);
    if (kind == null || kind.holds() == 0) {
      throw new CommandRefused("You can't put anything into the %s.".formatted(name));
    }
    if (things.contains(holder)) {
      throw new CommandRefused("You can't put the %s into itself.".formatted(name));
    }
    if (holder.items().size() + things.size() > kind.holds()
        || things.stream().anyMatch(item -> item.depth() + 1 > rooms.deepest())) {
      throw new CommandRefused("That does not fit into the %s.".formatted(name));
    }
    List<Item> put = move(things, walker.items(), holder.items());
    rooms.keep(walker);
    if (!walker.items().contains(holder)) {
      rooms.keep(room);
    }
    tell(walker, PUT.by(walker).with("place", name), put);
  }

  private void drop(CommandEvent cmd) {
    W walker = all.walker(cmd);
    Room room = all.room(walker);
    List<Item> things = carried(cmd, walker);
    if (things.isEmpty()) {
      return;
    }
    requireSame(walker, room);
    List<Item> dropped = move(things, walker.items(), room.ownItemsFor(walker));
    rooms.keep(walker);
    rooms.keep(room);
    tell(walker, DROP.by(walker), dropped);
  }

  private void give(CommandEvent cmd) {
    W walker = all.walker(cmd);
    W other = all.person(cmd.text("whom"), rooms.around(walker));
    if (other.equals(walker)) {
      throw new CommandRefused("You have that already.");
    }
    List<Item> things = carried(cmd, walker);
    if (things.isEmpty()) {
      return;
    }
    if (!rooms.around(walker).contains(other)) {
      throw new CommandRefused("%s is not here any more.".formatted(other.name()));
    }
    requirePlace(other, things, "%s can't carry more.".formatted(other.name()));
    List<Item> given = move(things, walker.items(), other.items());
    rooms.keep(walker);
    rooms.keep(other);
    tell(walker, GIVE.by(walker).to(other), given);
  }

  private void destroy(CommandEvent cmd) {
    W walker = all.walker(cmd);
    List<Item> things = carried(cmd, walker);
    if (things.isEmpty()
        || !cmd.client().confirm("Destroy %s for good?".formatted(names(things)))) {
      return;
    }
    List<Item> gone = move(things, walker.items(), new ArrayList<>());
    rooms.keep(walker);
    tell(walker, DESTROY.by(walker), gone);
  }

  private List<Item> carried(CommandEvent cmd, W walker) {
    return picking.pick(cmd, cmd.text("what"), walker.items(), NONE_CARRIED);
  }

  /// While a question waited, the walker may have been moved.
  private void requireSame(W walker, Room room) {
    if (!all.room(walker).equals(room)) {
      throw new CommandRefused("You are somewhere else by now.");
    }
  }

  private void requirePlace(Walker walker, List<Item> things, String refusal) {
    if (walker.items().size() + things.size() > rooms.mostCarried()) {
      throw new CommandRefused(refusal);
    }
  }

  /// {@return those that were still there to be moved}
  private static List<Item> move(List<Item> things, List<Item> from, List<Item> to) {
    List<Item> moved = new ArrayList<>();
    for (Item item : things) {
      if (from.remove(item)) {
        to.add(item);
        moved.add(item);
      }
    }
    if (moved.isEmpty()) {
      throw new CommandRefused("Somebody was faster.");
    }
    return moved;
  }

  private void tell(W walker, Scene scene, List<Item> things) {
    all.tell(walker, scene.with("what", names(things)));
  }

  private String names(List<Item> things) {
    return ListStyle.AND.join(view.entries(things, false));
  }
}
