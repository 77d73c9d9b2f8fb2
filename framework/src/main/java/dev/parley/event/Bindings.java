package dev.parley.event;

import dev.parley.strand.Strand;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The bindings of a registry, and the rules by which they come and go.
///
/// Thread-safe.
final class Bindings implements Binder {
  private static final VarHandle TABLE;

  static {
    try {
      TABLE = MethodHandles.lookup().findVarHandle(Bindings.class, "table", Table.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  private final Registry registry;
  private final List<Phase> phases;
  private final Duplicates duplicates;
  private final boolean oncePerEvent;
  private final ReferenceQueue<Object> collected = new ReferenceQueue<>();

  /// Replaced as a whole, by compare and set.
  private volatile Table table = Table.EMPTY;

  Bindings(Registry registry, RegistryBuilder builder) {
    this.registry = registry;
    this.phases = List.copyOf(builder.phases);
    this.duplicates = builder.duplicates;
    this.oncePerEvent = builder.oncePerEvent;
  }

  @Override
  public @Nullable Strand strand() {
    return registry.strand();
  }

  Table table() {
    return table;
  }

  List<Phase> phases() {
    return phases;
  }

  @Override
  public Listener bind(Terms terms, EventHandler<Object> handler) {
    return bindAll(List.of(new Wanted(terms, handler))).getFirst();
  }

  @Override
  public Listener bindWeakly(Terms terms, Object target, WeakHandler<Object, Object> handler) {
    var weak = new WeakTarget(target, handler, collected);
    try {
      Listener listener = bind(terms, weak);
      weak.listener(listener);
      return listener;
    } finally {
      // Not collected before the target knows what to prune.
      Reference.reachabilityFence(target);
    }
  }

  /// A handler that is to be bound.
  record Wanted(Terms terms, EventHandler<Object> handler) {}

  /// Binds all of them in their order, or none.
  List<Listener> bindAll(List<Wanted> wanted) {
    prune();
    wanted.forEach(this::check);
    while (true) {
      Table before = table;
      Table after = before;
      List<Binding> added = new ArrayList<>(wanted.size());
      List<Binding> replaced = new ArrayList<>(0);
      for (Wanted each : wanted) {
        if (duplicates != Duplicates.ALLOW) {
          after = withoutDuplicates(after, each, replaced);
        }
        Binding binding = place(each, after);
        added.add(binding);
        after = after.with(binding);
      }
      if (TABLE.compareAndSet(this, before, after)) {
        replaced.forEach(Binding::retire);
        return List.copyOf(added);
      }
    }
  }

  private void check(Wanted wanted) {
    Terms terms = wanted.terms;
    if (terms.phase != null && !phases.contains(terms.phase)) {
      throw new IllegalArgumentException(
          "phase %s: registry %s does not have it (expected one of %s)"
              .formatted(terms.phase, registry.name(), phases));
    }
    if (terms.detached) {
      registry.requireStrand();
    }
  }

  private Table withoutDuplicates(Table table, Wanted wanted, List<Binding> replaced) {
    Table rest = table;
    for (Binding binding : table.bindings) {
      if (binding.handler.equals(wanted.handler) && binding.terms.matchesLike(wanted.terms)) {
        if (duplicates == Duplicates.REJECT) {
          throw new IllegalStateException(
              "%s is registered already; remove it first, or allow duplicates in registry %s"
                  .formatted(binding.label(), registry.name()));
        }
        rest = rest.without(binding);
        replaced.add(binding);
      }
    }
    return rest;
  }

  private Binding place(Wanted wanted, Table table) {
    Terms terms = wanted.terms;
    long next = table.next;
    terms.oncePerEvent |= oncePerEvent;
    int phase = phaseOf(terms);
    long rank =
        switch (terms.place) {
          case FIRST -> -next - 1;
          case NORMAL -> next;
          case LAST -> Long.MAX_VALUE / 2 + next;
        };
    var standing = new Standing(terms, wanted.handler, table.bindings);
    return new Binding(registry, terms, wanted.handler, phases.get(phase), phase, rank, standing);
  }

  private int phaseOf(Terms terms) {
    if (terms.atTheEnd) {
      return phases.size() - 1;
    }
    return terms.phase == null ? (phases.size() - 1) / 2 : phases.indexOf(terms.phase);
  }

  /// {@return the binding at the place; null if there is none}
  @Nullable Binding find(Place place) {
    for (Binding binding : table.bindings) {
      if (binding.standing.isAt(place)) {
        return binding;
      }
    }
    return null;
  }

  /// Takes out a binding that is removed.
  void forget(Binding binding) {
    while (true) {
      Table before = table;
      Table after = before.without(binding);
      if (after == before || TABLE.compareAndSet(this, before, after)) {
        return;
      }
    }
  }

  /// Takes out all of them in one step.
  void removeAll(List<Listener> listeners) {
    List<Binding> removed = new ArrayList<>(listeners.size());
    for (Listener listener : listeners) {
      if (listener instanceof Binding binding && binding.retire()) {
        removed.add(binding);
      }
    }
    while (true) {
      Table before = table;
      Table after = before;
      for (Binding binding : removed) {
        after = after.without(binding);
      }
      if (after == before || TABLE.compareAndSet(this, before, after)) {
        return;
      }
    }
  }

  /// Makes the route of a class. It is right for the moment of the call, also if it can't be kept
  /// because the bindings change meanwhile.
  Route addRoute(Class<?> type) {
    Table before = table;
    Route known = before.find(type);
    if (known != null) {
      return known;
    }
    Route route = Route.of(type, before, registry.isMeasuring());
    TABLE.compareAndSet(this, before, before.withRoute(route));
    return route;
  }

  void forgetRoutes() {
    while (true) {
      Table before = table;
      if (TABLE.compareAndSet(this, before, before.withoutRoutes())) {
        return;
      }
    }
  }

  /// Takes out bindings whose targets were collected.
  void prune() {
    for (Object gone = collected.poll(); gone != null; gone = collected.poll()) {
      if (gone instanceof WeakTarget target) {
        target.prune();
      }
    }
  }
}
