package dev.parley.examples.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.event.Attachment;
import dev.parley.event.Attribute;
import dev.parley.event.Event;
import dev.parley.event.EventStream;
import dev.parley.event.FailurePolicy;
import dev.parley.event.Group;
import dev.parley.event.HandlerFailed;
import dev.parley.event.Key;
import dev.parley.event.Listener;
import dev.parley.event.On;
import dev.parley.event.Outcome;
import dev.parley.event.Phase;
import dev.parley.event.Registry;
import dev.parley.event.Unheard;
import dev.parley.flow.Dispatcher;
import dev.parley.flow.Handlers;
import dev.parley.flow.LogFile;
import dev.parley.flow.LogLine;
import dev.parley.flow.PolledSource;
import dev.parley.flow.Rule;
import dev.parley.flow.Source;
import dev.parley.flow.Valve;
import dev.parley.flow.WhenFull;
import dev.parley.request.OrphanAnswer;
import dev.parley.request.Part;
import dev.parley.request.Protocol;
import dev.parley.request.Reply;
import dev.parley.request.Requests;
import dev.parley.strand.Carrier;
import dev.parley.strand.Strand;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// What docs/events.md shows.
@Timeout(180)
class EventsGuideTest {
  // tag::event[]
  static class Login extends Event {
    static final Attribute<String> ROLE = Attribute.of(Login.class, "role", Login::role);

    private final String user;
    private final String role;

    Login(String user, String role) {
      this.user = user;
      this.role = role;
    }

    String user() {
      return user;
    }

    String role() {
      return role;
    }

    @Override
    public String toString() {
      return "Login " + user;
    }
  }

  // end::event[]

  static final class AdminLogin extends Login {
    AdminLogin(String user) {
      super(user, "admin");
    }
  }

  record Sighting(String bird, int count) {}

  private final List<String> said = new ArrayList<>();
  private final Strand strand = new Strand("guide");
  private Registry registry = Registry.create();

  private synchronized void say(Object text) {
    said.add(text.toString());
  }

  @AfterEach
  void close() {
    strand.close();
  }

  @Test
  void basics() {
    // tag::basics[]
    Listener greeter = registry.listen(Login.class, login -> say("hello " + login.user()));
    registry.listen(Event.class, event -> say("log: " + event));

    Outcome outcome = registry.trigger(new AdminLogin("ann")); // hello ann, log: Login ann
    greeter.remove();
    // end::basics[]
    assertThat(said).containsExactly("hello ann", "log: Login ann");
    assertThat(outcome.heard()).isEqualTo(2);
    assertThat(greeter.isActive()).isFalse();
  }

  @Test
  void records() {
    // tag::records[]
    registry.listen(Sighting.class, sighting -> say(sighting.count() + " of " + sighting.bird()));
    registry.trigger(new Sighting("owl", 2));
    // end::records[]
    assertThat(said).containsExactly("2 of owl");
  }

  @Test
  void changing() {
    // tag::changing[]
    Key<String> greeting = Key.of("greeting", String.class);
    registry.on(Login.class).first().listen(login -> login.put(greeting, "good evening"));
    registry.listen(Login.class, login -> say(login.get(greeting) + " " + login.user()));
    registry.listen(Login.class, Event::stop);
    registry.listen(Login.class, login -> say("nobody hears this"));
    // end::changing[]
    Outcome outcome = registry.trigger(new Login("bob", "user"));
    assertThat(said).containsExactly("good evening bob");
    assertThat(outcome.isStopped()).isTrue();
  }

  @Test
  void longer() {
    // tag::longer[]
    registry.on(Login.class).where(Login.ROLE, "admin").listen(login -> say("an admin"));
    registry.on(Login.class).times(1).label("prize").listen(login -> say("the first"));
    registry.on(Login.class).when(login -> login.user().length() > 8).listen(_ -> say("long"));
    registry.on(Event.class).named(Pattern.compile("Admin")).listen(event -> say(event.name()));
    registry.on(Sighting.class).where("bird", "owl").listen(_ -> say("an owl"));
    registry.on(Login.class).in(Phase.AFTER).evenIfStopped().listen(_ -> say("written down"));
    // end::longer[]
    registry.trigger(new AdminLogin("ann"));
    registry.trigger(new Login("bartholomew", "user"));
    registry.trigger(new Sighting("owl", 1));
    assertThat(said)
        .containsExactly(
            "an admin",
            "the first",
            "AdminLogin",
            "written down",
            "long",
            "written down",
            "an owl");
  }

