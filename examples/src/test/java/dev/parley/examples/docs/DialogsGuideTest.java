package dev.parley.examples.docs;

import dev.parley.Answers;
import dev.parley.Client;
import dev.parley.Connect;
import dev.parley.Field;
import dev.parley.Menu;
import dev.parley.Receive;
import dev.parley.Reply;
import dev.parley.Service;
import dev.parley.ServiceEvent;
import dev.parley.event.EventHandler;
import dev.parley.strand.SpawnedTask;
import dev.parley.strand.WaitTimeoutException;
import dev.parley.testkit.SocketClient;
import dev.parley.testkit.TestService;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// The code of docs/dialogs.md.
@Timeout(180)
class DialogsGuideTest {
  private final Service service = Service.create();
  private TestService running;

  @AfterEach
  void stop() {
    running.close();
  }

  private SocketClient talk(EventHandler<Connect> dialog) {
    service.listen(Connect.class, dialog);
    running = TestService.start(service);
    return running.client();
  }

  @Test
  void asking() {
    // tag::ask[]
    service.listen(
        Connect.class,
        event -> {
          String name = event.client().ask("What is your name? ");
          event.client().write("Hello " + name + ".");
        });
    // end::ask[]
    var ann = talk(_ -> {});
    ann.expect("name? ");
    ann.send("Ann");
    ann.expectLine("Hello Ann.");
  }

  @Test
  void limits() {
    var ann =
        talk(event -> {
          Client client = event.client();
          // tag::limits[]
          String town = client.ask("Where are you from? ", Reply.byDefault("nowhere"));
          String mood =
              client.ask("How are you? ", Reply.<String>within(Duration.ofMillis(10)).or("silent"));
          try {
            client.ask("Quick, a number! ", Duration.ofMillis(10));
          } catch (WaitTimeoutException e) {
            client.write("Too late.");
          }
          // end::limits[]
          client.write(town + " " + mood);
        });
    ann.send("");
    ann.expect("Too late.");
    ann.expect("nowhere silent");
  }

  @Test
  void choosing() {
    var ann =
        talk(event -> {
          Client client = event.client();
          // tag::choose[]
          if (client.confirm("Do you want a drink?")) {
            String drink = client.choose("Which? ", "tea", "coffee", "cocoa");
            var sizes = Menu.of(List.of(20, 30, 50), size -> size + " cl");
            int size = client.choose("How much?", sizes, Reply.byDefault(30));
            client.write("Here you are: " + size + " cl of " + drink + ".");
          }
          // end::choose[]
        });
    ann.send("maybe");
    ann.expectLine("Do you want a drink? (yes/no) Please answer yes or no.");
    ann.send("y");
    ann.send("co");
    ann.expect("\"co\" could be coffee or cocoa.");
    ann.send("coc");
    ann.send("");
    ann.expect("How much? (Enter is 30 cl) ");
    ann.expect("Here you are: 30 cl of cocoa.");
  }

  @Test
  void keys() {
    var ann =
        talk(event -> {
          Client client = event.client();
          // tag::keys[]
          client.write("Walk with the arrow keys, or 8 and 2. q stops.");
          String key = "";
          while (!key.equals("q")) {
            key = client.readKey().name();
            switch (key) {
              case "Up", "8" -> client.write("You go north.");
              case "Down", "2" -> client.write("You go south.");
              default -> {} // Enter too, from terminals that send lines
            }
          }
          // end::keys[]
          client.write("You look around.");
        });
    ann.expectLine("Walk with the arrow keys, or 8 and 2. q stops.");
    ann.send("8");
    ann.expectLine("You go north.");
    ann.expectTelnet("WILL SGA");
    ann.sendBytes(255, 253, 1, 255, 253, 3); // DO ECHO, DO SGA
    ann.sendText("\033[B");
    ann.expectLine("You go south.");
    ann.sendText("q");
    ann.expectTelnet("WONT SGA");
    ann.expectTelnet("WONT ECHO");
    ann.expectLine("You look around.");
  }

