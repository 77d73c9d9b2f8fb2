package dev.parley;

import dev.parley.event.Event;
import dev.parley.strand.Strand;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A conversation of several steps. A subclass has a method for each, annotated with [Step]; every
/// event gets an instance of its own, so that its fields are the state of this one conversation.
///
/// ```java
/// public class SignIn extends Handler<Connect> {
///   protected String name = "";
///
///   @Step(10) protected void askName() { name = client().ask("Name: "); }
///   @Step(90) protected void welcome() { client().write("Welcome, " + name + "."); }
/// }
/// service.listen(Connect.class, SignIn::new);
/// ```
///
/// The steps run one after the other, each plain or waiting. They end when all are done, when the
/// event is stopped, or when one throws, which is a failure of the handler like any other.
///
/// Confined to its strand: call it only from a handler, timer or task of the service.
///
/// @param <E> the class of events that it handles
public abstract class Handler<E> {
  private final Recording recording = new Recording();

  private @Nullable Service service;
  private @Nullable E event;
  private boolean taken;

  /// What the task was in the midst of when the conversation began: another one, or a client's
  /// turn.
  private @Nullable Object outer;

  /// What this was when the present step began; null if that is not kept.
  private @Nullable HandlerState state;

  /// Where a conversation outside of any client's turn is kept, once it has waited.
  private @Nullable String slot;

  /// The steps of the class, if they were changed from outside.
  private @Nullable List<StepMethod> steps;

  /// What remains, the next step first; never changed, only replaced.
  private List<StepMethod> remaining = List.of();

  private @Nullable StepMethod present;

  /// What remained when the present step began.
  private List<StepMethod> remainingBefore = List.of();

  /// A conversation that has not begun; the event is not known yet.
  protected Handler() {}

  // ---- what is at hand in every step

  /// {@return the event that is being handled}
  ///
  /// @throws IllegalStateException in the constructor
  protected final E event() {
    return begun(event, "event");
  }

  /// {@return the client whose event it is}
  ///
  /// @throws IllegalStateException if the event is not a [ClientEvent], or in the constructor
  protected Client client() {
    if (event() instanceof ClientEvent of) {
      return of.client();
    }
    throw new IllegalStateException(event() + " is the event of no client");
  }

  /// {@return the service that the conversation is held in}
  ///
  /// @throws IllegalStateException in the constructor
  protected final Service service() {
    return begun(service, "service");
  }

  /// {@return the group that the conversation speaks to: everybody, unless a subclass says
  /// otherwise}
  protected Clients group() {
    return service().clients();
  }

  // ---- what remains

  /// {@return the names of the steps that remain, the next one first}
  protected final List<String> remainingSteps() {
    return remaining.stream().map(StepMethod::name).toList();
  }

  /// Goes back to the first step: all steps remain, whatever was skipped or added. The present step
  /// runs to its end.
  protected final void startOver() {
    remaining = all();
  }

  /// Continues with the step of that name, and those after it in the order of the class. The
  /// present step runs to its end.
  ///
  /// @throws IllegalArgumentException if the class has no such step
  protected final void continueAt(String step) {
    remaining = all().subList(all().indexOf(named(step)), all().size());
  }

  /// Runs the step of that name next, before those that remain.
  ///
  /// @throws IllegalArgumentException if the class has no such step
  protected final void insertNext(String step) {
    List<StepMethod> more = new ArrayList<>(remaining);
    more.addFirst(named(step));
    remaining = List.copyOf(more);
  }

  /// Takes the step of that name out of those that remain.
  ///
  /// @return false if it was not among them
  /// @throws IllegalArgumentException if the class has no such step
  protected final boolean skip(String step) {
    StepMethod skipped = named(step);
    int before = remaining.size();
    remaining = remaining.stream().filter(remains -> !remains.equals(skipped)).toList();
    return remaining.size() < before;
  }

  /// Takes out all steps that remain: the conversation ends with the present one.
  protected final void skipRest() {
    remaining = List.of();
  }

  private List<StepMethod> all() {
    return steps == null ? StepMethods.of(getClass()) : steps;
  }

