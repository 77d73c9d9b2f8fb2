package dev.parley.bench.jmh.events;

import java.util.List;

/// Handlers for the buses that look for annotated methods, one for each class.
///
/// Public, since some of these buses call only public methods of public classes.
///
/// Not thread-safe: many threads may use it, one at a time.
public final class Subscribers {
  /// The class that the hierarchy begins with.
  public static class Base implements Tally.Valued {}

  /// Below it.
  public static class Middle extends Base {}

  /// What is posted.
  public static final class Leaf extends Middle {}

  private Subscribers() {}

  static List<Object> of(Tally tally, Shape shape) {
    if (shape == Shape.HIERARCHY) {
      return List.of(new OnBase(tally), new OnMiddle(tally), new On0(tally));
    }
    List<Object> all =
        List.of(
            new On0(tally),
            new On1(tally),
            new On2(tally),
            new On3(tally),
            new On4(tally),
            new On5(tally),
            new On6(tally),
            new On7(tally),
            new On8(tally),
            new On9(tally),
            new On10(tally),
            new On11(tally),
            new On12(tally),
            new On13(tally),
            new On14(tally),
            new On15(tally),
            new On16(tally),
            new On17(tally),
            new On18(tally),
            new On19(tally));
    return all.subList(0, shape.handlers());
  }

  /// A handler.
  public static final class OnBase {
    private final Tally tally;

    OnBase(Tally tally) {
      this.tally = tally;
    }

    /// Adds.
    @com.google.common.eventbus.Subscribe
    @org.greenrobot.eventbus.Subscribe
    @net.engio.mbassy.listener.Handler
    public void on(Base event) {
      tally.sum += event.value() ^ 1;
    }
  }

  /// A handler.
  public static final class OnMiddle {
    private final Tally tally;

    OnMiddle(Tally tally) {
      this.tally = tally;
    }

    /// Adds.
    @com.google.common.eventbus.Subscribe
    @org.greenrobot.eventbus.Subscribe
    @net.engio.mbassy.listener.Handler
    public void on(Middle event) {
      tally.sum += event.value() ^ 2;
    }
  }

  /// A handler.
  public static final class On0 {
    private final Tally tally;

    On0(Tally tally) {
      this.tally = tally;
    }

    /// Adds.
    @com.google.common.eventbus.Subscribe
    @org.greenrobot.eventbus.Subscribe
    @net.engio.mbassy.listener.Handler
    public void on(Leaf event) {
      tally.sum += event.value() ^ 0;
    }
  }

  /// A handler.
  public static final class On1 {
    private final Tally tally;

    On1(Tally tally) {
      this.tally = tally;
    }

    /// Adds.
    @com.google.common.eventbus.Subscribe
    @org.greenrobot.eventbus.Subscribe
    @net.engio.mbassy.listener.Handler
    public void on(Leaf event) {
      tally.sum += event.value() ^ 1;
    }
  }

  /// A handler.
  public static final class On2 {
    private final Tally tally;

    On2(Tally tally) {
      this.tally = tally;
    }

    /// Adds.
    @com.google.common.eventbus.Subscribe
    @org.greenrobot.eventbus.Subscribe
    @net.engio.mbassy.listener.Handler
    public void on(Leaf event) {
      tally.sum += event.value() ^ 2;
    }
  }

  /// A handler.
  public static final class On3 {
    private final Tally tally;

    On3(Tally tally) {
      this.tally = tally;
    }

    /// Adds.
    @com.google.common.eventbus.Subscribe
    @org.greenrobot.eventbus.Subscribe
    @net.engio.mbassy.listener.Handler
    public void on(Leaf event) {
      tally.sum += event.value() ^ 3;
    }
  }

  /// A handler.
  public static final class On4 {
    private final Tally tally;

    On4(Tally tally) {
      this.tally = tally;
    }

    /// Adds.
    @com.google.common.eventbus.Subscribe
    @org.greenrobot.eventbus.Subscribe
    @net.engio.mbassy.listener.Handler
    public void on(Leaf event) {
      tally.sum += event.value() ^ 4;
    }
  }

  /// A handler.
  public static final class On5 {
    private final Tally tally;

    On5(Tally tally) {
      this.tally = tally;
    }

    /// Adds.
    @com.google.common.eventbus.Subscribe
    @org.greenrobot.eventbus.Subscribe
    @net.engio.mbassy.listener.Handler
    public void on(Leaf event) {
      tally.sum += event.value() ^ 5;
    }
  }

  /// A handler.
  public static final class On6 {
    private final Tally tally;

    On6(Tally tally) {
      this.tally = tally;
    }

    /// Adds.
    @com.google.common.eventbus.Subscribe
    @org.greenrobot.eventbus.Subscribe
    @net.engio.mbassy.listener.Handler
    public void on(Leaf event) {
      tally.sum += event.value() ^ 6;
    }
  }

  /// A handler.
  public static final class On7 {
    private final Tally tally;

    On7(Tally tally) {
      this.tally = tally;
    }