  static final class Desk {
    final List<String> seen = new ArrayList<>();

    void loggedIn(Login login) {
      seen.add(login.user());
    }
  }

  @Test
  void weak() {
    var desk = new Desk();
    // tag::weak[]
    registry.on(Login.class).weakly(desk, Desk::loggedIn);
    // end::weak[]
    registry.trigger(new Login("ann", "user"));
    assertThat(desk.seen).containsExactly("ann");
  }

  @Test
  void phases() {
    strand.start(Carrier.standard());
    // tag::phases[]
    Phase check = Phase.of("check");
    Phase inform = Phase.of("inform").concurrent();
    Phase audit = Phase.of("audit").always();
    Registry phased = Registry.builder().strand(strand).phases(check, inform, audit).build();

    phased.on(Login.class).in(check).listen(login -> say("checked"));
    phased.on(Login.class).in(inform).listen(login -> say("told by mail"));
    phased.on(Login.class).in(inform).listen(login -> say("told by text"));
    phased.on(Login.class).in(audit).listen(login -> say("audited"));
    // end::phases[]
    phased.trigger(new Login("ann", "user"));
    assertThat(said).containsExactly("checked", "told by mail", "told by text", "audited");
  }

  @Test
  void failures() {
    // tag::failures[]
    registry.listen(HandlerFailed.class, failed -> say(failed.listener().label() + " failed"));
    registry.listen(Unheard.class, unheard -> say("nobody hears " + unheard.event()));
    registry
        .on(Login.class)
        .label("counter")
        .listen(_ -> {
          throw new IOException("disk full");
        });

    Outcome outcome = registry.trigger(new Login("ann", "user")); // counter failed
    registry.trigger(new Sighting("owl", 1)); // nobody hears Sighting[bird=owl, count=1]
    // end::failures[]
    assertThat(outcome.failures()).hasSize(1);
    assertThat(said).containsExactly("counter failed", "nobody hears Sighting[bird=owl, count=1]");
  }

  @Test
  void propagating() {
    // tag::propagate[]
    registry.trigger(new Login("ann", "user"), FailurePolicy.PROPAGATE);
    // end::propagate[]
    assertThat(said).isEmpty();
  }

  // tag::group[]
  final class Watch extends Group {
    @On(Login.class)
    void loggedIn(Login login) {
      say(login.user() + " at " + login.source());
    }

    @On(value = Login.class, where = "role=admin", phase = "after", times = 1)
    void firstAdmin(Login login) {
      say("an admin is here");
    }
  }

  // end::group[]

  @Test
  void groups() {
    // tag::attach[]
    Registry north = Registry.builder().source("north gate").build();
    Registry south = Registry.builder().source("south gate").build();
    var watch = new Watch();
    Attachment atNorth = watch.attachTo(north);
    watch.attachTo(south);

    north.trigger(new AdminLogin("ann")); // ann at north gate, an admin is here
    atNorth.detach();
    south.trigger(new Login("bob", "user")); // bob at south gate
    // end::attach[]
    north.trigger(new Login("carol", "user"));
    assertThat(said).containsExactly("ann at north gate", "an admin is here", "bob at south gate");
  }

  @Test
  void waiting() {
    strand.start(Carrier.standard());
    registry = Registry.on(strand);
    var done = new CompletableFuture<Void>();
    strand.execute(() -> {
      // tag::await[]
      Login login =
          registry.on(Login.class).where(Login.ROLE, "admin").await(Duration.ofMinutes(1));
      say("at last: " + login.user());
      // end::await[]
      // tag::stream[]
      try (EventStream<Login> logins = registry.stream(Login.class)) {
        while (said.size() < 3 && logins.hasNext()) {
          say(logins.next().user());
        }
      }
      // end::stream[]
      done.complete(null);
    });
    strand.execute(() -> registry.trigger(new AdminLogin("ann")));
    strand.execute(() -> {});
    strand.execute(() -> {
      registry.post(new Login("bob", "user"));
      registry.post(new Login("carol", "user"));
    });
    done.join();
    assertThat(said).containsExactly("at last: ann", "bob", "carol");
  }

