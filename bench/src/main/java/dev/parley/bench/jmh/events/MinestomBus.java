package dev.parley.bench.jmh.events;

import java.util.List;
import java.util.function.Consumer;
import net.minestom.server.event.EventListener;
import net.minestom.server.event.EventNode;
import net.minestom.server.event.trait.RecursiveEvent;

/// Minestom's event node, where phases are child nodes with priorities. Superclasses hear an event
/// because it is a recursive one.
///
/// Not thread-safe: many threads may use it, one at a time.
final class MinestomBus implements Bus {
  private static class Base implements RecursiveEvent, Tally.Valued {}

  private static class Middle extends Base {}

  private static final class Leaf extends Middle {}

  private final Tally tally;
  private final EventNode<net.minestom.server.event.Event> node = EventNode.all("bench");
  private final Leaf event = new Leaf();

  MinestomBus(Tally tally) {
    this.tally = tally;
  }

  @Override
  public void bind(Shape shape) {
    List<Class<? extends Base>> hierarchy = List.of(Base.class, Middle.class, Leaf.class);
    List<EventNode<net.minestom.server.event.Event>> phases = List.of(child(0), child(1), child(2));
    for (int i = 0; i < shape.handlers(); i++) {
      Consumer<Tally.Valued> handler = tally.consumers.get(i);
      switch (shape) {
        case HIERARCHY -> add(node, hierarchy.get(i), handler);
        case CONDITIONS ->
            node.addListener(
                EventListener.builder(Leaf.class)
                    .filter(e -> e.value() == 1)
                    .handler(handler::accept)
                    .build());
        case PHASES -> add(phases.get(i / 2), Leaf.class, handler);
        default -> add(node, Leaf.class, handler);
      }
    }
    if (shape == Shape.PHASES) {
      phases.forEach(node::addChild);
    }
  }

  private static EventNode<net.minestom.server.event.Event> child(int priority) {
    return EventNode.all("phase " + priority).setPriority(priority);
  }

  // A consumer of values consumes events that are values.
  @SuppressWarnings({"unchecked", "rawtypes"})
  private static <E extends Base> void add(
      EventNode<net.minestom.server.event.Event> node,
      Class<E> type,
      Consumer<Tally.Valued> handler) {
    node.addListener(type, (Consumer<E>) (Consumer) handler);
  }

  @Override
  public void post() {
    node.call(event);
  }
}
