package dev.parley;

import dev.parley.event.Listener;
import dev.parley.strand.Wait;
import dev.parley.strand.WaitTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Waits for the first of several things, and says for each what it leads to:
///
/// ```java
/// String news = client.<String>select()
///     .line(line -> "you typed " + line)
///     .event(Bell.class, bell -> "the bell rings")
///     .result(weather, report -> "it is " + report)
///     .after(Duration.ofMinutes(1), () -> "nothing happens")
///     .await();
/// ```
///
/// What was not first is not lost: a line that comes later goes where lines go, an event is heard
/// by others all the same.
///
/// Confined to its strand: call it only from a handler, timer or task of the service.
///
/// @param <T> what it leads to
public final class Select<T> {
  private final Client client;
  private final List<Branch<T>> branches = new ArrayList<>();
  private @Nullable Duration limit;
  private @Nullable Supplier<? extends T> late;

  Select(Client client) {
    this.client = client;
  }

  /// One of the things that can be first.
  private record Branch<T>(String name, Arming arming, Function<Object, ? extends T> leadsTo) {}

  /// Has a wait completed when a thing happens.
  private interface Arming {
    /// @return undoes it
    Runnable arm(Wait<Object> wait, int index);
  }

  /// What happened first.
  ///
  /// @param index the branch; less than zero for the end of the time
  record First(int index, @Nullable Object value) {
    /// Without the value, which may be a line.
    @Override
    public String toString() {
      return "branch " + index;
    }
  }

  /// The next line that the client sends; one that is there already is first at once.
  ///
  /// @return this
  /// @throws IllegalStateException if the client is in raw mode
  public Select<T> line(Function<? super String, ? extends T> leadsTo) {
    Objects.requireNonNull(leadsTo, "leadsTo");
    client.requireLines();
    // The inbox completes the wait with the bare line.
    return add("line", (_, _) -> () -> {}, line -> leadsTo.apply((String) line));
  }

  /// The next event of a class or of its subclasses, behind all other handlers of that event.
  ///
  /// @return this
  public <E> Select<T> event(Class<E> type, Function<? super E, ? extends T> leadsTo) {
    return event(type, _ -> true, leadsTo);
  }

  /// The next event of a class that meets a condition, behind all other handlers of that event.
  ///
  /// @param condition must be quick and must not wait
  /// @return this
  public <E> Select<T> event(
      Class<E> type, Predicate<? super E> condition, Function<? super E, ? extends T> leadsTo) {
    Objects.requireNonNull(condition, "condition");
    Objects.requireNonNull(leadsTo, "leadsTo");
    Arming arming =
        (wait, index) -> {
          Listener listener =
              client
                  .service()
                  .registry()
                  .on(type)
                  .when(condition)
                  .last()
                  .listen(event -> wait.complete(new First(index, event)));
          return listener::remove;
        };
    return add(type.getSimpleName(), arming, event -> leadsTo.apply(type.cast(event)));
  }

  /// A result of work that goes on elsewhere. If the work fails, [#await] throws a
  /// [CompletionException] with the cause.
  ///
  /// @return this
  // What comes out is what the stage is completed with.
  @SuppressWarnings({"unchecked", "FutureReturnValueIgnored"})
  public <R extends @Nullable Object> Select<T> result(
      CompletionStage<R> stage, Function<? super R, ? extends T> leadsTo) {
    Objects.requireNonNull(stage, "stage");
    Objects.requireNonNull(leadsTo, "leadsTo");
    Arming arming =
        (wait, index) -> {
          stage.whenComplete((value, failure) -> {
            if (failure == null) {
              wait.complete(new First(index, value));
            } else {
              wait.fail(() -> asUnchecked(failure));
            }
          });
          return () -> {};
        };
    return add("result", arming, value -> leadsTo.apply((R) value));
  }

  /// The end of a time, counted from [#await] on; without this, it waits for ever.
  ///
  /// @return this
  public Select<T> after(Duration limit, Supplier<? extends T> leadsTo) {
    this.limit = Objects.requireNonNull(limit, "limit");
    this.late = Objects.requireNonNull(leadsTo, "leadsTo");
    return this;
  }

  /// Waits for the first of them, and leaves the strand to others meanwhile.
  ///
  /// @return what it leads to
  /// @throws DisconnectedException if the client leaves first
  /// @throws CompletionException if a result was to come and its work failed
  /// @throws IllegalStateException off the strand, or if there is nothing to wait for
  // Only a result can be null, where its type admits it.
  @SuppressWarnings("NullAway")
  public T await() {
    if (branches.isEmpty() && late == null) {
      throw new IllegalStateException("nothing to wait for; call line(), event() or another first");
    }
    String names = branches.stream().map(Branch::name).toList().toString();
    First first =
        client.service().calls().await(CallKind.SELECT, client.number(), names, this::first);
    return late != null && first.index() < 0
        ? late.get()
        : branches.get(first.index()).leadsTo().apply(first.value());
  }

  private First first() {
    Wait<Object> wait = Wait.forInput(client.service().strand(), client);
    List<Runnable> undo = new ArrayList<>();
    int line = lineBranch();
    try {
      if (line < 0) {
        client.inbox().watch(wait);
      } else {
        client.inbox().listen(wait);
      }
      for (int i = 0; i < branches.size(); i++) {
        undo.add(branches.get(i).arming().arm(wait, i));
      }
      Object value =
          limit == null
              ? wait.await()
              : wait.await(client.service().calls().left(CallKind.SELECT, limit));
      if (value instanceof First first) {
        return first;
      }
      client.inbox().taken();
      return new First(line, value);
    } catch (WaitTimeoutException e) {
      if (late == null) {
        throw e;
      }
      return new First(-1, null);
    } finally {
      client.inbox().forget(wait);
      undo.forEach(Runnable::run);
    }
  }

  private int lineBranch() {
    for (int i = 0; i < branches.size(); i++) {
      if (branches.get(i).name().equals("line")) {
        return i;
      }
    }
    return -1;
  }

  private Select<T> add(String name, Arming arming, Function<Object, ? extends T> leadsTo) {
    branches.add(new Branch<>(name, arming, leadsTo));
    return this;
  }

  private static CompletionException asUnchecked(Throwable failure) {
    return failure instanceof CompletionException known ? known : new CompletionException(failure);
  }
}
