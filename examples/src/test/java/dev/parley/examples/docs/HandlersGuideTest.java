package dev.parley.examples.docs;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.Connect;
import dev.parley.DialogLost;
import dev.parley.Handler;
import dev.parley.HandlerDefinitionException;
import dev.parley.Receive;
import dev.parley.Service;
import dev.parley.Step;
import dev.parley.event.Key;
import dev.parley.testkit.TestService;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// The code of docs/handlers.md.
@Timeout(180)
class HandlersGuideTest {
  private static final Key<String> NAME = Key.of("name", String.class);

  // tag::class[]
  static class SignIn extends Handler<Connect> {
    protected String name = "";

    @Step(10)
    protected void askName() {
      name = client().ask("Name: ").strip();
      if (name.isEmpty()) {
        client().write("You need one.");
        startOver();
      }
    }

    @Step(50)
    protected void keepName() {
      client().put(NAME, name);
    }

    @Step(90)
    protected void welcome() {
      client().write("Welcome, " + name + ".");
      group().writeAll(name + " has come.");
    }
  }

  // end::class[]

  // tag::subclass[]
  static class GuardedSignIn extends SignIn {
    private static final Set<String> GUARDED = Set.of("root");
    private int tries;

    @Step(20)
    protected void askPassword() {
      if (!GUARDED.contains(name)) {
        return;
      }
      if (client().askSecret("Password: ").equals("xyzzy")) {
        return;
      }
      client().write("That is not it.");
      if (++tries == 3) {
        client().close();
        event().stop();
      } else {
        insertNext("askPassword");
      }
    }

    @Override
    protected void welcome() {
      super.welcome();
      client().write("Mind the step.");
    }
  }

  // end::subclass[]

  @Test
  void conversationsHaveSteps() {
    var service = Service.create();
    // tag::listen[]
    service.listen(Connect.class, SignIn::new);
    // end::listen[]
    try (var running = TestService.start(service)) {
      var ann = running.client();
      ann.send("");
      ann.expect("You need one.");
      ann.expect("Name: ");
      ann.send("Ann");
      ann.expectLine("Welcome, Ann.");
      ann.expectLine("Ann has come.");
    }
  }

  @Test
  void subclassesReplaceAndAddSteps() {
    var service = Service.create();
    service.listen(Connect.class, GuardedSignIn::new);
    try (var running = TestService.start(service)) {
      var root = running.client();
      root.expect("Name: ");
      root.send("root");
      root.expect("Password: ");
      root.send("plugh");
      root.expect("That is not it.");
      root.expect("Password: ");
      root.send("xyzzy");
      root.expect("Welcome, root.");
      root.expect("Mind the step.");
    }
  }

  @Test
  void theLongerWay() {
    var service = Service.create();
    // tag::longer[]
    service
        .registry()
        .on(Connect.class)
        .first()
        .label("sign-in")
        .listen(service.handler(SignIn::new));
    // end::longer[]
    try (var running = TestService.start(service)) {
      running.client().expect("Name: ");
    }
  }

  // tag::mistake[]
  static class Mistaken extends SignIn {
    @Step // overrides a step, it says, but there is no askNmae
    protected void askNmae() {}
  }

  // end::mistake[]

  @Test
  void mistakesAreFoundAtOnce() {
    var service = Service.create();
    assertThatThrownBy(() -> service.listen(Connect.class, Mistaken::new))
        .isInstanceOf(HandlerDefinitionException.class)
        .hasMessageContaining("askNmae() overrides no step");
    service.close();
  }

  // tag::dice[]
  static class Gamble extends Handler<Receive> {
    private int dice;

    @Step(10)
    protected void roll() {
      dice = service().random().nextInt(1, 7);
    }

    @Step(20)
    protected void guess() {
      String answer = client().ask("Which number did I roll? ");
      client().write(answer.equals("" + dice) ? "Right!" : "No, it was " + dice + ".");
    }
  }

  // end::dice[]

  @Test
  void chanceComesFromTheService() {
    var service = Service.create();
    service.listen(Receive.class, Gamble::new);
    try (var running = TestService.start(service)) {
      var ann = running.client();
      ann.send("play");
      ann.expect("roll? ");
      ann.send("0");
      ann.expect("No, it was ");
    }
  }

  /// Stands for what a real one looks up.
  static final class Directory {
    boolean knows(String name) {
      return name.equals("root");
    }
  }

  // tag::survives[]
  static class Visit {
    String name = "";
    int tries;
  }

  static class Visitor extends Handler<Connect> {
    private final transient Directory directory; // made anew with each process
    private Visit visit = new Visit(); // handed over

    Visitor(Directory directory) {
      this.directory = directory;
    }

    @Step(10)
    protected void askName() {
      visit.tries++;
      visit.name = client().ask("Name: ");
      if (directory.knows(visit.name)) {
        startOver();
      }
    }

    @Step(20)
    protected void welcome() {
      client().write("Welcome, " + visit.name + ", after " + visit.tries + ".");
    }
  }

  static void listen(Service service, Directory directory) {
    service.declare(Visit.class);
    service
        .registry()
        .on(Connect.class)
        .label("visit")
        .listen(service.handler(() -> new Visitor(directory)));
    service.listen(DialogLost.class, event -> event.client().close());
  }

  // end::survives[]

  @Test
  void aConversationSaysWhatIsHandedOver() {
    var service = Service.create();
    listen(service, new Directory());
    try (var running = TestService.start(service)) {
      var ann = running.client();
      ann.send("root");
      ann.send("Ann");
      ann.expect("Welcome, Ann, after 2.");
    }
  }
}