  // tag::source[]
  static final class Thermometer extends PolledSource {
    Thermometer(Registry registry) {
      super("thermometer", registry);
    }

    @Override
    protected List<Double> poll() {
      return List.of(21.5);
    }

    @Override
    protected Duration interval() {
      return Duration.ofMillis(20);
    }
  }

  static final class Button extends Source {
    Button(Registry registry) {
      super("button", registry);
    }

    void pressed() throws InterruptedException {
      push("pressed");
    }
  }

  // end::source[]

  @Test
  void sources(@TempDir Path folder) throws Exception {
    Path log = Files.writeString(folder.resolve("door.log"), "door opened\n");
    registry.listen(Object.class, this::say);
    // tag::dispatcher[]
    var button = new Button(registry);
    var dispatcher =
        Dispatcher.builder()
            .queue(100, WhenFull.DROP_OLDEST)
            .onFailure(failed -> say(failed))
            .build();
    dispatcher.add(new Thermometer(registry));
    dispatcher.add(new LogFile(log, registry).fromItsStart());
    dispatcher.add(button);
    dispatcher.start();

    button.pressed();
    dispatcher.stop(Duration.ofSeconds(10)); // handles what is queued, then ends all
    // end::dispatcher[]
    assertThat(said).contains("pressed");
  }

  @Test
  void chains() throws Exception {
    // tag::chain[]
    registry.listen(
        LogLine.class,
        Handlers.chain(
            line -> line.text().contains("failed"),
            Valve.limitFrequency(2, Duration.ofMinutes(1), false),
            Handlers.then(line -> say("look: " + line.text()))));

    registry.listen(
        LogLine.class,
        Handlers.<LogLine>rules(
            Rule.<LogLine>of("test", _ -> true).quick(), // nothing more for these
            Rule.of("user (\\w+)", Handlers.then(line -> say("about a user")))));
    // end::chain[]
    for (String text : List.of("login failed", "test failed", "user ann failed", "user bob")) {
      registry.trigger(new LogLine(Path.of("x.log"), text));
    }
    assertThat(said)
        .containsExactly("look: login failed", "look: test failed", "about a user", "about a user");
  }

  // tag::protocol[]
  record Message(String id, String text) {}

  record Line(BlockingQueue<String> connection) implements Protocol<String, Message> {
    @Override
    public void send(String request, String id) {
      connection.add(id + " " + request);
    }

    @Override
    public String id(Message message) {
      return message.id();
    }

    @Override
    public Part part(Message message) {
      return message.id().isEmpty() ? Part.NONE : Part.ANSWER;
    }
  }

  // end::protocol[]

  @Test
  void requests() throws InterruptedException {
    strand.start(Carrier.standard());
    registry = Registry.on(strand);
    var line = new Line(new LinkedBlockingQueue<>());
    // tag::requests[]
    var requests = new Requests<String, Message>(registry, line);
    registry.listen(OrphanAnswer.class, orphan -> say("too late: " + orphan.message()));
    registry.listen(
        Login.class,
        login -> {
          Reply<Message> reply = requests.send("may " + login.user() + "?", Duration.ofSeconds(5));
          say(reply.answer().text());
        });
    // end::requests[]
    registry.post(new Login("ann", "user"));
    String id = line.connection().take().split(" ")[0];
    // tag::received[]
    requests.received(new Message(id, "she may")); // by whoever reads the connection
    // end::received[]
    assertThat(registry.stop().toCompletableFuture()).isCompleted();
    assertThat(said).containsExactly("she may");
  }

  @Test
  void looking() {
    registry.on(Login.class).label("greeter").listen(_ -> {});
    registry.trigger(new Login("ann", "user"));
    // tag::looking[]
    for (Listener listener : registry.listeners(AdminLogin.class)) {
      say(listener.label() + ": " + listener.calls());
    }
    say(registry.tree());
    // end::looking[]
    assertThat(said).hasSize(2).first().isEqualTo("greeter: 1");
  }
}
