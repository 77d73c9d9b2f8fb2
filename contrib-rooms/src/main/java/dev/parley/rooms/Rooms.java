package dev.parley.rooms;

import dev.parley.Client;
import dev.parley.PostStart;
import dev.parley.PreRestart;
import dev.parley.PreStop;
import dev.parley.Receive;
import dev.parley.Service;
import dev.parley.commands.Audience;
import dev.parley.commands.CommandSet;
import dev.parley.commands.Commands;
import dev.parley.store.Definitions;
import dev.parley.store.Ref;
import dev.parley.store.Reloaded;
import dev.parley.store.Store;
import dev.parley.store.StoreException;
import dev.parley.text.Text;
import dev.parley.users.SignedIn;
import dev.parley.users.SigningOut;
import dev.parley.users.TookOver;
import dev.parley.users.User;
import dev.parley.users.UserRemoved;
import dev.parley.users.Users;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The rooms of a service. Whoever signs in is in one, sees and hears those who are there too, and
/// goes from one to the next.
///
/// ```java
/// var service = Service.create();
/// var commands = Commands.of(service).standard();
/// var users = Users.of(service, Walker.class, Walker::new).plugIn(commands);
/// var rooms = Rooms.of(service, users, commands).start("square");
/// rooms.definedBy(service.define(Path.of("world")));
/// ```
///
/// It keeps rooms in the store `room`, kinds of things in `item-kind`, and has all of them active;
/// replaces the commands `say`, `emote` and `look` by those of a room; and adds others to walk
/// about, to take things, and to build. The permissions of those who build and administer are
/// `build`, `reload`, `create`, `goto` and `bring`.
///
/// Where people are, and what they carry, is saved soon after it has changed.
///
/// Confined to its strand: call it only from a handler, timer or task of the service, or before the
/// start.
///
/// @param <W> the class of the users
public final class Rooms<W extends Walker> {
  private static final Logger log = LoggerFactory.getLogger(Rooms.class);
  private static final String LABEL = "rooms";
  private static final int MOST_CARRIED = 100;
  private static final int DEEPEST = 4;

  private final Service service;
  private final Users<W> users;
  private final Store<Room> store;
  private final Store<ItemKind> kinds;
  private final Keeper keeper;
  private final View view = new View(this);
  private final Steps<W> steps;
  private final Audience audience = new RoomAudience<>(this);
  private final Map<String, Room> made = new LinkedHashMap<>();
  private final Map<String, ItemKind> madeKinds = new LinkedHashMap<>();
  private final Map<String, Set<CommandSet>> sets = new HashMap<>();

  private String start = "start";
  private RoomTexts texts = new RoomTexts();
  private @Nullable Definitions definitions;
  private int mostCarried = MOST_CARRIED;
  private int deepest = DEEPEST;

  private Rooms(Service service, Users<W> users, Commands commands) {
    this.service = Objects.requireNonNull(service, "service");
    this.users = Objects.requireNonNull(users, "users");
    store = service.store("room", Room.class);
    kinds = service.store("item-kind", ItemKind.class);
    keeper = new Keeper(service);
    steps = new Steps<>(this);
    service.registry().on(PostStart.class).label(LABEL).listen(_ -> started());
    service.registry().on(PreStop.class).label(LABEL).listen(_ -> keeper.flush());
    service.registry().on(PreRestart.class).label(LABEL).listen(_ -> keeper.flush());
    service.registry().on(SignedIn.class).label(LABEL).listen(this::signedIn);
    service.registry().on(SigningOut.class).label(LABEL).listen(this::signingOut);
    service.registry().on(UserRemoved.class).label(LABEL).listen(this::removed);
    service
        .registry()
        .on(Receive.class)
        .first()
        .label("exits")
        .listen(event -> goByName(event, commands));
    commands.setsOf(this::setsOf);
    new RoomCommands<>(this, commands).addAll();
  }

  /// Gives rooms to a service, which has none yet. To be called before the start, after
  /// [Users#plugIn].
  public static <W extends Walker> Rooms<W> of(Service service, Users<W> users, Commands commands) {
    return new Rooms<>(service, users, commands);
  }

  // ---- what can be otherwise

