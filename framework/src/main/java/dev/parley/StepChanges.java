package dev.parley;

import dev.parley.event.EventHandler;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/// Steps that are added to a [Handler] class, or stand in for some of its own, from outside: a
/// module changes a conversation whose class it need not know, as long as it knows the names of the
/// steps.
///
/// ```java
/// var changes = new StepChanges<Connect>().after("askName", event -> greet(event.client()));
/// service.registry().on(Connect.class).listen(service.handler(SignIn::new, changes));
/// ```
///
/// What is added is a step like others: it may wait, and is gone on with after a restart.
///
/// Not thread-safe: many threads may use it, one at a time.
///
/// @param <E> the class of events of the conversation
public final class StepChanges<E> {
  private static final MethodHandle HANDLE;
  private static final MethodHandle EVENT;

  static {
    MethodHandles.Lookup lookup = MethodHandles.lookup();
    try {
      HANDLE =
          lookup.findVirtual(
              EventHandler.class, "handle", MethodType.methodType(void.class, Object.class));
      EVENT = lookup.findVirtual(Handler.class, "event", MethodType.methodType(Object.class));
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  private final List<Change> changes = new ArrayList<>();

  private enum Kind {
    BEFORE,
    REPLACE,
    AFTER
  }

  private record Change(Kind kind, String step, EventHandler<?> body) {}

  /// No changes.
  public StepChanges() {}

  /// A copy of other changes.
  public StepChanges(StepChanges<E> others) {
    changes.addAll(others.changes);
  }

  /// Adds a step right before one of the class, behind those that were added there before.
  ///
  /// @return this
  public StepChanges<E> before(String step, EventHandler<? super E> body) {
    return add(Kind.BEFORE, step, body);
  }

  /// Adds a step right after one of the class, behind those that were added there before.
  ///
  /// @return this
  public StepChanges<E> after(String step, EventHandler<? super E> body) {
    return add(Kind.AFTER, step, body);
  }

  /// Has this done in place of a step of the class.
  ///
  /// @return this
  public StepChanges<E> replace(String step, EventHandler<? super E> body) {
    return add(Kind.REPLACE, step, body);
  }

  private StepChanges<E> add(Kind kind, String step, EventHandler<? super E> body) {
    Objects.requireNonNull(step, "step");
    changes.add(new Change(kind, step, Objects.requireNonNull(body, "body")));
    return this;
  }

  /// {@return the steps of the class with these changes}
  ///
  /// @throws HandlerDefinitionException if the class has no step of a name that was given
  List<StepMethod> applyTo(Class<?> type) {
    List<StepMethod> steps = StepMethods.of(type);
    for (Change change : changes) {
      if (steps.stream().noneMatch(step -> step.name().equals(change.step()))) {
        throw new HandlerDefinitionException(
            type, " has no step \"%s\" (expected one of %s)".formatted(change.step(), steps));
      }
    }
    List<StepMethod> changed = new ArrayList<>();
    for (StepMethod step : steps) {
      addAll(Kind.BEFORE, step, changed);
      StepMethod present = step;
      for (Change change : changes) {
        if (change.kind() == Kind.REPLACE && change.step().equals(step.name())) {
          present = new StepMethod(step.number(), step.name(), handle(change.body()));
        }
      }
      changed.add(present);
      addAll(Kind.AFTER, step, changed);
    }
    return List.copyOf(changed);
  }

  /// The names tell added steps apart in what is kept for the next process.
  private void addAll(Kind kind, StepMethod step, List<StepMethod> to) {
    int count = 0;
    for (Change change : changes) {
      if (change.kind() == kind && change.step().equals(step.name())) {
        count++;
        String name =
            "%s %s %d".formatted(kind.name().toLowerCase(Locale.ROOT), step.name(), count);
        to.add(new StepMethod(step.number(), name, handle(change.body())));
      }
    }
  }

  /// {@return a step that has the body handle the event of its conversation}
  private static MethodHandle handle(EventHandler<?> body) {
    return MethodHandles.filterArguments(HANDLE.bindTo(body), 0, EVENT);
  }
}
