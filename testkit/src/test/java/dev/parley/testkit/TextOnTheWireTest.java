package dev.parley.testkit;

import static dev.parley.text.Styles.bold;
import static dev.parley.text.Styles.colour;
import static org.awaitility.Awaitility.await;

import dev.parley.Receive;
import dev.parley.Service;
import dev.parley.text.Colour;
import dev.parley.text.ColourDepth;
import dev.parley.text.Display;
import dev.parley.text.Text;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// What people read, through sockets, when their clients have told what they can show.
@Timeout(180)
class TextOnTheWireTest {
  private static final int IAC = 255;
  private static final int WILL = 251;
  private static final int SB = 250;
  private static final int SE = 240;
  private static final int TTYPE = 24;
  private static final int NAWS = 31;

  private final Service service = Service.create();
  private final TestService running;

  TextOnTheWireTest() {
    service.listen(
        Receive.class,
        event ->
            service.writeAll(
                Text.of(
                    bold("Ann"), " says: ", colour(Colour.rgb(255, 135, 0), event.line()), ".")));
    running = TestService.start(service);
  }

  @AfterEach
  void stop() {
    running.close();
  }

  /// A client that refuses nothing by itself, and reads each byte as a character.
  private SocketClient withTelnetOfItsOwn() {
    return SocketClient.options()
        .withRaw()
        .withCharset(StandardCharsets.ISO_8859_1)
        .withLimit(Duration.ofSeconds(20))
        .connect(service.address());
  }

  private static void expect(SocketClient client, String text) {
    client.expect(new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1));
  }

  /// Waits until somebody's display has so many columns, and 256 colours.
  private void awaitDisplay(int columns) {
    var wanted = Display.PLAIN.withColours(ColourDepth.PALETTE).withWidth(columns);
    await()
        .atMost(Duration.ofSeconds(60))
        .until(
            () -> !service.clients().filter(client -> client.display().equals(wanted)).isEmpty());
  }

  private static void size(SocketClient client, int columns) {
    client.sendBytes(IAC, SB, NAWS, 0, columns, 0, 24, IAC, SE);
  }

  private static void type(SocketClient client, String type) {
    client.expect("\u00FF\u00FA\u0018\u0001\u00FF\u00F0"); // IAC SB TTYPE SEND IAC SE
    client.sendBytes(IAC, SB, TTYPE, 0);
    client.sendBytes(type.getBytes(StandardCharsets.US_ASCII));
    client.sendBytes(IAC, SE);
  }

  @Test
  void everybodyReadsWhatTheirTerminalShows() {
    var plain = running.client();
    var coloured = withTelnetOfItsOwn();
    coloured.expect("\u00FF\u00FD\u001F"); // IAC DO NAWS
    coloured.sendBytes(IAC, WILL, NAWS, IAC, WILL, TTYPE);
    size(coloured, 20);
    type(coloured, "xterm-256color");
    type(coloured, "xterm-256color");
    awaitDisplay(20);

    plain.send("Hi there all");
    plain.expectLine("Ann says: Hi there all.");
    expect(coloured, "\033[1mAnn\033[0m says: \033[38;5;208mHi there\033[0m\r\n");
    expect(coloured, "\033[38;5;208mall\033[0m.\r\n");

    size(coloured, 132);
    awaitDisplay(132);
    plain.send("Hi there all");
    expect(coloured, "\033[1mAnn\033[0m says: \033[38;5;208mHi there all\033[0m.\r\n");
  }
}
