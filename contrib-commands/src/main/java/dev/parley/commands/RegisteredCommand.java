package dev.parley.commands;

import dev.parley.Client;
import dev.parley.Handler;
import dev.parley.Service;
import dev.parley.StepChanges;
import dev.parley.event.EventHandler;
import dev.parley.event.Listener;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// A command that people may type: what [CommandSet#add] returns to say more about it, and what
/// [CommandSet#extend] returns to add to what it does.
///
/// It is changed before the service starts, or on its strand.
///
/// Not thread-safe: many threads may use it, one at a time.
public final class RegisteredCommand {
  private final CommandSet set;
  private final String name;
  private final Syntax syntax;
  private final String shownSyntax;
  private final Set<String> aliases = new TreeSet<>();

  private volatile String help = "";
  private volatile String group = "";
  private volatile String permission = "";
  private volatile Duration cooldown = Duration.ZERO;
  private volatile boolean whole;
  private volatile @Nullable Predicate<? super Client> may;

  private final List<EventHandler<CommandEvent>> before = new ArrayList<>();
  private Body main;
  private final List<EventHandler<CommandEvent>> after = new ArrayList<>();

  /// What is bound at present, in the order in which it is called.
  private volatile List<Listener> bound = List.of();

  /// What a command does: by a lambda, or by conversations of a class.
  ///
  /// @param handler of the class, with all changes; null for a lambda
  record Body(
      EventHandler<CommandEvent> doer,
      @Nullable Supplier<? extends Handler<? super CommandEvent>> handler,
      StepChanges<CommandEvent> changes) {
    static Body of(CommandBody body) {
      return new Body(body::run, null, new StepChanges<>());
    }

    static Body of(Service service, Supplier<? extends Handler<? super CommandEvent>> handler) {
      return new Body(service.handler(handler), handler, new StepChanges<>());
    }

    Body changed(Service service, StepChanges<CommandEvent> changes) {
      return handler == null ? this : new Body(service.handler(handler, changes), handler, changes);
    }
  }

  RegisteredCommand(CommandSet set, String name, Syntax syntax, String shownSyntax, Body main) {
    this.set = set;
    this.name = name;
    this.syntax = syntax;
    this.shownSyntax = shownSyntax;
    this.main = main;
  }

  // ---- what is said about it

  /// Says what it is for, in one sentence or more. The first sentence is what lists show.
  ///
  /// @return this
  public RegisteredCommand help(String help) {
    this.help = Objects.requireNonNull(help, "help").strip();
    return this;
  }

  /// Puts it under a heading of the list of commands.
  ///
  /// @return this
  public RegisteredCommand group(String group) {
    this.group = Objects.requireNonNull(group, "group").strip();
    return this;
  }

  /// Gives it other names. One that is a single sign needs no space behind it: with `'` for `say`,
  /// people type `'hello`.
  ///
  /// @return this
  /// @throws CommandDefinitionException if another command of its set has the name
  public RegisteredCommand aliases(String... aliases) {
    for (String alias : aliases) {
      set.claim(alias, this);
      synchronized (this.aliases) {
        this.aliases.add(CommandSet.fold(alias));
      }
    }
    return this;
  }

  /// Decides who may use it. To all others it does not exist. Several conditions must all be met.
  ///
  /// @param who must be quick and must not wait
  /// @return this
  public RegisteredCommand may(Predicate<? super Client> who) {
    Objects.requireNonNull(who, "who");
    Predicate<? super Client> present = may;
    may = present == null ? who : client -> present.test(client) && who.test(client);
    return this;
  }

  /// Lets only those use it who have a permission, by what [Commands#permissions] says.
  ///
  /// @param permission empty for everybody
  /// @return this
  public RegisteredCommand permission(String permission) {
    this.permission = Objects.requireNonNull(permission, "permission").strip();
    return this;
  }

  /// Lets it rest so long for a client that has used it, with success or not. Under the angel that
  /// survives a restart.
  ///
  /// @return this
  public RegisteredCommand cooldown(Duration cooldown) {
    if (cooldown.isNegative()) {
      throw new IllegalArgumentException("cooldown: " + cooldown + " (expected zero or more)");
    }
    this.cooldown = cooldown;
    return this;
  }

  /// Has its name typed in full: it never stands behind an abbreviation, and is in nobody's way
  /// there.
  ///
  /// @return this
  public RegisteredCommand whole() {
    this.whole = true;
    return this;
  }

  /// {@return its name, in lower case}
  public String name() {
    return name;
  }

  /// {@return its name with that of its set before it, `fishing/cast`; the name alone for those
  /// that everybody has}
  public String id() {
    return set.name().isEmpty() ? name : set.name() + "/" + name;
  }

  /// {@return its other names}
  public Set<String> aliases() {
    synchronized (aliases) {
      return Set.copyOf(aliases);
    }
  }

  /// {@return how it is typed: `tell <people...> <message>`}
  public String syntax() {
    return shownSyntax.isEmpty() ? (name + " " + syntax.shown()).strip() : shownSyntax;
  }

  /// {@return what it is for; empty if nobody has said so}
  public String help() {
    return help;
  }

  /// {@return the first sentence of its help}
  public String summary() {
    int end = help.indexOf(". ");
    int line = help.indexOf('\n');
    String first = end < 0 ? help : help.substring(0, end + 1);
    return line < 0 || line > first.length() ? first : help.substring(0, line);
  }

