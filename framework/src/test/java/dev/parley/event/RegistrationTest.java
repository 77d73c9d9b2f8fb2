package dev.parley.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(180)
class RegistrationTest {
  private final Registry registry = Registry.create();
  private final List<String> heard = new ArrayList<>();

  static class Login extends Event {
    static final Attribute<String> ROLE = Attribute.of(Login.class, "role", Login::role);
    static final Attribute<Integer> LEVEL =
        Attribute.of(Login.class, "level", login -> login.level);

    private String role;
    private final int level;

    Login(String role, int level) {
      this.role = role;
      this.level = level;
    }

    String role() {
      if (role.equals("broken")) {
        throw new IllegalStateException("no role");
      }
      return role;
    }
  }

  static final class Named extends Event {
    private final String name;

    Named(String name) {
      this.name = name;
    }

    @Override
    public String name() {
      return name;
    }
  }

  record Point(int x, String colour) {}

  private EventHandler<Object> note(String text) {
    return _ -> heard.add(text);
  }

  private Outcome login(String role) {
    return registry.trigger(new Login(role, 1));
  }

  @Nested
  class Times {
    @Test
    void limitsTheCalls() {
      Listener listener = registry.on(Login.class).times(2).listen(note("in"));
      IntStream.range(0, 5).forEach(_ -> login("a"));
      assertThat(heard).hasSize(2);
      assertThat(listener.isActive()).isFalse();
      assertThat(registry.listeners()).isEmpty();
    }

    @Test
    void countsACallWhenItStarts() {
      registry
          .on(Login.class)
          .times(3)
          .listen(_ -> {
            heard.add("in");
            login("nested");
          });
      login("outer");
      assertThat(heard).hasSize(3);
    }

    @Test
    void doesNotCountAnEventThatThePredicateRefuses() {
      registry.on(Login.class).times(1).when(login -> login.role().equals("b")).listen(note("in"));
      login("a");
      login("b");
      login("b");
      assertThat(heard).hasSize(1);
    }

    @Test
    void mustBePositive() {
      assertThatThrownBy(() -> registry.on(Login.class).times(0))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("times: 0 (expected 1 or more)");
    }
  }

  @Nested
  class When {
    @Test
    void isTestedAtTheTurnOfTheHandler() {
      registry.listen(Login.class, login -> login.role = "changed");
      registry
          .on(Login.class)
          .when(login -> login.role().equals("changed"))
          .when(login -> login.level == 1)
          .listen(note("in"));
      login("a");
      assertThat(heard).containsExactly("in");
    }

    @Test
    void thatThrowsIsAFailureAndFalse() {
      Listener listener =
          registry
              .on(Login.class)
              .when(_ -> {
                throw new IllegalStateException("broken");
              })
              .listen(note("never"));
      registry.listen(Login.class, note("next"));
      Outcome outcome = login("a");
      assertThat(heard).containsExactly("next");
      assertThat(outcome.heard()).isEqualTo(1);
      assertThat(outcome.failures()).extracting(Failure::listener).containsExactly(listener);
      assertThat(listener.calls()).isZero();
    }
  }

  @Nested
  class Where {
    @Test
    void allAttributesMustBeEqual() {
      registry
          .on(Login.class)
          .where(Login.ROLE, "admin")
          .where(Login.LEVEL, 1)
          .listen(note("both"));
      registry.on(Login.class).where(Login.ROLE, "admin").listen(note("role"));
      registry.on(Login.class).where(Login.LEVEL, 2).listen(note("level"));
      registry.trigger(new Login("admin", 1));
      registry.trigger(new Login("admin", 2));
      registry.trigger(new Login("guest", 2));
      assertThat(heard).containsExactly("both", "role", "role", "level", "level");
    }

    @Test
    void keepsTheOrderAmongAllHandlers() {
      registry.listen(Login.class, note("1"));
      registry.on(Login.class).where(Login.ROLE, "admin").listen(note("2"));
      registry.listen(Event.class, note("3"));
      registry.on(Login.class).where("role", "admin").listen(note("4"));
      registry.on(Login.class).in(Phase.BEFORE).listen(note("0"));
      login("admin");
      login("guest");
      assertThat(heard).containsExactly("0", "1", "2", "3", "4", "0", "1", "3");
    }

    @Test
    void costsOneLookUpWhateverTheNumberOfListeners() {
      var reads = new ArrayList<Object>();
      var counted =
          Attribute.of(
              Login.class,
              "counted",
              login -> {
                reads.add(login);
                return login.level;
              });
      for (int i = 0; i < 1000; i++) {
        registry.on(Login.class).where(counted, i).listen(note("level " + i));
      }
      registry.trigger(new Login("a", 7));
      assertThat(heard).containsExactly("level 7");
      assertThat(reads).hasSize(1);
    }