  /// Says where people come in who were nowhere before, or whose room is gone; `start`, if not told
  /// otherwise.
  ///
  /// @param key of a room
  /// @return this
  public Rooms<W> start(String key) {
    start = Objects.requireNonNull(key, "key");
    return this;
  }

  /// Has people told other words.
  ///
  /// @return this
  public Rooms<W> texts(RoomTexts texts) {
    this.texts = Objects.requireNonNull(texts, "texts");
    return this;
  }

  /// Limits what people carry and what is put into things.
  ///
  /// @param carried how many things somebody can carry, not counting those inside others; 100, if
  ///   not told otherwise
  /// @param deep how many levels of things can be inside each other; 4, if not told otherwise
  /// @return this
  public Rooms<W> limits(int carried, int deep) {
    if (carried < 0 || deep < 1) {
      throw new IllegalArgumentException(
          "limits: %d carried, %d deep (expected 0 or more, 1 or more)".formatted(carried, deep));
    }
    mostCarried = carried;
    deepest = deep;
    return this;
  }

  /// Makes a kind of rooms known: a subclass that definitions name by `kind`, and that may be made
  /// in code. To be called before the start.
  ///
  /// @return this
  public Rooms<W> kind(Class<? extends Room> subclass) {
    var _ = store.kind(subclass);
    return this;
  }

  /// Adds rooms that are made in code. What is saved of them, such as the things in them, is kept.
  /// To be called before the start.
  ///
  /// @return this
  public Rooms<W> add(Room... rooms) {
    for (Room room : rooms) {
      if (made.putIfAbsent(room.key(), room) != null) {
        throw new IllegalArgumentException(
            "room \"%s\" is there already (expected another key)".formatted(room.key()));
      }
    }
    return this;
  }

  /// Adds kinds of things that are made in code. To be called before the start.
  ///
  /// @return this
  public Rooms<W> add(ItemKind... kinds) {
    for (ItemKind kind : kinds) {
      madeKinds.put(kind.key(), kind);
    }
    return this;
  }

  /// Has rooms and kinds of things defined in files: what is wrong with exits, doors, things and
  /// markup is told with its line; the command `reload`, for those with that permission, reads the
  /// files again. To be called before the start.
  ///
  /// @return this
  public Rooms<W> definedBy(Definitions definitions) {
    this.definitions = definitions;
    new WorldChecks(this).addTo(definitions);
    return this;
  }

  /// Gives a set of commands to all who are in a room. It lies above the commands that everybody
  /// has.
  ///
  /// @param room the key of the room
  /// @return this
  public Rooms<W> commands(String room, CommandSet set) {
    sets.computeIfAbsent(room, _ -> new LinkedHashSet<>()).add(set);
    return this;
  }

  /// The name of an exit is enough, where no command has it.
  private void goByName(Receive event, Commands commands) {
    Room room = of(event.client());
    String typed = event.line().strip();
    if (room != null
        && room.exits().containsKey(Room.fold(typed))
        && commands.find(event.client(), typed).isEmpty()) {
      event.line("go " + typed);
    }
  }

  private Collection<CommandSet> setsOf(Client client) {
    W walker = sets.isEmpty() ? null : users.of(client);
    Ref<Room> at = walker == null ? null : walker.room();
    return at == null ? Set.of() : sets.getOrDefault(at.key(), Set.of());
  }

  // ---- who is where; never waits

  /// {@return where somebody is, or was last; null for nowhere, or if that room is gone}
  public @Nullable Room of(Walker walker) {
    Ref<Room> at = walker.room();
    return at == null ? null : at.active().orElse(null);
  }

  /// {@return where somebody is who is signed in at a client; null if nobody is}
  public @Nullable Room of(Client client) {
    W walker = users.of(client);
    return walker == null ? null : of(walker);
  }

  /// {@return the room of that key; null if there is none}
  public @Nullable Room find(String key) {
    return store.active(key).orElse(null);
  }

  /// {@return who is in a room and online, in the order in which they came online}
  public List<W> people(Room room) {
    return users.online().stream().filter(walker -> isIn(walker, room)).toList();
  }

