package dev.parley.examples.terminal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.parley.Client;
import dev.parley.Connect;
import dev.parley.Receive;
import dev.parley.Service;
import dev.parley.Signalled;
import dev.parley.Terminal;
import dev.parley.TerminalChanged;
import dev.parley.examples.Screen;
import dev.parley.link.Signal;
import dev.parley.strand.WaitTimeoutException;
import dev.parley.testkit.TestService;
import dev.parley.text.Colour;
import dev.parley.text.ColourDepth;
import dev.parley.text.Style;
import dev.parley.text.Text;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/// What is negotiated with the clients that people have, and what they see of it; skipped where
/// they are not installed.
@Tag("real-clients")
@Timeout(300)
@Execution(ExecutionMode.CONCURRENT)
class RealTerminalsTest {
  private static final String SECRET = "xyzzy";

  /// Settles late, so that slow machines see what clients answer and not that they are slow.
  private static final String PATIENT = "--settle-limit=5s";

  private final List<Terminal> welcomed = new CopyOnWriteArrayList<>();
  private final List<Terminal> changes = new CopyOnWriteArrayList<>();
  private final List<Signal> signals = new CopyOnWriteArrayList<>();
  private final List<String> secrets = new CopyOnWriteArrayList<>();
  private TestService service;

  @BeforeEach
  void start() {
    service = TestService.start(told(), PATIENT);
  }

  @AfterEach
  void stop() {
    service.close();
  }

  /// Asks for two secrets at once, and then writes back what is typed.
  private Service told() {
    var service = Service.create();
    service.listen(
        Connect.class,
        event -> {
          var client = event.client();
          welcomed.add(client.terminal());
          for (String prompt : List.of("Password: ", "Again: ")) {
            secrets.add(client.askSecret(prompt));
            client.write("Thank you.");
          }
          client.write("Welcome to " + client.terminal().columns() + " columns.");
        });
    service.listen(Receive.class, event -> answer(event.client(), event.line()));
    service.listen(TerminalChanged.class, event -> changes.add(event.terminal()));
    service.listen(Signalled.class, event -> signals.add(event.signal()));
    return service;
  }

  private static void answer(Client client, String line) {
    if (line.equals("keys")) {
      answerKeys(client);
      return;
    }
    if (line.equals("red")) {
      client.write(Text.of("Look: ", Text.of("red").style(Style.of(Colour.RED))));
      return;
    }
    client.write("You typed: " + line);
    if (line.equals("much")) {
      for (int count = 1; count <= 200; count++) {
        client.write("line %d of much text, which is much the same in each line".formatted(count));
      }
    }
  }

  /// Writes back each key until q. Keys are asked for before the sentence: so whoever sees that has
  /// a terminal that knows.
  private static void answerKeys(Client client) {
    try {
      client.write("You pressed too early: " + client.readKey(Duration.ZERO));
    } catch (WaitTimeoutException e) {
      client.write("Keys, please.");
    }
    String key = "";
    while (!key.equals("q")) {
      key = client.readKey().name();
      client.write("You pressed: " + key);
    }
  }

  private String port() {
    return Integer.toString(service.address().getPort());
  }

  private Screen telnet() {
    return Screen.open("inetutils-telnet", "telnet", "127.0.0.1", port());
  }

  private Screen plink() {
    return Screen.open("putty-tools", "plink", "-telnet", "-P", port(), "127.0.0.1");
  }

  private Screen tintin() {
    return Screen.open("tintin++", "tt++", "-G", "-e", "#session s 127.0.0.1 " + port());
  }

  private Screen tf5() {
    return Screen.open("tf5", "tf5", "-f", "127.0.0.1", port());
  }

  private Screen libtelnet() {
    return Screen.open("libtelnet-utils", "telnet-client", "127.0.0.1", port());
  }

  /// Two secrets, one behind the other, neither of which is ever seen; then a line that is. A
  /// prompt comes behind what hides its answer.
  private void signIn(Screen screen) {
    screen.awaitText("Password:");
    screen.type(SECRET);
    await().atMost(Duration.ofSeconds(60)).until(() -> secrets.size() == 1);
    screen.awaitText("Again:");
    screen.type(SECRET);
    screen.awaitText("Welcome to");
    assertThat(secrets).containsExactly(SECRET, SECRET);
    assertThat(String.join("\n", screen.lines())).doesNotContain(SECRET);
    screen.type("look");
    screen.awaitLine("You typed: look");
  }

  /// Keys that need no Enter, and then a line that does.
  private void pressKeys(Screen screen) {
    signIn(screen);
    screen.type("keys");
    screen.awaitLine("Keys, please.");
    screen.key("x");
    screen.awaitText("You pressed: x");
    screen.key("Up");
    screen.awaitText("You pressed: Up");
    screen.key("Enter");
    screen.awaitText("You pressed: Enter");
    screen.key("BSpace");
    screen.awaitText("You pressed: Backspace");
    screen.key("Escape");
    screen.awaitText("You pressed: Escape");
    screen.key("F5");
    screen.awaitText("You pressed: F5");
    screen.key("C-x");
    screen.awaitText("You pressed: Ctrl-X");
    screen.key("q");
    screen.awaitText("You pressed: q");
    screen.type("back in lines");
    screen.awaitText("You typed: back in lines");
  }

