package dev.parley.commands;

import dev.parley.Client;
import dev.parley.ClientEvent;
import dev.parley.event.Attribute;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Somebody has typed a command and may use it; its arguments are understood. Whoever listens hears
/// it before the command is run, may change arguments, or keep it from being run by [#stop]. It
/// prints itself without what was typed.
///
/// After a restart the arguments of a command that was in the midst of a question are understood
/// anew; if that is impossible, because somebody is gone say, the command ends, and the person is
/// told why.
///
/// Confined to its strand: call it only from a handler, timer or task of the service.
public final class CommandEvent extends ClientEvent {
  /// The command, for [dev.parley.event.Registration#where].
  public static final Attribute<RegisteredCommand> COMMAND =
      Attribute.of(CommandEvent.class, "command", CommandEvent::command);

  private final @Nullable RegisteredCommand command;
  private final String line;
  private final String words;
  private final transient boolean again;
  private transient Arguments arguments;

  /// @param again whether the line was typed for a process before this one
  CommandEvent(
      Client client,
      RegisteredCommand command,
      String line,
      String words,
      Arguments arguments,
      boolean again) {
    super(client);
    this.again = again;
    this.command = command;
    this.line = line;
    this.words = words;
    this.arguments = arguments;
  }

  /// {@return the command}
  ///
  /// @throws CommandRefused after a restart, if there is no such command any more
  public RegisteredCommand command() {
    if (command == null) {
      throw new CommandRefused("That command is no more.");
    }
    return command;
  }

  /// {@return what was typed, after aliases were replaced}
  public String line() {
    return line;
  }

  /// {@return what stands behind the name of the command}
  public String words() {
    return words;
  }

  // ---- arguments

  /// {@return an argument; null if it was left out}
  ///
  /// @throws IllegalArgumentException if the command has no such argument
  /// @throws ClassCastException if it is of another type; a list is a `List`
  public <T> @Nullable T get(String name, Class<T> type) {
    requireParameter(name);
    return type.cast(arguments().values().get(name));
  }

  /// {@return an argument, or this if it was left out}
  ///
  /// @throws IllegalArgumentException if the command has no such argument
  /// @throws ClassCastException if it is of another type
  public <T> T get(String name, Class<T> type, T otherwise) {
    T value = get(name, type);
    return value == null ? otherwise : value;
  }

  /// {@return an argument that is words; empty if it was left out}
  ///
  /// @throws IllegalArgumentException if the command has no such argument
  /// @throws ClassCastException if it is of another type
  public String text(String name) {
    return get(name, String.class, "");
  }

  /// {@return an argument that is a whole number}
  ///
  /// @throws IllegalArgumentException if the command has no such argument, or it was left out
  /// @throws ClassCastException if it is of another type
  public int number(String name) {
    Integer number = get(name, Integer.class);
    if (number == null) {
      throw new IllegalArgumentException(
          "%s: <%s> was left out; test has(\"%s\") before".formatted(this, name, name));
    }
    return number;
  }

  /// {@return an argument that is a list, each element once; empty if it was left out}
  ///
  /// @throws IllegalArgumentException if the command has no such argument
  /// @throws ClassCastException if it is no list, or one of another type
  public <T> List<T> list(String name, Class<T> type) {
    List<?> values = get(name, List.class, List.of());
    return values.stream().<T>map(type::cast).toList();
  }

  /// {@return whether an argument was given}
  ///
  /// @throws IllegalArgumentException if the command has no such argument
  public boolean has(String name) {
    requireParameter(name);
    return arguments().values().containsKey(name);
  }

  /// {@return a group of the regular expression by its number, 0 being all that it matched; null if
  /// it took no part}
  ///
  /// @throws IndexOutOfBoundsException if there is no such group
  public @Nullable String group(int number) {
    return arguments().groups().get(number);
  }

  /// Changes an argument for those who come later.
  ///
  /// @throws IllegalArgumentException if the command has no such argument, or it is of another type
  public void set(String name, Object value) {
    Syntax.Parameter parameter = requireParameter(name);
    Class<?> type = parameter.list() ? List.class : parameter.type();
    if (!type.isInstance(value)) {
      throw new IllegalArgumentException(
          "%s: %s for <%s> (expected a %s)"
              .formatted(this, value.getClass().getName(), name, type.getName()));
    }
    arguments = arguments().with(name, value);
  }

  private Syntax.Parameter requireParameter(String name) {
    Objects.requireNonNull(name, "name");
    for (Syntax.Parameter parameter : command().parameters()) {
      if (parameter.name().equals(name)) {
        return parameter;
      }
    }
    throw new IllegalArgumentException(
        "command \"%s\" has no argument <%s> (expected one of %s)"
            .formatted(
                command().id(),
                name,
                command().parameters().stream().map(Syntax.Parameter::name).toList()));
  }

  /// {@inheritDoc}
  @Override
  public boolean redelivered() {
    return again || super.redelivered();
  }

  Arguments arguments() {
    return arguments;
  }

  // ---- for the registry

  @Override
  protected void resumed() throws Exception {
    arguments = Arguments.NONE;
    arguments = command().understand(words, client());
  }

  @Override
  protected boolean endsQuietly(Throwable failure) {
    if (failure instanceof CommandRefused refused) {
      client().write(refused.text());
      return true;
    }
    return super.endsQuietly(failure);
  }

  @Override
  protected String confidential() {
    return line;
  }

  @Override
  public String toString() {
    return super.toString() + " (" + (command == null ? "gone" : command.id()) + ")";
  }
}