    @Test
    void findsAttributesOfARecordByName() {
      registry.on(Point.class).where("colour", "red").where("x", 1).listen(note("red"));
      registry.trigger(new Point(1, "red"));
      registry.trigger(new Point(2, "red"));
      registry.trigger(new Point(1, "blue"));
      assertThat(heard).containsExactly("red");
    }

    @Test
    void refusesAnAttributeThatTheClassDoesNotDeclare() {
      assertThatThrownBy(() -> registry.on(Login.class).where("rolle", "admin"))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("Login declares no attribute \"rolle\"");
      assertThatThrownBy(() -> registry.on(Named.class).where(Login.ROLE, "admin"))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("does not have the attribute Login.role");
    }

    @Test
    void refusesAValueThatTheAttributeCanNeverHave() {
      assertThatThrownBy(() -> registry.on(Point.class).where("x", "1"))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("x")
          .hasMessageContaining("Integer");
    }

    @Test
    void anAttributeThatCanNotBeReadIsAFailureOnce() {
      Listener first = registry.on(Login.class).where(Login.ROLE, "a").listen(note("never"));
      registry.on(Login.class).where(Login.ROLE, "b").listen(note("never"));
      registry.on(Login.class).where(Login.LEVEL, 1).listen(note("level"));
      registry.listen(Login.class, note("any"));
      Outcome outcome = login("broken");
      assertThat(heard).containsExactly("level", "any");
      assertThat(outcome.failures()).extracting(Failure::listener).containsExactly(first);
    }
  }

  @Nested
  class Names {
    @Test
    void areTheSimpleClassNameByDefault() {
      registry.on(Event.class).named("Login").listen(note("login"));
      registry.on(Object.class).named("Point").listen(note("point"));
      login("a");
      registry.trigger(new Point(1, "red"));
      registry.trigger(new Named("other"));
      assertThat(heard).containsExactly("login", "point");
    }

    @Test
    void areWhatTheEventSays() {
      registry.on(Named.class).named("Hangup").listen(note("hangup"));
      registry.listen(Named.class, note("any"));
      registry.trigger(new Named("Hangup"));
      registry.trigger(new Named("HangupRequest"));
      assertThat(heard).containsExactly("hangup", "any", "any");
    }

    @Test
    void matchAPatternFromTheirStart() {
      registry.on(Named.class).named(Pattern.compile("Hang")).listen(note("hang"));
      registry.trigger(new Named("HangupRequest"));
      registry.trigger(new Named("SoftHangup"));
      assertThat(heard).containsExactly("hang");
    }
  }

  @Nested
  class Places {
    @Test
    void amongSeveralFirstTheLatestIsForemost() {
      registry.on(Login.class).last().listen(note("last 1"));
      registry.listen(Login.class, note("middle"));
      registry.on(Login.class).first().listen(note("first 1"));
      registry.on(Login.class).last().listen(note("last 2"));
      registry.on(Login.class).first().listen(note("first 2"));
      login("a");
      assertThat(heard).containsExactly("first 2", "first 1", "middle", "last 1", "last 2");
    }

    @Test
    void phasesComeInTheirOrder() {
      var own = new Phase("own", false, false);
      var phased = Registry.builder().phases(own, Phase.DURING, Phase.AFTER).build();
      phased.on(Login.class).in(Phase.AFTER).first().listen(note("after"));
      phased.listen(Login.class, note("during"));
      phased.on(Login.class).in(own).last().listen(note("own"));
      phased.trigger(new Login("a", 1));
      assertThat(heard).containsExactly("own", "during", "after");
    }

    @Test
    void aPhaseThatIsAlwaysHearsAStoppedEvent() {
      var audit = Phase.of("audit").always();
      var phased = Registry.builder().phases(Phase.DURING, Phase.AFTER, audit).build();
      phased.on(Login.class).in(Phase.DURING).listen(Event::stop);
      phased.on(Login.class).in(Phase.AFTER).listen(note("never"));
      phased.on(Login.class).in(audit).listen(note("audit"));
      phased.trigger(new Login("a", 1));
      assertThat(heard).containsExactly("audit");
    }

    @Test
    void aPhaseThatTheRegistryDoesNotHaveIsRefused() {
      assertThatThrownBy(() -> registry.on(Login.class).in(Phase.of("later")).listen(note("never")))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("phase later")
          .hasMessageContaining("[before, during, after]");
    }
  }

