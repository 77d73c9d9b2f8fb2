package dev.parley.event;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The way of the events of one concrete class: its handlers in the order of their calls, found
/// once.
final class Route {
  final Class<?> type;

  /// Whether the dispatch has to look closer at every binding: to measure it, or because a handler
  /// could be called twice that wants to be called once.
  final boolean isCareful;

  /// What to call, if that is all that the dispatch has to do; not empty. Null if there is more.
  final Binding @Nullable [] plain;

  /// Whether nobody hears the event, nor that nobody does.
  final boolean isSilent;

  final Binding[] unconditional;
  private final Logger log;
  private final @Nullable MatchIndex index;

  private Route(
      Class<?> type,
      boolean isCareful,
      boolean hearsUnheard,
      Binding[] unconditional,
      @Nullable MatchIndex index) {
    this.type = type;
    this.isCareful = isCareful;
    this.log = LoggerFactory.getLogger("dev.parley.event." + type.getSimpleName());
    this.unconditional = unconditional;
    this.index = index;
    this.plain = index == null && !isCareful && unconditional.length > 0 ? unconditional : null;
    this.isSilent = index == null && !hearsUnheard && unconditional.length == 0;
  }

  static Route of(Class<?> type, Table table, boolean isMeasuring) {
    var unconditional = new ArrayList<Binding>();
    var indexed = new ArrayList<Binding>();
    Set<EventHandler<?>> once = new HashSet<>();
    boolean isCareful = isMeasuring;
    for (Binding binding : table.bindings) {
      if (binding.terms.type.isAssignableFrom(type)) {
        (binding.isIndexed() ? indexed : unconditional).add(binding);
        isCareful |= binding.terms.oncePerEvent && !once.add(binding.handler);
      }
    }
    Binding[] base = unconditional.toArray(new Binding[0]);
    return new Route(
        type,
        isCareful,
        table.hearsUnheard,
        base,
        indexed.isEmpty() ? null : MatchIndex.of(base, indexed));
  }

  /// {@return the bindings whose match specs the event fulfils now, in the order of their calls}
  Binding[] select(Object event) {
    return index == null ? unconditional : index.select(event);
  }

  /// As [#select], where an attribute that can't be read is reported and matches nothing.
  Binding[] selectDespiteFailures(Object event, BiConsumer<Binding, Throwable> failures) {
    return index == null ? unconditional : index.selectDespiteFailures(event, failures);
  }

  /// {@return all bindings that events of this class could meet, in the order of their calls}
  List<Binding> all() {
    return index == null ? List.of(unconditional) : index.all();
  }

  boolean isLogging() {
    return log.isDebugEnabled();
  }

  void log(Object event) {
    if (log.isTraceEnabled() && event instanceof Event known && !known.confidential().isEmpty()) {
      log.trace("{}: {}", event, known.confidential());
    } else {
      log.debug("{}", event);
    }
  }

  static String nameOf(Object event) {
    return event instanceof Event known ? known.name() : event.getClass().getSimpleName();
  }
}