  @Test
  void secrets() {
    var ann =
        talk(event -> {
          Client client = event.client();
          // tag::secret[]
          String word = client.askSecret("Password: ");
          client.write(word.equals("xyzzy") ? "Welcome back." : "That is not it.");
          // end::secret[]
        });
    ann.expect("Password: ");
    ann.expectTelnet("WILL ECHO");
    ann.send("xyzzy");
    ann.expect("Welcome back.");
    ann.expectTelnet("WONT ECHO");
  }

  // tag::fields[]
  private static final Field<String> TITLE =
      Field.text("Title").check(title -> title.length() > 30 ? "30 characters at most." : null);
  private static final Field<Integer> SEATS =
      Field.of("Seats", "a whole number", Integer::valueOf).byDefault(4);
  private static final Field<String> KIND =
      Field.choice("Kind", Menu.of("open", "members only", "secret"));
  private static final Field<String> KEY = Field.secret("Key");

  record Room(String title, int seats, String kind, String key) {}

  private static Room describeRoom(Client client) {
    Answers answers = client.form(TITLE, SEATS, KIND, KEY);
    return new Room(answers.get(TITLE), answers.get(SEATS), answers.get(KIND), answers.get(KEY));
  }

  // end::fields[]

  @Test
  void forms() {
    var ann = talk(event -> event.client().write("Made: " + describeRoom(event.client()).title()));
    ann.send("Pit");
    ann.send("four");
    ann.expect("That is not a whole number.");
    ann.send("back");
    ann.send("Pub");
    ann.send("");
    ann.send("m");
    ann.send("xyzzy");
    ann.expect(
        "  1) Title: Pub\r\n  2) Seats: 4\r\n  3) Kind: members only\r\n  4) Key: (not shown)");
    ann.send("yes");
    ann.expect("Made: Pub");
  }

  @Test
  void pages() {
    String rules = "Be kind.\n".repeat(40);
    var ann =
        talk(event -> {
          // tag::page[]
          boolean read = event.client().page(rules);
          event.client().write(read ? "Now you know." : "Read on another day, then.");
          // end::page[]
        });
    ann.expect("-- more");
    ann.send("q");
    ann.expect("another day");
  }

  static final class Bell extends ServiceEvent {
    Bell(Service service) {
      super(service);
    }
  }

  @Test
  void selecting() {
    var weather = new CompletableFuture<String>();
    var ann =
        talk(event -> {
          Client client = event.client();
          // tag::select[]
          client.write("You sit down and wait.");
          String news =
              client
                  .<String>select()
                  .line(line -> "You say: " + line)
                  .event(Bell.class, _ -> "The bell rings.")
                  .result(weather, report -> "The radio says: " + report)
                  .after(Duration.ofMinutes(1), () -> "Nothing happens.")
                  .await();
          client.write(news);
          // end::select[]
        });
    ann.expectLine("You sit down and wait.");
    weather.complete("rain");
    ann.expectLine("The radio says: rain");
  }

  @Test
  void working() {
    // tag::start[]
    service.listen(
        Receive.class,
        event -> {
          Client client = event.client();
          if (event.line().equals("fly")) {
            SpawnedTask flight =
                client.start(() -> {
                  client.write("You take off.");
                  service.sleep(Duration.ofSeconds(2));
                  client.write("You land.");
                });
            service.start(() -> watch(flight));
          } else {
            client.write("You say: " + event.line());
          }
        });
    // end::start[]
    var ann = talk(_ -> {});
    ann.send("fly");
    ann.expectLine("You take off.");
    ann.send("wow");
    ann.expectLine("You say: wow");
    ann.expectLine("You land.");
  }

  private void watch(SpawnedTask flight) {
    service.sleep(Duration.ofMinutes(1));
    flight.cancel();
  }
}
