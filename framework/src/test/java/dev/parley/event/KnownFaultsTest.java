package dev.parley.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What older event systems got wrong, each once, so that it does not come back.
class KnownFaultsTest {
  static class Base extends Event {}

  static class Derived extends Base {}

  private final Registry registry = Registry.create();
  private final List<String> heard = new ArrayList<>();

  @Test
  void removingDuringADispatchDoesNotSkipTheNextHandler() {
    var listeners = new ArrayList<Listener>();
    listeners.add(
        registry.listen(
            Base.class,
            _ -> {
              heard.add("1");
              listeners.getFirst().remove();
            }));
    registry.listen(Base.class, _ -> heard.add("2"));
    registry.listen(Base.class, _ -> heard.add("3"));
    registry.trigger(new Base());
    assertThat(heard).containsExactly("1", "2", "3");
  }

  @Test
  void aGroupIsNotHalfBoundAfterAMistake() {
    class Half {
      @On(Base.class)
      void good(Base event) {}

      @On(Base.class)
      void bad() {}
    }
    assertThatThrownBy(() -> Group.of(new Half()).attachTo(registry))
        .hasMessageContaining("Half.bad");
    assertThat(registry.listeners()).isEmpty();
  }

  @Test
  void aClassThatIsLoadedAfterTheBindingIsHeard() {
    registry.listen(Base.class, event -> heard.add(event.name()));
    class Later extends Derived {}
    registry.trigger(new Later());
    assertThat(heard).containsExactly("Later");
  }

  @Test
  void aHandlerIsCalledOnceHoweverItsClassIsReached() {
    interface Marked {}
    class Diamond extends Derived implements Marked {}
    registry.listen(Base.class, _ -> heard.add("base"));
    registry.trigger(new Diamond());
    assertThat(heard).containsExactly("base");
  }

  @Test
  void anExceptionInAHandlerEndsNothing() {
    registry.listen(
        Base.class,
        _ -> {
          throw new IllegalStateException("broken");
        });
    registry.trigger(new Base());
    assertThat(registry.trigger(new Base()).failures()).hasSize(1);
    assertThat(registry.isRunning()).isTrue();
  }

  @Test
  void anUnknownPhaseIsRefusedAndNotSilent() {
    assertThatThrownBy(() -> registry.on(Base.class).in(Phase.of("befor")).listen(_ -> {}))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void anEventWithoutTheAttributeDoesNotMatch() {
    var attribute = Attribute.of(Base.class, "colour", _ -> (String) null);
    registry.on(Base.class).where(attribute, "red").listen(_ -> heard.add("red"));
    registry.trigger(new Base());
    assertThat(heard).isEmpty();
  }

  @Test
  void anEventWithoutDetailsReachesWhoAsksForNone() {
    registry.listen(Base.class, _ -> heard.add("all"));
    registry.trigger(new Base());
    assertThat(heard).containsExactly("all");
  }

  @Test
  void firingFromAHandlerAndWaitingDoesNotDeadlock() {
    registry.listen(Derived.class, _ -> heard.add("inner"));
    registry.on(Base.class).times(1).listen(_ -> registry.trigger(new Derived()));
    registry.trigger(new Base());
    assertThat(heard).containsExactly("inner");
  }

  @Test
  void aLambdaDoesNotVanish() {
    registry.listen(Base.class, _ -> heard.add("here"));
    for (int i = 0; i < 5; i++) {
      System.gc();
    }
    registry.trigger(new Base());
    assertThat(heard).containsExactly("here");
  }

  @Test
  void aHandlerThatMatchesInSeveralWaysIsCalledOnceIfItSaysSo() {
    EventHandler<Base> handler = event -> heard.add(event.name());
    var once = Registry.builder().oncePerEvent().build();
    once.on(Base.class).named("Derived").listen(handler);
    once.on(Base.class).named(java.util.regex.Pattern.compile("D.*")).listen(handler);
    once.listen(Derived.class, handler);
    once.trigger(new Derived());
    assertThat(heard).containsExactly("Derived");
  }
}
