package dev.parley.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Plays random games, in which handlers stop, fail, remove, add and trigger, on a registry and on
/// a model of it that is too simple to be wrong, over random class hierarchies, and compares what
/// was called.
///
/// A failing game prints its seed; `mvn test -Dtest=RandomDispatchTest -Dparley.seed=SEED` plays it
/// again.
@Timeout(300)
class RandomDispatchTest {
  private static final List<Phase> PHASES =
      List.of(Phase.BEFORE, Phase.DURING, Phase.of("audit").always());
  private static final int DEEPEST = 3;
  private static final int MOST_LISTENERS = 60;

  static LongStream seeds() {
    Long replay = Long.getLong("parley.seed");
    return replay != null ? LongStream.of(replay) : LongStream.range(0, 60);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void agreesWithTheModel(long seed) {
    play(seed);
  }

  @Test
  @Tag("slow")
  void agreesWithTheModelInManyGames() {
    new Random().longs(20_000).forEach(RandomDispatchTest::play);
  }

  private static void play(long seed) {
    List<String> real = new Game(seed, new RealWorld()).play();
    List<String> model = new Game(seed, new Model()).play();
    assertThat(real).as("replay with -Dparley.seed=%d", seed).isEqualTo(model);
  }

  /// How a handler is registered.
  record Spec(
      int type,
      int handler,
      int phase,
      int place,
      int times,
      boolean evenIfStopped,
      boolean once,
      int filter,
      Integer colour,
      int named) {}

  /// A registry, or what stands for it.
  interface World {
    void begin(RandomHierarchy hierarchy, Body body);

    void add(Spec spec);

    /// Says whether it was there.
    boolean remove(int listener);

    /// Says what came out.
    String trigger(int type, RandomHierarchy.Base event);
  }

  /// What all handlers do.
  interface Body {
    void call(int handler, RandomHierarchy.Base event);
  }

  /// One sequence of registrations and events, and what handlers do when they are called: all of it
  /// decided by the seed, so that it happens alike in each world.
  private static final class Game {
    private final long seed;
    private final World world;
    private final RandomHierarchy hierarchy;
    private final Random random;
    private final List<String> trace = new ArrayList<>();
    private final Map<Integer, Integer> calls = new HashMap<>();
    private int listeners;
    private int depth;
    private int events;

    Game(long seed, World world) {
      this.seed = seed;
      this.world = world;
      this.random = new Random(seed);
      this.hierarchy = new RandomHierarchy(random, 3 + random.nextInt(8));
      world.begin(hierarchy, this::call);
    }

    List<String> play() {
      for (int i = 3 + random.nextInt(12); i > 0; i--) {
        add(random);
      }
      for (int step = 0; step < 40 && trace.size() < 4000; step++) {
        switch (random.nextInt(8)) {
          case 0 -> add(random);
          case 1 -> remove(random);
          default -> trigger(random);
        }
      }
      return trace;
    }

    private void add(Random random) {
      if (listeners == MOST_LISTENERS) {
        return;
      }
      listeners++;
      int type = random.nextInt(hierarchy.classes.size());
      world.add(
          new Spec(
              type,
              random.nextInt(12),
              random.nextInt(PHASES.size()),
              random.nextInt(4),
              random.nextInt(4) == 0 ? 1 + random.nextInt(3) : 0,
              random.nextInt(6) == 0,
              random.nextInt(4) == 0,
              random.nextInt(3) == 0 ? 2 + random.nextInt(2) : 1,
              random.nextInt(4) == 0 ? random.nextInt(3) : null,
              random.nextInt(5) == 0 ? random.nextInt(hierarchy.classes.size()) : -1));
    }

    private void remove(Random random) {
      if (listeners > 0) {
        int listener = random.nextInt(listeners);
        trace.add("remove " + listener + ": " + world.remove(listener));
      }
    }

    private void trigger(Random random) {
      int type = random.nextInt(hierarchy.classes.size());
      Integer colour = random.nextInt(4) == 0 ? null : Integer.valueOf(random.nextInt(3));
      int number = events++;
      depth++;
      trace.add("trigger C" + type + " #" + number);
      trace.add("#" + number + ": " + world.trigger(type, hierarchy.event(type, number, colour)));
      depth--;
    }

    private void call(int handler, RandomHierarchy.Base event) {
      int call = calls.merge(handler, 1, Integer::sum);
      trace.add("  ".repeat(depth) + "handler " + handler + " hears #" + event.number);
      var own = new Random(seed * 7919 + handler * 31L + call);
      own.nextInt();
      switch (own.nextInt(12)) {
        case 0 -> event.stop();
        case 1 -> throw new IllegalStateException("handler " + handler);
        case 2, 3 -> remove(own);
        case 4 -> add(own);
        case 5, 6 -> {
          if (depth < DEEPEST && trace.size() < 4000) {
            trigger(own);
          }
        }
        default -> {}
      }
    }
  }

  private static final class RealWorld implements World {
    private final Registry registry =
        Registry.builder().phases(PHASES.toArray(Phase[]::new)).build();
    private final List<Listener> listeners = new ArrayList<>();
    private final List<EventHandler<RandomHierarchy.Base>> handlers = new ArrayList<>();
    private RandomHierarchy hierarchy;

    @Override
    public void begin(RandomHierarchy hierarchy, Body body) {
      this.hierarchy = hierarchy;
      for (int i = 0; i < 12; i++) {
        int handler = i;
        handlers.add(event -> body.call(handler, event));
      }
    }

    @Override
    public void add(Spec spec) {
      Registration<? extends RandomHierarchy.Base> on =
          registry.on(hierarchy.classes.get(spec.type)).in(PHASES.get(spec.phase));
      if (spec.place == 1) {
        on.first();
      }
      if (spec.place == 2) {
        on.last();
      }
      if (spec.times > 0) {
        on.times(spec.times);
      }
      if (spec.evenIfStopped) {
        on.evenIfStopped();
      }
      if (spec.once) {
        on.oncePerEvent();
      }
      if (spec.filter > 1) {
        on.when(event -> event.number % spec.filter == 0);
      }
      if (spec.colour != null) {
        on.where(RandomHierarchy.Base.COLOUR, spec.colour);
      }
      if (spec.named >= 0) {
        on.named(hierarchy.classes.get(spec.named).getSimpleName());
      }
      listeners.add(on.label("" + listeners.size()).listen(handlers.get(spec.handler)));
    }

    @Override
    public boolean remove(int listener) {
      return listeners.get(listener).remove();
    }

    @Override
    public String trigger(int type, RandomHierarchy.Base event) {
      Outcome outcome = registry.trigger(event);
      return describe(
          outcome.heard(),
          outcome.isStopped(),
          outcome.stoppedBy().map(Listener::label).orElse("nobody"),
          outcome.failures().stream().map(failure -> failure.listener().label()).toList());
    }
  }

  private static String describe(int heard, boolean stopped, String by, List<String> failed) {
    return "heard %d, stopped %s by %s, failed %s".formatted(heard, stopped, by, failed);
  }

  /// The rules, written down with no thought of speed.
  private static final class Model implements World {
    private static final class Entry {
      final int id;
      final Spec spec;
      int left;
      boolean removed;

      Entry(int id, Spec spec) {
        this.id = id;
        this.spec = spec;
        this.left = spec.times == 0 ? Integer.MAX_VALUE : spec.times;
      }

      long rank() {
        return switch (spec.place) {
          case 1 -> -1 - id;
          case 2 -> 1_000_000 + id;
          default -> id;
        };
      }
    }

    private final List<Entry> entries = new ArrayList<>();
    private RandomHierarchy hierarchy;
    private Body body;

    @Override
    public void begin(RandomHierarchy hierarchy, Body body) {
      this.hierarchy = hierarchy;
      this.body = body;
    }

    @Override
    public void add(Spec spec) {
      entries.add(new Entry(entries.size(), spec));
    }

    @Override
    public boolean remove(int listener) {
      Entry entry = entries.get(listener);
      boolean was = !entry.removed;
      entry.removed = true;
      return was;
    }

    @Override
    public String trigger(int type, RandomHierarchy.Base event) {
      List<Entry> bound =
          entries.stream()
              .filter(entry -> !entry.removed)
              .sorted(
                  Comparator.<Entry>comparingInt(entry -> entry.spec.phase)
                      .thenComparingLong(Entry::rank))
              .toList();
      int heard = 0;
      String stoppedBy = "nobody";
      List<String> failed = new ArrayList<>();
      Set<Integer> calledOnce = new HashSet<>();
      for (Entry entry : bound) {
        if (!matches(entry, event)
            || (entry.spec.once && calledOnce.contains(entry.spec.handler))) {
          continue;
        }
        if (entry.spec.once) {
          calledOnce.add(entry.spec.handler);
        }
        if (--entry.left == 0) {
          entry.removed = true;
        }
        heard++;
        boolean wasStopped = event.isStopped();
        try {
          body.call(entry.spec.handler, event);
        } catch (IllegalStateException e) {
          failed.add("" + entry.id);
        }
        if (!wasStopped && event.isStopped()) {
          stoppedBy = "" + entry.id;
        }
      }
      return describe(heard, event.isStopped(), stoppedBy, failed);
    }

    private boolean matches(Entry entry, RandomHierarchy.Base event) {
      Spec spec = entry.spec;
      return !entry.removed
          && hierarchy.classes.get(spec.type).isInstance(event)
          && (!event.isStopped() || spec.evenIfStopped || PHASES.get(spec.phase).isAlways())
          && event.number % spec.filter == 0
          && (spec.colour == null || spec.colour.equals(event.colour))
          && (spec.named < 0
              || hierarchy
                  .classes
                  .get(spec.named)
                  .getSimpleName()
                  .equals(event.getClass().getSimpleName()));
    }
  }
}