    /// Adds.
    @com.google.common.eventbus.Subscribe
    @org.greenrobot.eventbus.Subscribe
    @net.engio.mbassy.listener.Handler
    public void on(Leaf event) {
      tally.sum += event.value() ^ 7;
    }
  }

  /// A handler.
  public static final class On8 {
    private final Tally tally;

    On8(Tally tally) {
      this.tally = tally;
    }

    /// Adds.
    @com.google.common.eventbus.Subscribe
    @org.greenrobot.eventbus.Subscribe
    @net.engio.mbassy.listener.Handler
    public void on(Leaf event) {
      tally.sum += event.value() ^ 8;
    }
  }

  /// A handler.
  public static final class On9 {
    private final Tally tally;

    On9(Tally tally) {
      this.tally = tally;
    }

    /// Adds.
    @com.google.common.eventbus.Subscribe
    @org.greenrobot.eventbus.Subscribe
    @net.engio.mbassy.listener.Handler
    public void on(Leaf event) {
      tally.sum += event.value() ^ 9;
    }
  }

  /// A handler.
  public static final class On10 {
    private final Tally tally;

    On10(Tally tally) {
      this.tally = tally;
    }

    /// Adds.
    @com.google.common.eventbus.Subscribe
    @org.greenrobot.eventbus.Subscribe
    @net.engio.mbassy.listener.Handler
    public void on(Leaf event) {
      tally.sum += event.value() ^ 10;
    }
  }

  /// A handler.
  public static final class On11 {
    private final Tally tally;

    On11(Tally tally) {
      this.tally = tally;
    }

    /// Adds.
    @com.google.common.eventbus.Subscribe
    @org.greenrobot.eventbus.Subscribe
    @net.engio.mbassy.listener.Handler
    public void on(Leaf event) {
      tally.sum += event.value() ^ 11;
    }
  }

  /// A handler.
  public static final class On12 {
    private final Tally tally;

    On12(Tally tally) {
      this.tally = tally;
    }

    /// Adds.
    @com.google.common.eventbus.Subscribe
    @org.greenrobot.eventbus.Subscribe
    @net.engio.mbassy.listener.Handler
    public void on(Leaf event) {
      tally.sum += event.value() ^ 12;
    }
  }

  /// A handler.
  public static final class On13 {
    private final Tally tally;

    On13(Tally tally) {
      this.tally = tally;
    }

    /// Adds.
    @com.google.common.eventbus.Subscribe
    @org.greenrobot.eventbus.Subscribe
    @net.engio.mbassy.listener.Handler
    public void on(Leaf event) {
      tally.sum += event.value() ^ 13;
    }
  }

  /// A handler.
  public static final class On14 {
    private final Tally tally;

    On14(Tally tally) {
      this.tally = tally;
    }

    /// Adds.
    @com.google.common.eventbus.Subscribe
    @org.greenrobot.eventbus.Subscribe
    @net.engio.mbassy.listener.Handler
    public void on(Leaf event) {
      tally.sum += event.value() ^ 14;
    }
  }

  /// A handler.
  public static final class On15 {
    private final Tally tally;

    On15(Tally tally) {
      this.tally = tally;
    }

    /// Adds.
    @com.google.common.eventbus.Subscribe
    @org.greenrobot.eventbus.Subscribe
    @net.engio.mbassy.listener.Handler
    public void on(Leaf event) {
      tally.sum += event.value() ^ 15;
    }
  }

  /// A handler.
  public static final class On16 {
    private final Tally tally;

    On16(Tally tally) {
      this.tally = tally;
    }

    /// Adds.
    @com.google.common.eventbus.Subscribe
    @org.greenrobot.eventbus.Subscribe
    @net.engio.mbassy.listener.Handler
    public void on(Leaf event) {
      tally.sum += event.value() ^ 16;
    }
  }

  /// A handler.
  public static final class On17 {
    private final Tally tally;

    On17(Tally tally) {
      this.tally = tally;
    }

    /// Adds.
    @com.google.common.eventbus.Subscribe
    @org.greenrobot.eventbus.Subscribe
    @net.engio.mbassy.listener.Handler
    public void on(Leaf event) {
      tally.sum += event.value() ^ 17;
    }
  }

  /// A handler.
  public static final class On18 {
    private final Tally tally;

    On18(Tally tally) {
      this.tally = tally;
    }

    /// Adds.
    @com.google.common.eventbus.Subscribe
    @org.greenrobot.eventbus.Subscribe
    @net.engio.mbassy.listener.Handler
    public void on(Leaf event) {
      tally.sum += event.value() ^ 18;
    }
  }

  /// A handler.
  public static final class On19 {
    private final Tally tally;

    On19(Tally tally) {
      this.tally = tally;
    }

    /// Adds.
    @com.google.common.eventbus.Subscribe
    @org.greenrobot.eventbus.Subscribe
    @net.engio.mbassy.listener.Handler
    public void on(Leaf event) {
      tally.sum += event.value() ^ 19;
    }
  }
}
