package dev.parley.event;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.time.Duration;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A handler in its place: what the dispatch calls.
final class Binding implements Listener {
  private static final VarHandle ACTIVE;
  private static final VarHandle LEFT;

  static {
    try {
      var lookup = MethodHandles.lookup();
      ACTIVE = lookup.findVarHandle(Binding.class, "active", boolean.class);
      LEFT = lookup.findVarHandle(Binding.class, "left", long.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  final Registry registry;
  final Terms terms;
  final EventHandler<Object> handler;
  final @Nullable Predicate<Object> when;
  final Phase phase;
  final boolean hearsStopped;
  final Standing standing;

  /// The order of calls: phases first, then this.
  final int phaseIndex;

  final long rank;

  /// The handler, if nothing but the class of the event decides whether it is called; null if more
  /// does, or if it is removed. Read by every dispatch, so that a removal is seen at once.
  volatile @Nullable EventHandler<Object> plain;

  /// What decides about the call, too, if nothing else does; null if there is none, if more does
  /// (see [Run]), or if it is removed.
  volatile @Nullable Predicate<Object> filter;

  private volatile boolean active = true;

  /// Calls that are left of [Registration#times]; read and written through its handle.
  @SuppressWarnings("UnusedVariable")
  private volatile long left;

  /// Plain, since an atomic counter would cost more than the call: exact on the strand.
  long calls;

  long failures;
  long nanos;

  Binding(
      Registry registry,
      Terms terms,
      EventHandler<Object> handler,
      Phase phase,
      int phaseIndex,
      long rank,
      Standing standing) {
    this.registry = registry;
    this.terms = terms;
    this.handler = handler;
    this.when = terms.when;
    this.phase = phase;
    this.phaseIndex = phaseIndex;
    this.rank = rank;
    this.standing = standing;
    this.hearsStopped = terms.evenIfStopped || phase.isAlways();
    this.left = terms.times;
    boolean isSpecial = isSpecial();
    this.plain = isSpecial || when != null ? null : handler;
    this.filter = isSpecial ? null : when;
  }

  private boolean isSpecial() {
    return terms.times != Long.MAX_VALUE
        || terms.pattern != null
        || terms.expireWhen != null
        || terms.detached
        || handler instanceof WeakTarget
        || phase.isConcurrent();
  }

  boolean isIndexed() {
    return terms.name != null || !terms.where.isEmpty();
  }

  boolean comesBefore(Binding other) {
    return phaseIndex != other.phaseIndex ? phaseIndex < other.phaseIndex : rank < other.rank;
  }

  /// Tests what is not indexed; may throw what a predicate of the user throws.
  boolean accepts(Object event) {
    Pattern pattern = terms.pattern;
    if (pattern != null && !pattern.matcher(Route.nameOf(event)).lookingAt()) {
      return false;
    }
    if (terms.expireWhen != null && terms.expireWhen.test(event)) {
      remove();
      return false;
    }
    return when == null || when.test(event);
  }

  /// Takes one of the calls that are left.
  ///
  /// @return false if there is none
  boolean takeCall() {
    if (terms.times == Long.MAX_VALUE) {
      return true;
    }
    long before = (long) LEFT.getAndAdd(this, -1L);
    if (before == 1) {
      remove();
    }
    return before > 0;
  }

  /// Marks it as removed.
  ///
  /// @return false if it was already
  boolean retire() {
    boolean isFirst = (boolean) ACTIVE.getAndSet(this, false);
    plain = null;
    filter = null;
    return isFirst;
  }

  @Override
  public boolean remove() {
    if (!retire()) {
      return false;
    }
    registry.forget(this);
    return true;
  }

  @Override
  public boolean isActive() {
    return active;
  }

  @Override
  public long calls() {
    return calls;
  }

  @Override
  public long failures() {
    return failures;
  }

  @Override
  public Duration time() {
    return Duration.ofNanos(nanos);
  }

  @Override
  public String label() {
    if (terms.label != null) {
      return terms.label;
    }
    return describe(handler);
  }

  private static String describe(Object handler) {
    Class<?> type = handler.getClass();
    if (!type.isHidden() && !type.isAnonymousClass() && overridesToString(type)) {
      return handler.toString();
    }
    String name = type.getName();
    int lambda = name.indexOf("$$Lambda");
    name = lambda < 0 ? name : name.substring(0, lambda);
    return name.substring(name.lastIndexOf('.') + 1) + (lambda < 0 ? "" : " lambda");
  }

  private static boolean overridesToString(Class<?> type) {
    try {
      return type.getMethod("toString").getDeclaringClass() != Object.class;
    } catch (NoSuchMethodException _) {
      return false;
    }
  }

  @Override
  public String terms() {
    return terms.toString();
  }

  @Override
  public Class<?> type() {
    return terms.type;
  }

  @Override
  public Phase phase() {
    return phase;
  }

  @Override
  public String toString() {
    return label();
  }
}
