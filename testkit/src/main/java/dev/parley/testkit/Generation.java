package dev.parley.testkit;

import dev.parley.Service;
import dev.parley.Surroundings;
import dev.parley.angel.Seat;
import dev.parley.strand.Strand;
import dev.parley.strand.Time;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// One of the services that follow each other: what would be a process of its own under the angel.
///
/// Thread-safe.
final class Generation {
  private final Seat seat;
  private final Lifetime time;
  private final Failures failures = new Failures();

  // Both are written by the thread that starts the service, and read by others.
  private volatile @Nullable Service service;
  private volatile @Nullable Throwable failure;

  private volatile @Nullable Thread starting;

  Generation(Seat seat, Time time) {
    this.seat = seat;
    this.time = new Lifetime(time);
  }

  Seat seat() {
    return seat;
  }

  /// {@return the service}
  ///
  /// @throws IllegalStateException if it was not made yet
  Service service() {
    Service made = service;
    if (made == null) {
      throw new IllegalStateException("the service has not been made yet");
    }
    return made;
  }

  /// {@return what the start of the service, or its maker, threw; null if nothing}
  @Nullable Throwable failure() {
    return failure;
  }

  List<Throwable> takeFailures() {
    return failures.take();
  }

  private @Nullable Strand strand() {
    Service made = service;
    return made == null ? null : made.registry().strand();
  }

  /// {@return whether the caller runs on the strand of this service}
  boolean isCurrent() {
    Strand strand = strand();
    return strand != null && strand.isCurrent();
  }

  /// Makes and starts the service, on a thread of its own.
  ///
  /// @param watch listens to the service before it is started
  void start(Supplier<Service> maker, Consumer<Service> watch, String[] settings) {
    starting =
        Thread.ofPlatform()
            .name("next-service")
            .daemon()
            .start(() -> {
              try {
                run(maker, watch, settings);
              } catch (Throwable e) {
                failure = e;
                seat.vacate(reason(e));
              }
            });
  }

  private void run(Supplier<Service> maker, Consumer<Service> watch, String[] settings) {
    Service made =
        Objects.requireNonNull(
            new Surroundings(time, _ -> seat).make(maker), "the supplier made no service");
    service = made;
    failures.watch(made);
    watch.accept(made);
    made.start(settings);
    if (!seat.whenOpen().toCompletableFuture().isDone()) {
      made.close();
      throw new IllegalStateException(
          "the service does not run where the test wants it; the supplier has to make a new one by"
              + " Service.create() itself, in the thread in which it is called");
    }
  }

  private static String reason(Throwable thrown) {
    String message = thrown.getMessage();
    return message == null ? thrown.getClass().getName() : message;
  }

  /// The process is gone: nobody sees any more what it does.
  void crash(String reason) {
    failures.end();
    time.end();
    seat.vacate(reason);
  }

  /// Leaves everything of the service as it is, for good. On its strand this never returns.
  void abandon() {
    failures.end();
    time.end();
    Thread thread = starting;
    if (thread != null) {
      thread.interrupt();
    }
    Strand strand = strand();
    if (strand != null) {
      strand.abandon();
    }
  }
}
