package dev.parley;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.event.HandlerFailed;
import dev.parley.event.Listener;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(180)
class HandlerTest {
  private final ServiceFixture fixture = new ServiceFixture();
  private final Service service = fixture.service;
  private final FakeGate gate = fixture.gate;

  @AfterEach
  void stop() {
    fixture.close();
  }

  /// An event that holds what its handlers write into it.
  static final class Ping extends ServiceEvent {
    final List<String> log = new ArrayList<>();

    Ping(Service service) {
      super(service);
    }
  }

  private List<String> ping(java.util.function.Supplier<? extends Handler<? super Ping>> handler) {
    Listener listener = service.listen(Ping.class, handler);
    if (gate.life.isEmpty()) {
      fixture.start();
    }
    var ping = new Ping(service);
    service.trigger(ping);
    listener.remove();
    return ping.log;
  }

  static class Base extends Handler<Ping> {
    void log(String entry) {
      event().log.add(entry);
    }

    @Step(20)
    protected void second() {
      log("second");
    }

    @Step(10)
    protected void first() {
      log("first");
    }

    @Step(20)
    protected void alsoSecond() {
      log("alsoSecond");
    }

    @Step(-1)
    public void begin() {
      log("begin");
    }

    protected void noStep() {
      log("must not be called");
    }
  }

  @Test
  void stepsRunInTheOrderOfTheirNumbersAndThoseOfOneNumberByName() {
    assertThat(ping(Base::new)).containsExactly("begin", "first", "alsoSecond", "second");
  }

  static class Overriding extends Base {
    @Override
    protected void second() {
      log("overridden second");
    }

    @Override
    @Step
    protected void first() {
      super.first();
      log("and more");
    }

    @Override
    @Step(99)
    public void begin() {
      log("begin at the end");
    }

    @Step(15)
    void between() {
      log("between");
    }
  }

  @Test
  void aSubclassInheritsReplacesMovesAndAddsSteps() {
    assertThat(ping(Overriding::new))
        .containsExactly(
            "first", "and more", "between", "alsoSecond", "overridden second", "begin at the end");
  }

  @Test
  void stepsCanBeAddedAndReplacedFromOutside() {
    var changes =
        new StepChanges<Ping>()
            .before("first", ping -> ping.log.add("before"))
            .after("first", ping -> ping.log.add("after"))
            .after("first", ping -> ping.log.add("and more"))
            .replace("second", ping -> ping.log.add("another"));
    service.registry().on(Ping.class).listen(service.handler(Base::new, changes));
    fixture.start();
    var ping = new Ping(service);
    service.trigger(ping);
    assertThat(ping.log)
        .containsExactly("begin", "before", "first", "after", "and more", "alsoSecond", "another");
  }

  @Test
  void aChangeOfAStepThatIsNoneIsRefused() {
    assertThatThrownBy(
            () -> service.handler(Base::new, new StepChanges<Ping>().before("third", _ -> {})))
        .isInstanceOf(HandlerDefinitionException.class)
        .hasMessageContaining("has no step \"third\" (expected one of [begin(-1), first(10)");
  }

  static final class Changing extends Base {
    private int rounds;

    @Override
    protected void first() {
      log(remainingSteps().toString());
      assertThat(skip("alsoSecond")).isTrue();
      assertThat(skip("alsoSecond")).isFalse();
      insertNext("noted");
      log(remainingSteps().toString());
    }

    @Step(90)
    void noted() {
      log("noted " + rounds);
      if (rounds++ == 0) {
        startOver();
      } else if (rounds == 2) {
        continueAt("second");
      } else {
        skipRest();
      }
    }

    @Step(91)
    void end() {
      log("must not be called");
    }
  }

  @Test
  void whatRemainsCanBeChangedAndStartedOver() {
    assertThat(ping(Changing::new))
        .containsExactly(
            "begin",
            "[alsoSecond, second, noted, end]",
            "[noted, second, noted, end]",
            "noted 0",
            "begin",
            "[alsoSecond, second, noted, end]",
            "[noted, second, noted, end]",
            "noted 1",
            "second",
            "noted 2");
  }

  static final class NamingNoStep extends Base {
    @Override
    protected void first() {
      try {
        insertNext("frist");
      } catch (IllegalArgumentException e) {
        log(e.getMessage());
      }
    }
  }

  @Test
  void namingAStepThatIsNoneSaysWhichThereAre() {
    assertThat(ping(NamingNoStep::new))
        .contains(
            NamingNoStep.class.getName()
                + " has no step \"frist\" (expected one of [begin(-1), first(10), alsoSecond(20),"
                + " second(20)])");
  }

  static final class Stopping extends Base {
    @Override
    protected void first() {
      log("first");
      event().stop();
      log("to its end");
    }
  }

  @Test
  void stoppingTheEventEndsTheConversation() {
    assertThat(ping(Stopping::new)).containsExactly("begin", "first", "to its end");
  }

  static final class Failing extends Base {
    @Override
    protected void first() {
      throw new IllegalStateException("a mistake");
    }
  }

  @Test
  void aStepThatThrowsIsAFailureOfTheHandlerThatLeavesOtherHandlersAlone() {
    service.listen(
        HandlerFailed.class, event -> fixture.note(event.cause().getMessage() + " in " + event));
    Listener failing = service.listen(Ping.class, Failing::new);
    assertThat(ping(Base::new)).containsExactly("begin", "begin", "first", "alsoSecond", "second");
    assertThat(fixture.log().getFirst()).startsWith("a mistake in ");
    assertThat(failing.label()).isEqualTo("Failing");
  }

