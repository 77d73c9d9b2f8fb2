package dev.parley.examples.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.Client;
import dev.parley.Clients;
import dev.parley.Connect;
import dev.parley.LimitExceeded;
import dev.parley.Receive;
import dev.parley.Service;
import dev.parley.Signalled;
import dev.parley.TelnetOption;
import dev.parley.TerminalChanged;
import dev.parley.event.Key;
import dev.parley.link.Signal;
import dev.parley.testkit.MemoryService;
import dev.parley.testkit.SocketClient;
import dev.parley.testkit.TestService;
import dev.parley.testkit.TestTerminal;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// The code of docs/terminals.md.
@Timeout(180)
class TerminalsGuideTest {
  private final Service service = Service.create();
  private TestService running;

  @AfterEach
  void stop() {
    if (running != null) {
      running.close();
    }
  }

  private SocketClient connect() {
    running = TestService.start(service);
    return running.client();
  }

  @Test
  void terminal() {
    // tag::terminal[]
    service.listen(
        Connect.class,
        event -> {
          var terminal = event.client().terminal();
          event.client().write("You have " + terminal.columns() + " columns.");
        });
    service.listen(
        TerminalChanged.class,
        event -> event.client().write("Now you have " + event.terminal().columns() + "."));
    // end::terminal[]
    var ann = connect();
    ann.expectLine("You have 80 columns.");
    ann.sendBytes(255, 251, 31, 255, 250, 31, 0, 100, 0, 40, 255, 240);
    ann.expect("Now you have 100.");
  }

  // tag::mxp[]
  private static final TelnetOption MSP = TelnetOption.ofService(90);
  private static final TelnetOption MXP = TelnetOption.ofService(91);
  private static final Key<Boolean> TAGS = Key.of("tags", Boolean.class);

  private static void begin(Client client) {
    if (has(client, MXP) && !client.has(TAGS)) {
      client.put(TAGS, true);
      client.send(MXP, new byte[0]); // MXP begins,
      client.print("\033[7z"); // and no line has tags but those that say so
    }
  }

  private static void tell(Client client, String name, String words) {
    if (client.has(TAGS)) {
      client.write("\033[1z<b>" + escape(name) + "</b> says: " + escape(words));
    } else {
      client.write(name + " says: " + words);
    }
    if (has(client, MSP)) {
      client.write("!!SOUND(say.wav)");
    }
  }

  private static boolean has(Client client, TelnetOption option) {
    return client.terminal().options().contains(option.code());
  }

  private static String escape(String words) {
    return words.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }

  // end::mxp[]

  @Test
  void options() {
    // tag::declare[]
    service.declare(MXP).declare(MSP);
    service.listen(Connect.class, event -> begin(event.client()));
    service.listen(TerminalChanged.class, event -> begin(event.client()));
    // end::declare[]
    service.listen(
        Receive.class,
        event -> service.clients().forEach(client -> tell(client, "Ann", event.line())));
    var ann = connect();
    var bob = running.client();
    ann.sendBytes(255, 253, 91, 255, 253, 90);
    ann.expectTelnet("SB MXP");
    ann.expectNext("\033[7z");
    bob.sendBytes(255, 254, 91, 255, 254, 90);
    ann.send("<send>hi</send>");
    ann.expectLine("\033[1z<b>Ann</b> says: &lt;send&gt;hi&lt;/send&gt;");
    ann.expectLine("!!SOUND(say.wav)");
    bob.expectLine("Ann says: <send>hi</send>");
  }

  record Said(String channel, String talker, String text) {}

  private static Service square() {
    var service = Service.create();
    // tag::group[]
    Clients square = service.group("square");
    service.listen(Connect.class, event -> square.add(event.client()));
    service.listen(
        Receive.class,
        event -> square.send("Comm.Channel.Text", new Said("say", "Ann", event.line())));
    // end::group[]
    return service;
  }

  @Test
  void groups() {
    try (var memory = MemoryService.start(TerminalsGuideTest::square)) {
      var ann = memory.client();
      var bob = memory.client(TestTerminal.plain().messages("Comm.Channel"));
      ann.send("hi");
      assertThat(bob.takeMessages())
          .containsExactly(
              "Comm.Channel.Text {\"channel\":\"say\",\"talker\":\"Ann\",\"text\":\"hi\"}");
      assertThat(ann.takeMessages()).isEmpty();
    }
  }

  @Test
  void signals() {
    List<String> log = new CopyOnWriteArrayList<>();
    // tag::signals[]
    service.listen(
        Signalled.class,
        event -> {
          if (event.signal() == Signal.INTERRUPT) {
            event.client().write("Interrupted.");
          }
        });
    service.listen(LimitExceeded.class, event -> log.add(event.toString()));
    service.status().put("NAME", "The Lost City");
    // end::signals[]
    var ann = connect();
    ann.sendBytes(255, 244);
    ann.expectLine("Interrupted.");
    assertThat(log).isEmpty();
  }
}
