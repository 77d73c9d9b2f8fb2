package dev.parley.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.parley.Connect;
import dev.parley.Disconnect;
import dev.parley.Receive;
import dev.parley.Service;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What must be the same for a client on a socket and for one in memory.
@Timeout(180)
class TestClientTest {
  enum Kind {
    SOCKET,
    MEMORY
  }

  private final List<String> received = new CopyOnWriteArrayList<>();
  private final List<String> left = new CopyOnWriteArrayList<>();
  private AutoCloseable running = () -> {};
  private Supplier<TestClient> clients =
      () -> {
        throw new IllegalStateException("not started");
      };

  @AfterEach
  void stop() throws Exception {
    running.close();
  }

  private TestClient client(Kind kind, String... settings) {
    switch (kind) {
      case SOCKET -> {
        var service = TestService.start(service(), settings);
        running = service;
        clients = service::client;
      }
      case MEMORY -> {
        var service = MemoryService.start(this::service, settings);
        running = service;
        clients = service::client;
      }
    }
    return clients.get();
  }

  private Service service() {
    var service = Service.create();
    service.listen(Connect.class, event -> event.client().write("Welcome."));
    service.listen(
        Receive.class,
        event -> {
          received.add(event.line());
          switch (event.line()) {
            case "name" -> event.client().write("Hello " + event.client().ask("name? ") + ".");
            case "secret" ->
                event.client().write("ok " + event.client().askSecret("word? ").length());
            case "bye" -> {
              event.client().write("Bye.");
              event.client().close();
            }
            case "two lines" -> event.client().write("one\ntwo\r\nthree");
            default -> service.writeAll("said " + event.line());
          }
        });
    service.listen(
        Disconnect.class,
        event -> {
          left.add(event.reason().name());
          service.writeAll("left: " + event.reason());
        });
    return service;
  }

  @ParameterizedTest
  @EnumSource
  void sendsLinesAndReadsWhatComesBack(Kind kind) {
    var ann = client(kind);
    ann.expectLine("Welcome.");
    var bob = clients.get();
    bob.expectLine("Welcome.");
    ann.send("hello");
    ann.expectLine("said hello");
    assertThat(bob.expectLine()).isEqualTo("said hello");
    bob.expectNothing();
    assertThat(bob.localAddress()).isNotEqualTo(ann.localAddress());
  }

  @ParameterizedTest
  @EnumSource
  void answersQuestions(Kind kind) {
    var ann = client(kind);
    ann.send("name");
    assertThat(ann.expect("name? ")).isEqualTo("Welcome.\r\nname? ");
    ann.send("Ann");
    ann.expectNext("Hello Ann.\r\n");
    ann.send("1234");
    assertThat(ann.expectMatch(Pattern.compile("\\d+\r"))).isEqualTo("said 1234\r");
  }

  @ParameterizedTest
  @EnumSource
  void seesLinesEndInCrLfHoweverTheyWereWritten(Kind kind) {
    var ann = client(kind);
    ann.expectLine("Welcome.");
    ann.send("two lines");
    ann.expectNext("one\r\ntwo\r\nthree\r\n");
  }

  @ParameterizedTest
  @EnumSource
  void hidesWhatIsTypedAtASecretQuestion(Kind kind) {
    var ann = client(kind);
    ann.send("secret");
    ann.expect("word? ");
    assertThat(ann.isTypingHidden()).isTrue();
    ann.send("abc");
    ann.expectLine("ok 3");
    assertThat(ann.isTypingHidden()).isFalse();
  }

  @ParameterizedTest
  @EnumSource
  void editsAndCleansWhatIsTyped(Kind kind) {
    var ann = client(kind, "--max-line-length=16");
    ann.expectLine("Welcome.");
    ann.sendText("helö\b\blo\tyou\u001b");
    ann.sendText("!\r\n");
    ann.expectLine("said helo you\uFFFD!");
    ann.send("1234567890123456789");
    ann.expect("Line too long");
    ann.expect("said 1234567890123456\r\n");
    ann.sendText("a\nb\rc\r\n");
    ann.expectNext("said a\r\nsaid b\r\nsaid c\r\n");
  }

  @ParameterizedTest
  @EnumSource
  void seesTheServerClose(Kind kind) {
    var ann = client(kind);
    ann.send("bye");
    ann.send("never heard");
    assertThat(ann.expectClosed()).isEqualTo("Welcome.\r\nBye.\r\n");
    assertThat(ann.isEnded()).isTrue();
    assertThat(received).containsExactly("bye");
  }

  @ParameterizedTest
  @EnumSource
  void readsOnAfterItHasEndedTheInput(Kind kind) {
    var ann = client(kind);
    ann.send("one");
    ann.sendText("two");
    ann.endInput();
    assertThat(ann.expectClosed()).contains("said one\r\nsaid two\r\n");
    clients.get().expectLine("Welcome.");
    assertThat(left).containsExactly("END_OF_INPUT");
  }

  @ParameterizedTest
  @EnumSource
  void isSeenToBreakOff(Kind kind) {
    var ann = client(kind);
    ann.expectLine("Welcome.");
    var bob = clients.get();
    bob.expectLine("Welcome.");
    ann.reset();
    bob.expectLine("left: RESET");
    assertThat(ann.isEnded()).isTrue();
  }

  @ParameterizedTest
  @EnumSource
  void leavesPolitely(Kind kind) {
    var ann = client(kind);
    ann.expectLine("Welcome.");
    var bob = clients.get();
    bob.expectLine("Welcome.");
    ann.close();
    ann.close();
    bob.expectLine("left: END_OF_INPUT");
  }

  @ParameterizedTest
  @EnumSource
  void tellsWhatCameInstead(Kind kind) {
    var ann = client(kind);
    ann.expectLine("Welcome.");
    ann.send("x");
    assertThatExceptionOfType(ExpectationFailed.class)
        .isThrownBy(() -> ann.expectLine("said y"))
        .withMessageContaining("expected as the next line: \"said y\"")
        .withMessageContaining("arrived and not taken: \"said x\\r\\n\"")
        .withMessageContaining("sent      \"x\\r\\n\"");
  }
}