  /// {@return who is where somebody is, and sees what they do: all in the room, or, where everybody
  /// has a copy of it, nobody else; the walker is among them, if online}
  public List<W> around(Walker walker) {
    Room room = of(walker);
    if (room == null || room.isClone()) {
      return users.online().stream().filter(other -> other.equals(walker)).toList();
    }
    return people(room);
  }

  private static boolean isIn(Walker walker, Room room) {
    Ref<Room> at = walker.room();
    return at != null && at.key().equals(room.key());
  }

  /// {@return what lies where somebody is, to be read; things in a room of which everybody has a
  /// copy are the walker's own}
  public List<Item> items(Walker walker) {
    Room room = of(walker);
    return room == null ? List.of() : room.itemsFor(walker);
  }

  /// {@return the kind of a thing; null if it is gone}
  public @Nullable ItemKind kindOf(Item item) {
    return kinds.active(item.kind()).orElse(null);
  }

  /// {@return those around, for [dev.parley.commands.Socials] and the like}
  public Audience audience() {
    return audience;
  }

  // ---- telling

  /// Writes to all in a room, but for some.
  public void write(Room room, Text text, User... but) {
    Set<User> left = Set.of(but);
    for (W walker : people(room)) {
      if (!left.contains(walker)) {
        users.write(walker, text);
      }
    }
  }

  /// Writes to those in a room who meet a condition, such as [dev.parley.Clients#except].
  public void write(Room room, Text text, Predicate<? super Client> condition) {
    for (W walker : people(room)) {
      users.clients(walker).stream().filter(condition).forEach(client -> client.write(text));
    }
  }

  /// Writes to the others around somebody, see [#around].
  public void writeOthers(Walker walker, Text text) {
    if (text.toString().isEmpty()) {
      return;
    }
    for (W other : around(walker)) {
      if (!other.equals(walker)) {
        users.write(other, text);
      }
    }
  }

  /// Shows somebody the room where they are.
  public void look(W walker) {
    Room room = of(walker);
    if (room != null) {
      users.write(walker, view.room(walker, room, false));
    }
  }

  // ---- moving

  /// Has somebody go through an exit, as if by a command: those around see it, and whoever comes in
  /// sees the room.
  ///
  /// @param exit a direction, its short form, or a name
  /// @throws dev.parley.commands.CommandRefused if there is no such exit, or something is in the
  ///   way
  public void walk(W walker, String exit) {
    steps.walk(walker, exit);
  }

  /// Moves somebody, online or not, into another room through no exit. "Ann disappears."
  public void move(W walker, Room to) {
    steps.move(walker, to, texts.disappears(walker), texts.appears(walker));
  }

  /// Moves somebody, online or not, into another room.
  ///
  /// @param leaving what those read who are left behind; empty for nothing
  /// @param arriving what those read who are there; empty for nothing
  public void move(W walker, Room to, Text leaving, Text arriving) {
    steps.move(walker, to, leaving, arriving);
  }

  /// {@return where people come in who were nowhere before}
  public Room startRoom() {
    return store
        .active(start)
        .orElseGet(() ->
            store
                .active("nowhere")
                .orElseGet(() -> store.add(new Room("nowhere", "middle of nowhere"))));
  }

  // ---- changing

  /// Has a room saved soon, after its things have changed.
  public void keep(Room room) {
    keeper.keep(store, room);
  }

  /// Has somebody saved soon, after what they carry has changed. What is kept without a wait in
  /// between is saved together or not at all.
  @SuppressWarnings("unchecked") // All walkers are in the store of users.
  public void keep(Walker walker) {
    keeper.keep(users.store(), (W) walker);
  }

  /// Adds a room while the service runs. It is saved soon.
  ///
  /// @throws IllegalArgumentException if there is a room of its key
  public void create(Room room) {
    keep(store.add(room));
  }

  /// Reads the files again. People whose rooms are gone are moved to the start room, with all that
  /// lies there. Waits.
  ///
  /// @throws dev.parley.store.definition.DefinitionsException if something in the files is wrong;
  ///   then nothing has changed
  /// @throws IllegalStateException if there are no files
  public Reloaded reload() {
    if (definitions == null) {
      throw new IllegalStateException(
          "no files define rooms; say rooms.definedBy(service.define(...)) before the start");
    }
    Reloaded reloaded = definitions.reload();
    for (String name : reloaded.removed()) {
      if (name.startsWith(store.name() + "/")) {
        store.active(name.substring(store.name().length() + 1)).ifPresent(this::remove);
      }
    }
    users.online().forEach(this::rescue);
    return reloaded;
  }

