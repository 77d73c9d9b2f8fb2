package dev.parley.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class GroupTest {
  static class Ring extends Event {
    private final String line;

    Ring(String line) {
      this.line = line;
    }

    String line() {
      return line;
    }
  }

  static final class Hangup extends Ring {
    Hangup(String line) {
      super(line);
    }
  }

  private static final List<String> heard = new ArrayList<>();

  GroupTest() {
    heard.clear();
  }

  static class Base extends Group {
    @On(Ring.class)
    void zulu(Ring ring) {
      heard.add("zulu");
    }

    @On(Ring.class)
    void overridden(Ring ring) {
      heard.add("base");
    }
  }

  static class Watch extends Base {
    @On(Ring.class)
    void yankee(Ring ring) {
      heard.add("yankee " + ring.source());
    }

    @Override
    void overridden(Ring ring) {
      heard.add("derived");
    }

    @On(value = Hangup.class, phase = "after", evenIfStopped = true, label = "the end")
    private void xray(Ring ring, Registry registry) {
      heard.add("xray " + registry);
    }

    @On(value = Ring.class, where = "line=7", times = 1)
    void whiskey(Object event) {
      heard.add("whiskey");
    }

    @On(value = Ring.class, matching = "Hang")
    void alpha(Ring ring) {
      heard.add("alpha");
    }
  }

  private final Registry one = Registry.builder().name("one").source("first").build();
  private final Registry two = Registry.builder().name("two").source("second").build();

  @Test
  void bindsAnnotatedMethodsInTheOrderInWhichTheyAreWritten() {
    new Watch().attachTo(one);
    one.trigger(new Hangup("7"));
    assertThat(heard)
        .containsExactly("zulu", "derived", "yankee first", "whiskey", "alpha", "xray one");
    heard.clear();
    one.trigger(new Ring("7"));
    assertThat(heard).containsExactly("zulu", "derived", "yankee first");
  }

  @Test
  void watchesSeveralRegistriesAndLeavesOneWithoutTheOthers() {
    var watch = new Watch();
    Attachment first = watch.attachTo(one);
    Attachment second = watch.attachTo(two);
    first.detach();
    one.trigger(new Ring("1"));
    two.trigger(new Ring("1"));
    assertThat(heard).containsExactly("zulu", "derived", "yankee second");
    assertThat(first.isAttached()).isFalse();
    assertThat(second.isAttached()).isTrue();
    assertThat(one.listeners()).isEmpty();
    first.detach();
  }

  @Test
  void mayAttachItselfOnConstruction() {
    class Auto extends Group {
      private final List<String> own;

      Auto(Registry registry) {
        own = heard;
        super(registry);
      }

      @On(Ring.class)
      void ring(Ring ring) {
        own.add("auto");
      }
    }
    new Auto(one);
    one.trigger(new Ring("1"));
    assertThat(heard).containsExactly("auto");
  }

  @Test
  void takesAnyObjectAndListedHandlers() {
    class Plain {
      @On(Ring.class)
      void ring(Ring ring) {
        heard.add("plain");
      }
    }
    Group.of(new Plain())
        .listen(Ring.class, on -> on.first().times(1), _ -> heard.add("listed"))
        .attachTo(one);
    one.trigger(new Ring("1"));
    one.trigger(new Ring("1"));
    assertThat(heard).containsExactly("listed", "plain", "plain");
  }

  @Test
  void aMistakeNamesClassAndMethodAndBindsNothing() {
    class Wrong {
      @On(Ring.class)
      void fine(Ring ring) {}

      @On(Ring.class)
      void wrong(String text) {}
    }
    assertThatThrownBy(() -> Group.of(new Wrong()).attachTo(one))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("Wrong.wrong")
        .hasMessageContaining("Ring");
    assertThat(one.listeners()).isEmpty();
  }

  @Test
  void anUnknownPhaseOrAttributeIsAMistakeToo() {
    class Phased {
      @On(value = Ring.class, phase = "later")
      void ring(Ring ring) {}
    }
    class Spec {
      @On(value = Ring.class, where = "colour=red")
      void ring(Ring ring) {}
    }
    class Interface {
      @On(Runnable.class)
      void ring(Runnable ring) {}
    }
    assertThatThrownBy(() -> Group.of(new Phased()).attachTo(one))
        .hasMessageContaining("Phased.ring");
    assertThatThrownBy(() -> Group.of(new Spec()).attachTo(one))
        .hasMessageContaining("Spec.ring")
        .hasMessageContaining("colour");
    assertThatThrownBy(() -> Group.of(new Interface()).attachTo(one))
        .hasMessageContaining("Interface.ring")
        .hasMessageContaining("Runnable");
  }

  @Test
  void attachingTwiceIsADuplicateWhereTheseAreRejected() {
    var strict = Registry.builder().duplicates(Duplicates.REJECT).build();
    var watch = new Watch();
    watch.attachTo(strict);
    int before = strict.listeners().size();
    assertThatThrownBy(() -> watch.attachTo(strict)).isInstanceOf(IllegalStateException.class);
    assertThat(strict.listeners()).hasSize(before);
  }
}