  private static void seesRed(Screen screen) {
    screen.type("red");
    screen.awaitLine("Look: red");
    assertThat(screen.colouredLines()).anyMatch(line -> line.contains("Look: \u001B[31mred"));
  }

  private Terminal welcomed() {
    return welcomed.getFirst();
  }

  private void resized(Screen screen) {
    screen.resize(77, 22);
    await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> !changes.isEmpty() && changes.getLast().columns() <= 77);
  }

  @Test
  void telnetTellsItsTypeAndSizeAndHidesSecrets() {
    try (var screen = telnet()) {
      signIn(screen);
      assertThat(welcomed().types()).containsExactly("XTERM-256COLOR");
      assertThat(welcomed().colours()).isEqualTo(ColourDepth.PALETTE);
      assertThat(welcomed().columns()).isEqualTo(100);
      assertThat(welcomed().rows()).isEqualTo(30);
      seesRed(screen);
      resized(screen);
      assertThat(changes.getLast().columns()).isEqualTo(77);
      assertThat(changes.getLast().rows()).isEqualTo(22);
    }
  }

  @Test
  void telnetInAPlainTerminalShowsNoColours() {
    var plain = Screen.openAs("dumb", "inetutils-telnet", "telnet", "127.0.0.1", port());
    try (var screen = plain) {
      signIn(screen);
      assertThat(welcomed().types()).containsExactly("DUMB");
      screen.type("red");
      screen.awaitLine("Look: red");
      assertThat(screen.colouredLines()).contains("Look: red");
    }
  }

  @Test
  void telnetShowsWhatComesBehindCtrlC() {
    try (var screen = telnet()) {
      signIn(screen);
      screen.key("C-c");
      await().atMost(Duration.ofSeconds(60)).until(() -> signals.contains(Signal.INTERRUPT));
      screen.type("still here");
      screen.awaitLine("You typed: still here");
    }
  }

  @Test
  void telnetSendsKeysAndThenLinesAgain() {
    try (var screen = telnet()) {
      pressKeys(screen);
    }
  }

  @Test
  void plinkSendsKeysAndThenLinesAgain() {
    try (var screen = plink()) {
      pressKeys(screen);
    }
  }

  @Test
  void linesOfAClientThatSendsNoKeysAreReadKeyByKey() {
    try (var screen = tf5()) {
      signIn(screen);
      screen.type("keys");
      screen.awaitText("Keys, please.");
      screen.type("x");
      screen.awaitText("You pressed: x");
      screen.awaitText("You pressed: Enter");
      screen.type("q");
      screen.awaitText("You pressed: q");
      screen.type("back in lines");
      screen.awaitText("You typed: back in lines");
    }
  }

  @Test
  void plinkTellsItsTypeAndSizeAndHidesSecrets() {
    try (var screen = plink()) {
      signIn(screen);
      assertThat(welcomed().types()).containsExactly("XTERM");
      assertThat(welcomed().columns()).isEqualTo(100);
      resized(screen);
      assertThat(changes.getLast().columns()).isEqualTo(77);
    }
  }

  @Test
  void tintinTellsWhatItCanAndHidesSecretsAndIsCompressed() {
    try (var screen = tintin()) {
      signIn(screen);
      assertThat(welcomed().types()).contains("TINTIN++");
      assertThat(welcomed().colours()).isIn(ColourDepth.PALETTE, ColourDepth.TRUE);
      assertThat(welcomed().charset()).isEqualTo(StandardCharsets.UTF_8);
      assertThat(welcomed().columns()).isEqualTo(100);
      assertThat(welcomed().compressed()).isTrue();
      seesRed(screen);
      screen.type("much");
      screen.awaitText("line 200 of much text, which is much the same in each line");
      resized(screen);
      screen.type("Grüße, 日本");
      screen.awaitText("You typed: Grüße, 日本");
    }
  }

  @Test
  void tf5TellsItsTypeAndIsCompressed() {
    try (var screen = tf5()) {
      signIn(screen);
      assertThat(welcomed().types()).startsWith("TINYFUGUE");
      assertThat(welcomed().compressed()).isTrue();
      screen.type("much");
      screen.awaitText("line 200 of much text, which is much the same in each line");
      resized(screen);
    }
  }

  @Test
  void libtelnetTellsItsTypeAndIsCompressed() {
    try (var screen = libtelnet()) {
      signIn(screen);
      assertThat(welcomed().types()).containsExactly("xterm-256color");
      assertThat(welcomed().compressed()).isTrue();
      screen.type("much");
      screen.awaitText("line 200 of much text, which is much the same in each line");
    }
  }
}
