package dev.parley.rooms;

import dev.parley.store.Defined;
import dev.parley.store.Id;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// A place where people and things are. Rooms are stored in `room`. They are defined in YAML, made
/// in code, or dug by builders while the service runs:
///
/// ```yaml
/// store: room
/// key: mill
/// name: old mill
/// intro: The door creaks as you enter.
/// description: Flour dust dances in the light.
/// exits: {south: square, up: loft}
/// items: [sack, sack]
/// ```
///
/// A subclass is a kind of rooms, see [Rooms#kind]; it adds fields, and may do something when
/// people come and go. All texts are markup.
///
/// Confined to its strand: call it only from a handler, timer or task of the service.
public class Room {
  @Id private String key = "";
  @Defined private String name = "";
  @Defined private String where = "";
  @Defined private String intro = "";
  @Defined private String description = "";
  @Defined private String exitsText = "";
  @Defined private String noExit = "";
  @Defined private boolean clone;
  @Defined private Map<String, Exit> exits = new LinkedHashMap<>();

  /// Who has dug it. Empty for rooms with a definition, even if they were dug before.
  @Defined private String builder = "";

  /// Exits that builders have added; those of the definition win.
  private Map<String, Exit> built = new TreeMap<>();

  private List<Item> items = new ArrayList<>();

  /// The things of those who have changed something in their own copies, by keys of users.
  private Map<String, List<Item>> copies = new TreeMap<>();

  /// Doors that people have opened, closed or locked.
  private Map<String, Door.State> doors = new TreeMap<>();

  /// Nothing yet, to be filled from where it is stored.
  protected Room() {}

  /// @param key lower-case letters, digits, `_` and `-`
  /// @param name without an article: "old mill"
  public Room(String key, String name) {
    this.key = key;
    this.name = name;
  }

  // ---- what is said of it in code

  /// Says where people are who are here, if not "in the" and the name: "on a bench".
  ///
  /// @return this
  public Room where(String where) {
    this.where = where;
    return this;
  }

  /// Says what people read only when they come in.
  ///
  /// @return this
  public Room intro(String intro) {
    this.intro = intro;
    return this;
  }

  /// Says what people see.
  ///
  /// @return this
  public Room description(String description) {
    this.description = description;
    return this;
  }

  /// Says what people read in place of the list of exits.
  ///
  /// @return this
  public Room exitsText(String text) {
    this.exitsText = text;
    return this;
  }

  /// Says what people read who try a way that there is not.
  ///
  /// @return this
  public Room noExit(String text) {
    this.noExit = text;
    return this;
  }

  /// Gives everybody a copy of the room: people in it don't see each other.
  ///
  /// @return this
  public Room cloned() {
    clone = true;
    return this;
  }

  /// Adds an exit.
  ///
  /// @param name a direction, or what people type to go through
  /// @return this
  public Room exit(String name, Exit exit) {
    exits.put(fold(name), Objects.requireNonNull(exit, "exit"));
    return this;
  }

  /// Puts a thing there.
  ///
  /// @param kind the key of an [ItemKind]
  /// @return this
  public Room item(String kind) {
    items.add(Item.of(kind));
    return this;
  }

  void name(String name) {
    this.name = name;
  }

  // ---- what it is

  /// {@return under which it is stored}
  public final String key() {
    return key;
  }

  /// {@return the name; the key with spaces if it has none}
  public String name() {
    return name.isBlank() ? key.replace('-', ' ') : name;
  }

  /// {@return where people are who are here: "in the old mill"}
  public String where() {
    if (!where.isBlank()) {
      return where;
    }
    boolean hasArticle = name().toLowerCase(Locale.ROOT).matches("(the|a|an|\\w+'s?) .*");
    return hasArticle ? "in " + name() : "in the " + name();
  }

  /// {@return what people read only when they come in; empty for nothing}
  public String intro() {
    return intro;
  }

  /// {@return what people see}
  public String description() {
    return description;
  }

  /// {@return what people read in place of the list of exits; empty for the list}
  public String exitsText() {
    return exitsText;
  }

  /// {@return what people read who try a way that there is not; empty for the usual words}
  public String noExit() {
    return noExit;
  }

  /// {@return whether everybody has a copy of the room}
  public boolean isClone() {
    return clone;
  }

  /// {@return whether builders may change what is said of it: they have dug it, and no file or code
  /// defines it}
  public boolean isBuilt() {
    return !builder.isEmpty();
  }

  void builder(String builder) {
    this.builder = builder;
  }

  // ---- exits

