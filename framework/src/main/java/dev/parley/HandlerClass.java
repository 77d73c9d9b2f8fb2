package dev.parley;

import dev.parley.event.EventHandler;
import dev.parley.event.StandsFor;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;

/// A [Handler] class in the place of a handler: makes an instance for each event.
///
/// Thread-safe.
final class HandlerClass<E> implements EventHandler<E>, StandsFor {
  private final Service service;
  private final Supplier<? extends Handler<? super E>> supplier;
  private final Class<?> type;
  private final List<StepMethod> steps;

  /// Reads the class, by an instance of it that no event is given to.
  ///
  /// @throws HandlerDefinitionException if the class is written wrongly
  HandlerClass(
      Service service, Supplier<? extends Handler<? super E>> supplier, StepChanges<E> changes) {
    this.service = service;
    this.supplier = Objects.requireNonNull(supplier, "handler");
    Handler<? super E> sample = fresh();
    sample.take();
    type = sample.getClass();
    steps = changes.applyTo(type);
    service.keeping().declare(type);
  }

  @Override
  public void handle(E event) throws Exception {
    supply().handle(service, event);
  }

  /// {@return an instance for a conversation that began in another process}
  Handler<? super E> supply() {
    Handler<? super E> fresh = fresh();
    fresh.steps(steps);
    return fresh;
  }

  private Handler<? super E> fresh() {
    return Objects.requireNonNull(
        supplier.get(), "the supplier of a handler returned null (expected a new instance)");
  }

  /// {@return the class of its instances}
  Class<?> type() {
    return type;
  }

  @Override
  public Class<?> standsFor() {
    return type;
  }

  /// As the log names it.
  @Override
  public String toString() {
    return type.getSimpleName();
  }
}