  /// {@return the heading that it stands under; empty if none}
  public String group() {
    return group;
  }

  /// {@return whether this client may use it}
  public boolean allows(Client client) {
    Predicate<? super Client> condition = may;
    return (condition == null || condition.test(client))
        && (permission.isEmpty() || commands().permits(client, permission));
  }

  // ---- what it does

  /// Does this too, before what the command does by now. A [CommandRefused] keeps the rest from
  /// being done, and so does [CommandEvent#stop].
  ///
  /// @return this
  public RegisteredCommand before(CommandBody step) {
    before.addFirst(step::run);
    return rebind();
  }

  /// As [#before(CommandBody)], by a conversation of that class.
  ///
  /// @return this
  /// @throws dev.parley.HandlerDefinitionException if the class is written wrongly
  public RegisteredCommand before(Supplier<? extends Handler<? super CommandEvent>> step) {
    before.addFirst(conversation(step));
    return rebind();
  }

  /// Does this too, when the command is done.
  ///
  /// @return this
  public RegisteredCommand after(CommandBody step) {
    after.addLast(step::run);
    return rebind();
  }

  /// As [#after(CommandBody)], by a conversation of that class.
  ///
  /// @return this
  /// @throws dev.parley.HandlerDefinitionException if the class is written wrongly
  public RegisteredCommand after(Supplier<? extends Handler<? super CommandEvent>> step) {
    after.addLast(conversation(step));
    return rebind();
  }

  /// Does this in place of what the command did; what was added before and after it stays.
  ///
  /// @return this
  public RegisteredCommand replace(CommandBody body) {
    main = Body.of(body);
    return rebind();
  }

  /// As [#replace(CommandBody)], by a conversation of that class.
  ///
  /// @return this
  /// @throws dev.parley.HandlerDefinitionException if the class is written wrongly
  public RegisteredCommand replace(Supplier<? extends Handler<? super CommandEvent>> body) {
    main = Body.of(service(), body);
    return rebind();
  }

  /// Does this right before a step of the conversation that the command is.
  ///
  /// @param step the name of the step
  /// @return this
  /// @throws IllegalStateException if the command is no conversation of a [Handler] class
  /// @throws dev.parley.HandlerDefinitionException if the class has no such step
  public RegisteredCommand before(String step, CommandBody body) {
    return change(steps().before(step, body::run));
  }

  /// Does this right after a step of the conversation that the command is.
  ///
  /// @param step the name of the step
  /// @return this
  /// @throws IllegalStateException if the command is no conversation of a [Handler] class
  /// @throws dev.parley.HandlerDefinitionException if the class has no such step
  public RegisteredCommand after(String step, CommandBody body) {
    return change(steps().after(step, body::run));
  }

  /// Does this in place of a step of the conversation that the command is.
  ///
  /// @param step the name of the step
  /// @return this
  /// @throws IllegalStateException if the command is no conversation of a [Handler] class
  /// @throws dev.parley.HandlerDefinitionException if the class has no such step
  public RegisteredCommand replace(String step, CommandBody body) {
    return change(steps().replace(step, body::run));
  }

  private StepChanges<CommandEvent> steps() {
    if (main.handler() == null) {
      throw new IllegalStateException(
          "command \"%s\" has no steps, since it is no Handler class (expected before(body) or after(body))"
              .formatted(id()));
    }
    return new StepChanges<>(main.changes());
  }

  private RegisteredCommand change(StepChanges<CommandEvent> changes) {
    main = main.changed(service(), changes);
    return rebind();
  }

  private EventHandler<CommandEvent> conversation(
      Supplier<? extends Handler<? super CommandEvent>> handler) {
    return service().handler(handler);
  }

  private Service service() {
    return commands().service();
  }

  /// Binds all that it does anew, so that it is called in the right order.
  RegisteredCommand rebind() {
    unbind();
    List<Listener> listeners = new ArrayList<>();
    before.forEach(step -> listeners.add(bind("before ", step)));
    listeners.add(bind("", main.doer()));
    after.forEach(step -> listeners.add(bind("after ", step)));
    bound = List.copyOf(listeners);
    return this;
  }

  void unbind() {
    bound.forEach(Listener::remove);
    bound = List.of();
  }

  /// Behind those who listen to commands, so that they can stop one.
  private Listener bind(String place, EventHandler<CommandEvent> handler) {
    return service()
        .registry()
        .on(CommandEvent.class)
        .where(CommandEvent.COMMAND, this)
        .label(place + "command " + id())
        .last()
        .listen(handler);
  }

  // ---- for the registry

  boolean isBoundBy(Listener listener) {
    return bound.contains(listener);
  }

  Commands commands() {
    return set.commands();
  }

  Duration cooldown() {
    return cooldown;
  }

  boolean isWhole() {
    return whole;
  }

  List<Syntax.Parameter> parameters() {
    return syntax.parameters();
  }

  /// {@return the arguments}
  ///
  /// @throws CommandRefused if they are wrong, with the words for the person
  Arguments understand(String words, Client client) {
    try {
      return syntax.parse(words, client, this);
    } catch (Syntax.SyntaxMismatch e) {
      throw new CommandRefused(commands().texts().syntax(this));
    }
  }

  /// {@return its name}
  @Override
  public String toString() {
    return id();
  }
}
