package dev.parley.examples.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.Connect;
import dev.parley.LimitExceeded;
import dev.parley.Service;
import dev.parley.Signalled;
import dev.parley.TelnetOption;
import dev.parley.TerminalChanged;
import dev.parley.link.Signal;
import dev.parley.testkit.SocketClient;
import dev.parley.testkit.TestService;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// The code of docs/terminals.md.
@Timeout(60)
class TerminalsGuideTest {
  private final Service service = Service.create();
  private TestService running;

  @AfterEach
  void stop() {
    running.close();
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

  @Test
  void options() {
    // tag::mxp[]
    var mxp = TelnetOption.ofService(91);
    service.declare(mxp);
    service.listen(
        TerminalChanged.class,
        event -> {
          if (event.terminal().options().contains(mxp.code())) {
            event.client().send(mxp, new byte[0]); // MXP begins
            event.client().write("\033[1z<b>Welcome</b>");
          }
        });
    // end::mxp[]
    var ann = connect();
    ann.sendBytes(255, 253, 91);
    ann.expectTelnet("SB MXP");
    ann.expectLine("\033[1z<b>Welcome</b>");
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
