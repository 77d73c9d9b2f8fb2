package dev.parley.commands;

import dev.parley.Client;
import dev.parley.Receive;
import dev.parley.Service;
import dev.parley.event.HandlerException;
import dev.parley.event.HandlerFailed;
import dev.parley.event.Listener;
import dev.parley.text.Text;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiPredicate;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The commands of a service. Made by [#of], it takes every line that nobody waits for, finds the
/// command, understands its arguments, and runs it.
///
/// ```java
/// var commands = Commands.of(service);
/// commands.standard();
/// commands.add("say <message>", cmd -> service.writeAll(cmd.text("message")));
/// ```
///
/// It is itself the set of those commands that everybody has.
///
/// It is changed before the service starts, or on its strand.
///
/// Not thread-safe: many threads may use it, one at a time.
public final class Commands extends CommandSet {
  private final Service service;
  private final Aliases aliases = new Aliases();
  private final Map<String, ArgumentType<?>> types = new ConcurrentHashMap<>();
  private final Map<Class<?>, Function<? super CommandEvent, ? extends @Nullable Object>>
      suppliers = new ConcurrentHashMap<>();
  private final Map<String, CommandSet> sets = new ConcurrentHashMap<>();
  private final List<Function<? super Client, ? extends Collection<CommandSet>>> setsOf =
      new CopyOnWriteArrayList<>();

  private final CopyOnWriteArrayList<CommandSet> below = new CopyOnWriteArrayList<>();

  private volatile BiPredicate<? super Client, ? super String> permissions = (_, _) -> false;
  private volatile Function<? super Client, @Nullable String> names = _ -> null;
  private volatile CommandTexts texts = new CommandTexts();

  /// Takes the lines.
  private @Nullable Listener receiving;

  private Commands(Service service) {
    super("");
    this.service = service;
    types.put("word", ArgumentTypes.WORD);
    types.put("text", ArgumentTypes.TEXT);
    types.put("number", ArgumentTypes.NUMBER);
    types.put("duration", ArgumentTypes.DURATION);
    types.put(
        "client",
        ArgumentTypes.named(
            Client.class,
            client -> client.service().clients().filter(_ -> true),
            client -> name(client)));
    suppliers.put(Client.class, CommandEvent::client);
    suppliers.put(Service.class, CommandEvent::service);
    suppliers.put(CommandEvent.class, event -> event);
  }

  /// Gives commands to a service, which has none yet: every [Receive] that no earlier handler has
  /// stopped is a command from then on, and is stopped. To be called before the start.
  ///
  /// @throws IllegalStateException if the service has started
  public static Commands of(Service service) {
    Objects.requireNonNull(service, "service");
    var commands = new Commands(service);
    CommandSettings.all().forEach(service.settings()::declare);
    service.reference(RegisteredCommand.class, RegisteredCommand::id, commands::byId);
    service.declare(CommandEvent.class, PushedSets.class, Cooldowns.class);
    commands.receiving =
        service.registry().on(Receive.class).label("commands").listen(commands::received);
    service.registry().on(HandlerFailed.class).label("commands").listen(commands::failed);
    return commands;
  }

  /// {@return the service that has these commands}
  public Service service() {
    return service;
  }

  // ---- what goes for all commands

  /// Has lines stand for others: `commands.alias("'(.*)", "say $1")`. Aliases are tried in their
  /// order, each on what the one before has made of the line.
  ///
  /// @param regex matches a whole line, in upper and lower case alike
  /// @param replacement with `$1` or `${name}` for groups
  /// @return this
  /// @throws CommandDefinitionException if it refers to a group that there is not
  public Commands alias(String regex, String replacement) {
    aliases.add(regex, replacement);
    return this;
  }

  /// Makes a type of arguments known, in place of an earlier one of that name. Commands that were
  /// added before keep what they have.
  ///
  /// @return this
  public Commands type(String name, ArgumentType<?> type) {
    types.put(Objects.requireNonNull(name, "name"), Objects.requireNonNull(type, "type"));
    return this;
  }

  /// Supplies methods annotated with [Command] with what their first parameters of this class get:
  /// `commands.supply(User.class, event -> users.of(event.client()))`. Methods that were added
  /// before don't know of it.
  ///
  /// @return this
  public <T> Commands supply(
      Class<T> type, Function<? super CommandEvent, ? extends @Nullable T> source) {
    suppliers.put(Objects.requireNonNull(type, "type"), Objects.requireNonNull(source, "source"));
    return this;
  }

  /// Says who has a permission; without it, nobody has any.
  ///
  /// @param permits must be quick and must not wait
  /// @return this
  public Commands permissions(BiPredicate<? super Client, ? super String> permits) {
    permissions = Objects.requireNonNull(permits, "permits");
    return this;
  }

  /// Says what clients are called, for arguments of the type `client` and for [#name].
  ///
  /// @param names null for a client that has no name yet
  /// @return this
  public Commands names(Function<? super Client, @Nullable String> names) {
    this.names = Objects.requireNonNull(names, "names");
    return this;
  }

  /// Has people told in other words what is wrong with a command.
  ///
  /// @return this
  public Commands texts(CommandTexts texts) {
    this.texts = Objects.requireNonNull(texts, "texts");
    return this;
  }

  /// {@return what the client is called; null if it has no name}
  public @Nullable String name(Client client) {
    return names.apply(client);
  }

  /// {@return whether the client has the permission}
  public boolean permits(Client client, String permission) {
    return permissions.test(client, permission);
  }

  /// {@return what people are told}
  public CommandTexts texts() {
    return texts;
  }

  /// Adds the commands that people expect: `commands`, `help`, `quit`, and, for those who have the
  /// permission of that name, `restart`.
  ///
  /// @return this
  public Commands standard() {
    for (RegisteredCommand command : addAll(new StandardCommands(this))) {
      if (Set.of("quit", "restart").contains(command.name())) {
        command.whole();
      }
    }
    return this;
  }

  // ---- sets

  /// {@return the set of that name, made at the first call}
  ///
  /// @throws IllegalArgumentException if the name is blank
  public CommandSet set(String name) {
    if (name.isBlank()) {
      throw new IllegalArgumentException("name of a command set: \"\" (expected a word)");
    }
    return sets.computeIfAbsent(name, fresh -> new Named(this, fresh));
  }

  /// Lays a set on top of all that the client has: its commands win over others of their names.
  /// Under the angel that survives a restart. One that is there already comes to the top.
  public void push(Client client, CommandSet set) {
    requireOurs(set);
    List<String> names = new ArrayList<>(pushed(client));
    names.remove(set.name());
    names.addFirst(set.name());
    client.put(PushedSets.KEY, new PushedSets(names));
  }

  /// Takes a set away from a client that it was pushed on.
  ///
  /// @return whether it was there
  public boolean pop(Client client, CommandSet set) {
    requireOurs(set);
    List<String> names = new ArrayList<>(pushed(client));
    boolean removed = names.remove(set.name());
    if (removed) {
      client.put(PushedSets.KEY, new PushedSets(names));
    }
    return removed;
  }

  private void requireOurs(CommandSet set) {
    if (set.commands() != this || set == this) {
      throw new IllegalArgumentException(
          set + " is no set of these commands (expected one that set(...) has made)");
    }
  }

  private static List<String> pushed(Client client) {
    PushedSets pushed = client.get(PushedSets.KEY);
    return pushed == null ? List.of() : pushed.names();
  }

  /// Says which sets clients have because of where they are or what they carry. These lie below
  /// those that were pushed, and above the commands that everybody has; what an earlier call has
  /// given lies above what a later one gives.
  ///
  /// @param sets asked at every command, the topmost set first; must be quick and must not wait
  /// @return this
  public Commands setsOf(Function<? super Client, ? extends Collection<CommandSet>> sets) {
    setsOf.add(Objects.requireNonNull(sets, "sets"));
    return this;
  }

  /// Lays a set below the commands that everybody has: all have its commands, and any other command
  /// of the same name wins.
  ///
  /// @return this
  public Commands underlay(CommandSet set) {
    requireOurs(set);
    below.addIfAbsent(set);
    return this;
  }

  /// {@return the sets that a client has, the topmost first}
  public List<CommandSet> setsOf(Client client) {
    var all = new LinkedHashSet<CommandSet>();
    for (String name : pushed(client)) {
      CommandSet set = sets.get(name);
      if (set != null) {
        all.add(set);
      }
    }
    for (var more : setsOf) {
      all.addAll(more.apply(client));
    }
    all.add(this);
    all.addAll(below);
    return List.copyOf(all);
  }

  /// {@return the commands that a client may use, in the order of their names}
  public List<RegisteredCommand> visibleTo(Client client) {
    return lookup(client).visible();
  }

  /// {@return the command that this name means for a client: of the topmost set that has one}
  public Optional<RegisteredCommand> find(Client client, String name) {
    return Optional.ofNullable(lookup(client).exact(fold(name)));
  }

  Lookup lookup(Client client) {
    return new Lookup(client, setsOf(client));
  }

  // ---- running

  /// Does what the line says as if the client had typed it, and returns when that is done, with all
  /// its waiting. On the strand.
  public void run(Client client, String line) {
    run(client, line, false);
  }

  private void received(Receive event) {
    if (!event.client().isRaw()) {
      event.stop();
      run(event.client(), event.line(), event.redelivered());
    }
  }

  private void run(Client client, String typed, boolean again) {
    String line = aliases.replace(typed.strip()).strip();
    if (line.isEmpty()) {
      return;
    }
    Lookup lookup = lookup(client);
    boolean abbreviations = service.settings().get(CommandSettings.ABBREVIATIONS);
    switch (lookup.find(line, abbreviations)) {
      case Lookup.Found.None(String name) ->
          client.write(texts.unknown(name, lookup.similar(name)));
      case Lookup.Found.Several(String name, List<String> names) ->
          client.write(texts.ambiguous(name, names));
      case Lookup.Found.One(RegisteredCommand command, String words) ->
          run(client, command, line, words, again);
    }
  }

  private void run(
      Client client, RegisteredCommand command, String line, String words, boolean again) {
    Arguments arguments;
    try {
      arguments = command.understand(words, client);
    } catch (CommandRefused e) {
      client.write(e.text());
      return;
    }
    Duration left = Cooldowns.use(client, command);
    // A line that comes again was let through before, by another process.
    if (left.isPositive() && !again) {
      client.write(texts.tooSoon(command, left));
      return;
    }
    service.trigger(new CommandEvent(client, command, line, words, arguments, again));
  }

  /// Something that a command does has thrown. The log knows already.
  private void failed(HandlerFailed failure) {
    if (failure.event() instanceof CommandEvent event
        && event.command().commands() == this
        && event.command().isBoundBy(failure.listener())) {
      event.stop();
      tell(event.client(), texts.failed(event.command()), failure.cause());
    } else if (failure.event() instanceof Receive event
        && failure.listener().equals(receiving)
        && !(failure.cause() instanceof HandlerException)) {
      tell(event.client(), texts.failed(event.line()), failure.cause());
    }
  }

  private void tell(Client client, Text what, Throwable cause) {
    client.write(what);
    if (service.settings().get(CommandSettings.DEBUG)) {
      var trace = new StringWriter();
      cause.printStackTrace(new PrintWriter(trace));
      client.write(Text.of(trace.toString().replace("\t", "    ").stripTrailing()));
    }
  }

  // ---- for this package

  @Nullable ArgumentType<?> type(String name) {
    return types.get(name);
  }

  @Nullable Function<? super CommandEvent, ? extends @Nullable Object> supplier(Class<?> type) {
    return suppliers.get(type);
  }

  /// {@return the command that another process has called so; null if there is none}
  private @Nullable RegisteredCommand byId(String id) {
    int slash = id.lastIndexOf('/');
    CommandSet set = slash <= 0 ? this : sets.get(id.substring(0, slash));
    RegisteredCommand known =
        set == null ? null : set.named(id.substring(slash <= 0 ? 0 : slash + 1));
    return known != null || slash <= 0 ? known : named(id);
  }
}
