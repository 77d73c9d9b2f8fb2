package dev.parley.bench.jmh.events;

import java.io.Serial;
import java.util.List;
import java.util.function.Consumer;
import org.springframework.context.ApplicationEvent;
import org.springframework.context.event.SimpleApplicationEventMulticaster;
import org.springframework.context.event.SmartApplicationListener;

/// Spring's multicaster, outside of a container. Phases are orders; it knows no conditions for
/// listeners of this kind.
///
/// Not thread-safe: many threads may use it, one at a time.
final class SpringBus implements Bus {
  private static class Base extends ApplicationEvent implements Tally.Valued {
    @Serial private static final long serialVersionUID = 1L;

    Base() {
      super("bench");
    }
  }

  private static class Middle extends Base {
    @Serial private static final long serialVersionUID = 1L;
  }

  private static final class Leaf extends Middle {
    @Serial private static final long serialVersionUID = 1L;
  }

  /// Hears one class and its subclasses.
  private record Listener(Class<?> type, int order, Consumer<Tally.Valued> handler)
      implements SmartApplicationListener {
    @Override
    public boolean supportsEventType(Class<? extends ApplicationEvent> eventType) {
      return type.isAssignableFrom(eventType);
    }

    @Override
    public int getOrder() {
      return order;
    }

    @Override
    public void onApplicationEvent(ApplicationEvent event) {
      handler.accept((Tally.Valued) event);
    }
  }

  private final Tally tally;
  private final SimpleApplicationEventMulticaster bus = new SimpleApplicationEventMulticaster();
  private final Leaf event = new Leaf();

  SpringBus(Tally tally) {
    this.tally = tally;
  }

  @Override
  public void bind(Shape shape) {
    List<Class<?>> hierarchy = List.of(Base.class, Middle.class, Leaf.class);
    for (int i = 0; i < shape.handlers(); i++) {
      Class<?> type = shape == Shape.HIERARCHY ? hierarchy.get(i) : Leaf.class;
      int order = shape == Shape.PHASES ? i / 2 : 0;
      bus.addApplicationListener(new Listener(type, order, tally.consumers.get(i)));
    }
  }

  @Override
  public void post() {
    bus.multicastEvent(event);
  }
}