  private StepMethod named(String step) {
    @Nullable StepMethod known = find(step);
    if (known == null) {
      throw new IllegalArgumentException(
          "%s has no step \"%s\" (expected one of %s)"
              .formatted(getClass().getName(), step, all()));
    }
    return known;
  }

  private @Nullable StepMethod find(String step) {
    for (StepMethod known : all()) {
      if (known.name().equals(step)) {
        return known;
      }
    }
    return null;
  }

  private <T> T begun(@Nullable T value, String what) {
    if (value == null) {
      throw new IllegalStateException(
          "%s: there is no %s yet in the constructor; use it in a step"
              .formatted(getClass().getName(), what));
    }
    return value;
  }

  // ---- for the service

  /// Takes this instance for one use.
  ///
  /// @throws IllegalStateException if it was taken before
  final void take() {
    if (taken) {
      throw new IllegalStateException(
          getClass().getName()
              + ": one instance was given twice (expected a supplier that makes a new one for each"
              + " event)");
    }
    taken = true;
  }

  /// Has these steps in place of those of the class.
  final void steps(List<StepMethod> steps) {
    this.steps = steps;
  }

  /// Holds the conversation from its beginning to its end.
  final void handle(Service service, E event) throws Exception {
    begin(service, event);
    startOver();
    converse(null);
  }

  /// Holds the conversation from where it was in another process; its fields are as they were when
  /// the present step began. A step that the class does not have any more is passed over.
  final void resume(Service service, E event, DialogPosition position) throws Exception {
    begin(service, event);
    List<StepMethod> known = new ArrayList<>();
    for (String name : position.remaining()) {
      @Nullable StepMethod step = find(name);
      if (step != null) {
        known.add(step);
      }
    }
    remaining = List.copyOf(known);
    @Nullable StepMethod first = find(position.step());
    if (first != null) {
      recording.replay(position.calls(), position.pending());
    }
    converse(first);
  }

  /// {@return how far the conversation has come}
  ///
  /// @throws IllegalStateException if it has not begun
  final DialogPosition position() {
    return new DialogPosition(
        begun(present, "step").name(),
        remainingBefore.stream().map(StepMethod::name).toList(),
        recording.calls(),
        recording.pending());
  }

  final Recording recording() {
    return recording;
  }

  final @Nullable Object outer() {
    return outer;
  }

  final @Nullable HandlerState state() {
    return state;
  }

  final @Nullable E eventOrNull() {
    return event;
  }

  /// {@return the client whose event it is, as the gate counts them; [Keeping#SERVICE] if it is
  /// none's}
  final long number() {
    return event instanceof ClientEvent of ? of.client().number() : Keeping.SERVICE;
  }

  /// {@return where it is kept, outside of any client's turn}
  final String slot() {
    if (slot == null) {
      slot = service().keeping().newSlot();
    }
    return slot;
  }

  /// Has it kept where another process has kept it.
  final void slot(String slot) {
    this.slot = slot;
  }

  private void begin(Service service, E event) {
    take();
    this.service = service;
    this.event = Objects.requireNonNull(event, "event");
  }

  /// @param replayed a step to begin with, for which there is a record
  private void converse(@Nullable StepMethod replayed) throws Exception {
    Strand strand = service().strand();
    outer = strand.context();
    strand.context(this);
    try {
      if (replayed != null) {
        run(replayed);
      }
      while (!remaining.isEmpty() && !isStopped()) {
        StepMethod next = remaining.getFirst();
        remaining = remaining.subList(1, remaining.size());
        recording.clear();
        run(next);
      }
    } finally {
      strand.context(outer);
      if (slot != null) {
        service().keeping().forget(number(), slot);
      }
    }
  }

  private boolean isStopped() {
    return event instanceof Event known && known.isStopped();
  }

  private void run(StepMethod step) throws Exception {
    present = step;
    remainingBefore = remaining;
    Keeping keeping = service().keeping();
    state = keeping.isOn() ? keeping.state(this, event()) : null;
    try {
      step.method().invokeExact((Handler<?>) this);
    } catch (Exception | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalStateException("neither Exception nor Error", e);
    }
  }
}
