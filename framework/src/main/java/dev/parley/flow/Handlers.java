package dev.parley.flow;

import dev.parley.event.EventHandler;
import dev.parley.event.Registry;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/// Ready-made handlers. Each prints itself, so that a chain lists its parts.
///
/// Thread-safe, and so are the handlers it makes.
public final class Handlers {
  private static final Logger log = LoggerFactory.getLogger(Handlers.class);

  private Handlers() {}

  /// {@return a handler that calls each of these in turn until one returns false, and returns
  /// whether all returned true} Chains may be parts of chains.
  @SafeVarargs
  public static <E> Link<E> chain(Link<? super E>... parts) {
    List<Link<? super E>> listed = new ArrayList<>(parts.length);
    for (Link<? super E> part : parts) {
      listed.add(part);
    }
    return new Chain<E>(listed);
  }

  /// {@return a part for a chain that calls the handler and returns true}
  public static <E> Link<E> then(EventHandler<E> handler) {
    Objects.requireNonNull(handler, "handler");
    return described(
        handler.toString(),
        event -> {
          handler.handle(event);
          return true;
        });
  }

  /// {@return a handler that prints each event on a line, and flushes it}
  public static Link<Object> printTo(PrintStream out) {
    Objects.requireNonNull(out, "out");
    return Print.to(out, "print");
  }

  /// {@return a handler that appends each event to a file, on a line, at once} The file is made
  /// when it is first needed.
  public static Link<Object> printTo(Path file) {
    return Print.to(file);
  }

  /// {@return a handler that prints to `stdout`, `stderr`, or a file of that name}
  public static Link<Object> printTo(String where) {
    return switch (where) {
      case "stdout" -> Print.to(System.out, "print to stdout");
      case "stderr" -> Print.to(System.err, "print to stderr");
      default -> printTo(Path.of(where));
    };
  }

  /// {@return a handler that runs something, whatever the event}
  public static Link<Object> run(Runnable action) {
    Objects.requireNonNull(action, "action");
    return described(
        "run " + action,
        _ -> {
          action.run();
          return true;
        });
  }

  /// {@return a handler that logs each event at a level, to the logger of this class}
  public static Link<Object> toLog(Level level) {
    Objects.requireNonNull(level, "level");
    return described(
        "log at " + level,
        event -> {
          log.atLevel(level).log("{}", event);
          return true;
        });
  }

  /// {@return a handler that lets events bubble up into another registry, as [Registry#forward]
  /// says}
  public static Link<Object> forwardTo(Registry registry) {
    Objects.requireNonNull(registry, "registry");
    return described(
        "forward to " + registry,
        event -> {
          registry.forward(event);
          return true;
        });
  }

  /// {@return a handler that tries rules in turn}
  @SafeVarargs
  public static <E> Rules<E> rules(Rule<E>... rules) {
    List<Rule<E>> listed = new ArrayList<>(rules.length);
    for (Rule<E> rule : rules) {
      listed.add(rule);
    }
    return new Rules<>(listed);
  }

  static <E> Link<E> described(String text, Link<E> link) {
    return new Described<>(text, link);
  }

  /// A link that prints itself.
  private record Described<E>(String text, Link<E> link) implements Link<E> {
    @Override
    public boolean pass(E event) throws Exception {
      return link.pass(event);
    }

    @Override
    public String toString() {
      return text;
    }
  }

  private record Chain<E>(List<Link<? super E>> parts) implements Link<E> {
    @Override
    public boolean pass(E event) throws Exception {
      for (Link<? super E> part : parts) {
        if (!part.pass(event)) {
          return false;
        }
      }
      return true;
    }

    @Override
    public String toString() {
      return "chain" + parts;
    }
  }
}