  @Test
  void expiresWhenThePredicateIsTrueBeforeTheCall() {
    Listener listener =
        registry.on(Login.class).expireWhen(login -> login.role().equals("end")).listen(note("in"));
    login("a");
    login("end");
    login("b");
    assertThat(heard).containsExactly("in");
    assertThat(listener.isActive()).isFalse();
  }

  @Test
  void oncePerEventCallsAHandlerAtItsEarliestPlace() {
    EventHandler<Object> handler = note("once");
    registry.on(Login.class).oncePerEvent().when(_ -> false).listen(handler);
    registry.listen(Login.class, note("between"));
    registry.on(Login.class).oncePerEvent().named("Login").listen(handler);
    registry.on(Event.class).oncePerEvent().named(Pattern.compile("Log.*")).listen(handler);
    registry.on(Event.class).oncePerEvent().listen(handler);
    Outcome outcome = login("a");
    assertThat(heard).containsExactly("between", "once");
    assertThat(outcome.heard()).isEqualTo(2);
  }

  @Nested
  class DuplicatePolicies {
    private final EventHandler<Object> handler = note("in");

    @Test
    void allowedAreCalledEachTime() {
      registry.listen(Login.class, handler);
      registry.listen(Login.class, handler);
      login("a");
      assertThat(heard).hasSize(2);
    }

    @Test
    void rejectedAreAnError() {
      var strict = Registry.builder().duplicates(Duplicates.REJECT).build();
      strict.listen(Login.class, handler);
      strict.on(Login.class).where(Login.ROLE, "a").listen(handler);
      strict.listen(Event.class, handler);
      assertThatThrownBy(() -> strict.listen(Login.class, handler))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("is registered already");
      assertThat(strict.listeners()).hasSize(3);
    }

    @Test
    void movedGoToTheEnd() {
      var moving = Registry.builder().duplicates(Duplicates.MOVE_TO_END).build();
      Listener before = moving.listen(Login.class, handler);
      moving.listen(Login.class, note("other"));
      moving.listen(Login.class, handler);
      moving.trigger(new Login("a", 1));
      assertThat(heard).containsExactly("other", "in");
      assertThat(before.isActive()).isFalse();
    }
  }

  @Nested
  class Weakly {
    static final class Room {
      private final List<String> entries;

      Room(List<String> entries) {
        this.entries = entries;
      }

      void entered(Login login) {
        entries.add(login.role());
      }
    }

    @Test
    void callsTheTargetAsLongAsSomebodyElseKeepsIt() {
      var room = new Room(heard);
      registry.on(Login.class).weakly(room, Room::entered);
      System.gc();
      login("a");
      assertThat(heard).containsExactly("a");
      assertThat(room.entries).hasSize(1);
    }

    @Test
    void goesWithItsTarget() {
      Listener listener = registry.on(Login.class).weakly(new Room(heard), Room::entered);
      await()
          .atMost(Duration.ofSeconds(60))
          .until(() -> {
            System.gc();
            return registry.listeners().isEmpty();
          });
      assertThat(listener.isActive()).isFalse();
      login("a");
      assertThat(heard).isEmpty();
    }
  }

  @Nested
  class Inspection {
    @Test
    void listsTheHandlersOfAClassInTheOrderOfTheirCalls() {
      Listener second = registry.listen(Event.class, note("2"));
      Listener first = registry.on(Login.class).first().listen(note("1"));
      registry.listen(Named.class, note("other"));
      assertThat(registry.listeners(Login.class)).containsExactly(first, second);
    }

    @Test
    void showsEverythingAsATree() {
      registry.on(Login.class).label("greet").where(Login.ROLE, "admin").listen(note("1"));
      registry.on(Event.class).label("audit").in(Phase.AFTER).evenIfStopped().listen(note("2"));
      login("admin");
      assertThat(registry.tree())
          .isEqualTo(
              """
              events
                before
                during
                  Login: greet [role=admin], calls 1
                after
                  Event: audit [even if stopped], calls 1
              """);
    }

    @Test
    void measuresTimeOnlyWhenItIsSwitchedOn() {
      Listener listener = registry.listen(Login.class, _ -> Thread.onSpinWait());
      login("a");
      assertThat(listener.time()).isZero();
      registry.measure(true);
      login("a");
      assertThat(listener.time()).isPositive();
      assertThat(listener.calls()).isEqualTo(2);
    }

    @Test
    void aLambdaIsCalledByTheClassItIsIn() {
      assertThat(registry.listen(Login.class, _ -> {}).label())
          .isEqualTo("RegistrationTest$Inspection lambda");
    }
  }
}