  static class Greeting extends Handler<Connect> {
    private String name = "";

    @Step(10)
    protected void askName() {
      name = client().ask("Name: ");
    }

    @Step(20)
    protected void greet() {
      group().writeAll("Hello " + name + ".");
    }

    @Override
    protected Clients group() {
      Clients group = service().group(name);
      group.add(client());
      return group;
    }
  }

  @Test
  void eachConversationHasAnInstanceOfItsOwn() {
    service.listen(Connect.class, Greeting::new);
    fixture.start();
    long ann = gate.connect();
    long bob = gate.connect();
    gate.awaitText(bob, "Name: ");
    gate.type(bob, "Bob");
    gate.type(ann, "Ann");
    gate.awaitText(bob, "Hello Bob.");
    gate.awaitText(ann, "Hello Ann.");
    assertThat(gate.text(ann)).doesNotContain("Bob");
  }

  static final class Any extends Handler<Object> {
    @Step(1)
    void say() {
      service().writeAll("something happened: " + event());
    }

    @Step(2)
    void wrong() {
      client().write("never");
    }
  }

  record Plain(String what) {}

  @Test
  void everyKindOfEventHasHandlerClasses() {
    service.listen(HandlerFailed.class, event -> fixture.note(event.cause().getMessage()));
    service.listen(Plain.class, Any::new);
    fixture.start();
    long ann = gate.connect();
    fixture.fence();
    service.trigger(new Plain("rain"));
    gate.awaitText(ann, "something happened: Plain[what=rain]\n");
    fixture.awaitLog("Plain[what=rain] is the event of no client");
  }

  @Test
  void aHandlerClassCanBeRegisteredTheLongerWay() {
    service.registry().on(Connect.class).times(1).listen(service.handler(Greeting::new));
    fixture.start();
    long ann = gate.connect();
    gate.awaitText(ann, "Name: ");
    long bob = gate.connect();
    fixture.fence();
    assertThat(gate.text(bob)).isEmpty();
  }

  static final class Eager extends Handler<Ping> {
    Eager() {
      event();
    }

    @Step(1)
    void step() {}
  }

  @Test
  void theConstructorHasNoEventYet() {
    assertThatThrownBy(() -> service.listen(Ping.class, Eager::new))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(
            Eager.class.getName() + ": there is no event yet in the constructor; use it in a step");
  }

  @Test
  void anInstanceThatIsSharedByEventsIsRefused() {
    var shared = new Base();
    service.listen(HandlerFailed.class, event -> fixture.note(event.cause().getMessage()));
    assertThat(ping(() -> shared)).isEmpty();
    fixture.awaitLog(
        Base.class.getName()
            + ": one instance was given twice (expected a supplier that makes a new one for each"
            + " event)");
  }

  // ---- mistakes

  private void assertRefused(
      java.util.function.Supplier<? extends Handler<? super Ping>> handler, String message) {
    assertThatThrownBy(() -> service.listen(Ping.class, handler))
        .isInstanceOf(HandlerDefinitionException.class)
        .hasMessage(message);
  }

  static final class Empty extends Handler<Ping> {}

  @Test
  void aClassWithoutStepsIsRefused() {
    assertRefused(
        Empty::new,
        Empty.class.getName()
            + " has no step (expected at least one method annotated with @Step, as @Step(10))");
  }

  static final class WithParameter extends Handler<Ping> {
    @Step(1)
    void greet(Ping ping) {}
  }

  @Test
  void aStepWithParametersIsRefused() {
    assertRefused(
        WithParameter::new,
        WithParameter.class.getName()
            + ".greet() has parameters (expected none; the event is at hand as event())");
  }

  static final class WithPrivate extends Handler<Ping> {
    @Step(1)
    private void greet() {}
  }

  @Test
  void aPrivateStepIsRefused() {
    assertRefused(
        WithPrivate::new,
        WithPrivate.class.getName()
            + ".greet() is private (expected protected or public, so that it can be overridden)");
  }

  static final class WithStatic extends Handler<Ping> {
    @Step(1)
    static void greet() {}
  }

  @Test
  void aStaticStepIsRefused() {
    assertRefused(
        WithStatic::new,
        WithStatic.class.getName() + ".greet() is static (expected a method of one conversation)");
  }

  static final class WithResult extends Handler<Ping> {
    @Step(1)
    boolean greet() {
      return true;
    }
  }

  @Test
  void aStepThatReturnsSomethingIsRefused() {
    assertRefused(
        WithResult::new,
        WithResult.class.getName()
            + ".greet() returns a value (expected void; keep the value in a field)");
  }

  static final class WithTypo extends Base {
    @Step
    protected void frist() {}
  }

  @Test
  void aStepThatOverridesNothingAlthoughItSaysSoIsRefused() {
    assertRefused(
        WithTypo::new,
        WithTypo.class.getName()
            + ".frist() overrides no step (expected a number, as @Step(10), or the name of a step)");
  }

  interface Contract {
    @Step(1)
    default void greet() {}
  }

  static final class WithContract extends Base implements Contract {}

  @Test
  void aStepOfAnInterfaceIsRefused() {
    assertRefused(
        WithContract::new,
        Contract.class.getName()
            + ".greet() is declared in an interface (expected a step in a class)");
  }
}