  /// Removes a room for good. People in it, and the things that can be carried, are moved to the
  /// start room; exits that builders have made to it go too. Waits.
  ///
  /// @throws IllegalArgumentException if it is the start room
  public void remove(Room room) {
    Room refuge = startRoom();
    if (refuge.equals(room)) {
      throw new IllegalArgumentException(
          "room \"%s\" is where people come in (expected another one)".formatted(room));
    }
    if (salvage(room.items(), refuge)) {
      keep(refuge);
    }
    for (Room other : List.copyOf(store.active())) {
      if (other.unbuildTo(room)) {
        keep(other);
      }
    }
    store.delete(room);
    users.online().forEach(this::rescue);
  }

  /// Moves what can be carried, also out of what can't be.
  ///
  /// @return whether there was anything
  private boolean salvage(List<Item> items, Room refuge) {
    boolean any = false;
    for (Item item : items) {
      ItemKind kind = kindOf(item);
      if (kind == null || kind.isFixed()) {
        any |= salvage(item.items(), refuge);
      } else {
        any |= refuge.items().add(item);
      }
    }
    return any;
  }

  /// Moves somebody whose room is gone.
  private void rescue(W walker) {
    if (of(walker) == null) {
      users.write(walker, texts.roomIsGone());
      move(walker, startRoom());
    }
  }

  // ---- coming and going

  private void started() {
    for (String key : store.query().keys()) {
      bring(store, key);
    }
    for (String key : kinds.query().keys()) {
      bring(kinds, key);
    }
    made.forEach((key, room) ->
        store.active(key).ifPresentOrElse(active -> active.follow(room), () -> store.add(room)));
    madeKinds.forEach((key, kind) -> {
      if (kinds.active(key).isEmpty()) {
        kinds.add(kind);
      }
    });
    if (store.active(start).isEmpty()) {
      log.warn("there is no room \"{}\" where people could come in", start);
    }
    users.online().forEach(this::rescue);
  }

  private static <T> void bring(Store<T> store, String key) {
    try {
      var _ = store.find(key);
    } catch (StoreException e) {
      log.warn("{} {} can't be read", store.name(), key, e);
    }
  }

  private void signedIn(SignedIn event) {
    W walker = users.of(event.client());
    if (walker == null) {
      return;
    }
    Room room = of(walker);
    if (event instanceof TookOver || users.clients(walker).size() > 1) {
      if (room != null) {
        event.client().write(view.room(walker, room, false));
      }
      return;
    }
    if (room == null && walker.room() != null) {
      event.client().write(texts.roomIsGone());
    }
    steps.come(walker, room == null ? startRoom() : room, texts.appears(walker));
  }

  private void signingOut(SigningOut event) {
    if (event.user() instanceof Walker walker) {
      writeOthers(walker, texts.disappears(walker));
      Room room = of(walker);
      if (room != null) {
        room.left(new Visit(this, walker));
      }
    }
  }

  /// Copies of rooms go with the account that they were made for.
  private void removed(UserRemoved event) {
    for (Room room : List.copyOf(store.active())) {
      if (room.forget(event.key())) {
        keep(room);
      }
    }
  }

  // ---- what belongs to it

  /// {@return the service that has these rooms}
  public Service service() {
    return service;
  }

  /// {@return who walks in them}
  public Users<W> users() {
    return users;
  }

  /// {@return the store in which rooms are kept}
  public Store<Room> store() {
    return store;
  }

  /// {@return the store in which kinds of things are kept}
  public Store<ItemKind> kinds() {
    return kinds;
  }

  /// {@return what people are told}
  public RoomTexts texts() {
    return texts;
  }

  View view() {
    return view;
  }

  boolean isMade(String key) {
    return made.containsKey(key);
  }

  boolean isMadeKind(String key) {
    return madeKinds.containsKey(key);
  }

  boolean hasFiles() {
    return definitions != null;
  }

  int mostCarried() {
    return mostCarried;
  }

  int deepest() {
    return deepest;
  }
}
