package dev.parley.event;

import dev.parley.strand.Strand;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Makes a [Registry] with other settings than the usual ones, which are: running, no strand, the
/// phases before, during and after, duplicates allowed, failures reported, 100 nested triggers.
///
/// Not thread-safe: many threads may use it, one at a time.
public final class RegistryBuilder {
  String name = "events";
  @Nullable Object source;
  @Nullable Strand strand;
  List<Phase> phases = List.of(Phase.BEFORE, Phase.DURING, Phase.AFTER);
  Duplicates duplicates = Duplicates.ALLOW;
  FailurePolicy failures = FailurePolicy.CONTINUE;
  boolean oncePerEvent;
  boolean running = true;
  int nesting = 100;

  RegistryBuilder() {}

  /// Names the registry in messages.
  public RegistryBuilder name(String name) {
    this.name = Objects.requireNonNull(name, "name");
    return this;
  }

  /// What its events say that they come from; by default the registry.
  public RegistryBuilder source(Object source) {
    this.source = Objects.requireNonNull(source, "source");
    return this;
  }

  /// Runs all handlers on the strand, so that they may wait; several registries may share one.
  public RegistryBuilder strand(Strand strand) {
    this.strand = Objects.requireNonNull(strand, "strand");
    return this;
  }

  /// Handles each event in these phases, in this order.
  ///
  /// @throws IllegalArgumentException if there is none, or two have one name
  public RegistryBuilder phases(Phase... phases) {
    List<String> names = List.of(phases).stream().map(Phase::name).toList();
    if (names.isEmpty() || Set.copyOf(names).size() < names.size()) {
      throw new IllegalArgumentException(
          "phases: " + names + " (expected at least one, each with a name of its own)");
    }
    this.phases = List.of(phases);
    return this;
  }

  /// What happens when a handler is registered again.
  public RegistryBuilder duplicates(Duplicates duplicates) {
    this.duplicates = Objects.requireNonNull(duplicates, "duplicates");
    return this;
  }

  /// What a trigger does when a handler throws, unless it says otherwise itself.
  public RegistryBuilder failures(FailurePolicy failures) {
    this.failures = Objects.requireNonNull(failures, "failures");
    return this;
  }

  /// Calls every handler at most once for an event, at its earliest place, even if it is registered
  /// several times.
  public RegistryBuilder oncePerEvent() {
    this.oncePerEvent = true;
    return this;
  }

  /// Lets the registry refuse events until [Registry#start].
  public RegistryBuilder stopped() {
    this.running = false;
    return this;
  }

  /// How deep handlers may trigger events inside one another.
  ///
  /// @throws IllegalArgumentException if it is less than 1
  public RegistryBuilder nesting(int limit) {
    if (limit < 1) {
      throw new IllegalArgumentException("nesting: " + limit + " (expected 1 or more)");
    }
    this.nesting = limit;
    return this;
  }

  /// {@return the registry}
  ///
  /// @throws IllegalArgumentException if a phase is concurrent and there is no strand
  public Registry build() {
    for (Phase phase : phases) {
      if (phase.isConcurrent() && strand == null) {
        throw new IllegalArgumentException(
            "phase " + phase + " is concurrent, which needs a strand; give the registry one");
      }
    }
    return new Registry(this);
  }
}