  /// {@return the exits by their names, directions first, in their order}
  public Map<String, Exit> exits() {
    Map<String, Exit> all = new TreeMap<>();
    built.forEach((name, exit) -> all.put(fold(name), exit));
    defined().forEach((name, exit) -> all.put(fold(name), exit));
    Map<String, Exit> ordered = new LinkedHashMap<>();
    for (Direction direction : Direction.values()) {
      Exit exit = all.remove(direction.word());
      if (exit != null) {
        ordered.put(direction.word(), exit);
      }
    }
    ordered.putAll(all);
    return ordered;
  }

  /// {@return the exits that file or code define}
  private Map<String, Exit> defined() {
    return Objects.requireNonNullElse(exits, Map.of()); // a name without a value in YAML
  }

  /// {@return the name of the exit that somebody means: a direction or its short form, a name, or a
  /// beginning that no other exit has}
  public Optional<String> exitName(String typed) {
    String wanted = fold(typed);
    Map<String, Exit> all = exits();
    if (all.containsKey(wanted)) {
      return Optional.of(wanted);
    }
    List<String> fitting =
        all.keySet().stream()
            .filter(name -> !wanted.isEmpty() && Direction.parse(name).isEmpty())
            .filter(name -> name.startsWith(wanted))
            .toList();
    return fitting.size() == 1 ? Optional.of(fitting.getFirst()) : Optional.empty();
  }

  /// {@return the exit that somebody means, see [#exitName]}
  public Optional<Exit> exit(String typed) {
    return exitName(typed).map(name -> Objects.requireNonNull(exits().get(name)));
  }

  /// {@return the name of an exit that leads to a room, for the way back; the preferred one, if it
  /// does}
  Optional<String> exitTo(Room room, @Nullable String preferred) {
    List<String> fitting =
        exits().entrySet().stream()
            .filter(entry -> room.key().equals(entry.getValue().to()))
            .map(Map.Entry::getKey)
            .toList();
    return preferred != null && fitting.contains(preferred)
        ? Optional.of(preferred)
        : fitting.stream().findFirst();
  }

  /// Adds an exit, or takes one away, that is none of the definition.
  void build(String name, @Nullable Exit exit) {
    if (exit == null) {
      built.remove(fold(name));
    } else {
      built.put(fold(name), exit);
    }
  }

  /// Takes away all exits to a room that builders have added.
  ///
  /// @return whether there was one
  boolean unbuildTo(Room room) {
    return built.values().removeIf(exit -> room.key().equals(exit.to()));
  }

  boolean isDefinedExit(String name) {
    return defined().keySet().stream().anyMatch(known -> fold(known).equals(fold(name)));
  }

  /// {@return how the door in an exit is}
  ///
  /// @throws IllegalArgumentException if there is no door
  Door.State door(String name) {
    Exit exit = exits().get(fold(name));
    Door door = exit == null ? null : exit.door();
    if (door == null) {
      throw new IllegalArgumentException("exit \"%s\" of room %s has no door".formatted(name, key));
    }
    return doors.getOrDefault(fold(name), door.state());
  }

  void door(String name, Door.State state) {
    doors.put(fold(name), state);
  }

  static String fold(String name) {
    return Direction.parse(name)
        .map(Direction::word)
        .orElseGet(() -> name.strip().toLowerCase(Locale.ROOT));
  }

  // ---- things

  /// {@return what lies here, to be changed; [Rooms#keep(Room)] saves it} In a room of which
  /// everybody has a copy, that is what a new visitor finds.
  public List<Item> items() {
    return items;
  }

  /// {@return what lies here for somebody, to be read}
  List<Item> itemsFor(Walker walker) {
    List<Item> own = clone ? copies.get(walker.key()) : null;
    return own == null ? items : own;
  }

  /// {@return what lies here for somebody, to be changed}
  List<Item> ownItemsFor(Walker walker) {
    return clone
        ? copies.computeIfAbsent(
            walker.key(), _ -> new ArrayList<>(items.stream().map(Item::copy).toList()))
        : items;
  }

  /// Has the things of a user's copy forgotten.
  boolean forget(String user) {
    return copies.remove(user) != null;
  }

  /// Takes over what code says of a room that is stored.
  void follow(Room made) {
    name = made.name;
    where = made.where;
    intro = made.intro;
    description = made.description;
    exitsText = made.exitsText;
    noExit = made.noExit;
    clone = made.clone;
    exits = made.exits;
    builder = "";
  }

  // ---- for kinds of rooms

  /// Is called when somebody has come in and has seen the room. By default nothing happens.
  protected void entered(Visit visit) {}

  /// Is called when somebody has left, before the next room is entered. By default nothing happens.
  protected void left(Visit visit) {}

  /// {@return the key}
  @Override
  public String toString() {
    return key;
  }
}
