package dev.parley.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.Handler;
import dev.parley.Receive;
import dev.parley.Service;
import dev.parley.Step;
import dev.parley.strand.WaitTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Single keys, from terminals that send them and from those that send lines.
@Timeout(180)
class KeysInMemoryTest {
  private static final TestTerminal KEYS = TestTerminal.plain().keys();

  /// Reads three keys, with a minute between the first two.
  public static class Slowly extends Handler<Receive> {
    @Step(10)
    protected void read() {
      if (!event().line().equals("slowly")) {
        return;
      }
      var first = client().readKey();
      client().print("...");
      client().service().sleep(Duration.ofMinutes(1));
      var second = client().readKey();
      client().write("%s %s %s".formatted(first, second, client().readKey()));
      event().stop();
    }
  }

  private static Service service() {
    var service = Service.create();
    service.listen(Receive.class, Slowly::new);
    service.listen(
        Receive.class,
        event -> {
          var client = event.client();
          switch (event.line()) {
            case "menu" -> {
              client.print("1 or 2? ");
              client.write("You pressed " + client.readKey() + ".");
            }
            case "three" -> {
              var keys = new ArrayList<String>();
              while (keys.size() < 3) {
                keys.add(client.readKey().name());
              }
              client.write(String.join(" ", keys));
            }
            case "hurry" -> {
              try {
                client.write("You pressed " + client.readKey(Duration.ofSeconds(10)) + ".");
              } catch (WaitTimeoutException e) {
                client.write("Too late.");
              }
            }
            case "both" -> {
              var key = client.readKey();
              client.write(key + " " + client.ask("And a line? "));
            }
            case "task" -> client.start(() -> client.write("A task got " + client.readKey() + "."));
            default -> client.write("You typed " + event.line() + ".");
          }
        });
    return service;
  }

  @Test
  void aTerminalThatSendsKeysNeedsNoEnter() {
    try (var running = MemoryService.start(KeysInMemoryTest::service)) {
      var ann = running.client(KEYS);
      ann.send("menu");
      ann.expectNext("1 or 2? ");
      assertThat(ann.areKeysWanted()).isTrue();
      ann.press("Ctrl-X");
      ann.expectLine("You pressed Ctrl-X.");
      assertThat(ann.areKeysWanted()).isFalse();
      ann.send("look");
      ann.expectLine("You typed look.");
    }
  }

  @Test
  void aLineIsItsFirstKeyAndTheRestIsDropped() {
    try (var running = MemoryService.start(KeysInMemoryTest::service)) {
      var ann = running.client();
      ann.send("menu");
      ann.expectNext("1 or 2? ");
      assertThatThrownBy(() -> ann.press("1")).isInstanceOf(AssertionError.class);
      ann.send("2");
      ann.expectLine("You pressed 2.");
      ann.send("menu");
      ann.expectNext("1 or 2? ");
      ann.send("");
      ann.expectLine("You pressed Enter.");
      ann.send("look");
      ann.expectLine("You typed look.");
    }
  }

  @Test
  void aLineIsEachOfItsKeysAndEnter() {
    try (var running = MemoryService.start(KeysInMemoryTest::service)) {
      var ann = running.client();
      ann.send("three");
      ann.send("ü日");
      ann.expectLine("ü 日 Enter");
      ann.sendText("three\r\na\r\nbc\r\nlook\r\n");
      ann.expectLine("a Enter b");
      ann.expectLine("You typed look.");
    }
  }

  @Test
  void whatIsTypedInAKeyTerminalIsDecoded() {
    try (var running = MemoryService.start(KeysInMemoryTest::service)) {
      var ann = running.client(KEYS);
      ann.send("three");
      assertThat(ann.areKeysWanted()).isTrue();
      ann.sendText("\u001b[A\u001b");
      ann.sendText("é");
      ann.expectLine("Up Escape é");
    }
  }

  @Test
  void keysTypedAheadAreALineWhereALineIsWanted() {
    try (var running = MemoryService.start(KeysInMemoryTest::service)) {
      var ann = running.client(KEYS);
      ann.send("menu");
      ann.expectNext("1 or 2? ");
      ann.press("1", "l", "x", "Backspace", "o", "Up", "o", "k", "Enter");
      ann.expectLine("You pressed 1.");
      ann.expectLine("You typed look.");
    }
  }

  @Test
  void aLineThatWasBegunInKeysEndsAsALine() {
    try (var running = MemoryService.start(KeysInMemoryTest::service)) {
      var ann = running.client(KEYS);
      ann.send("both");
      assertThat(ann.areKeysWanted()).isTrue();
      ann.press("1", "l", "o");
      ann.expectNext("And a line? ");
      assertThat(ann.areKeysWanted()).isFalse();
      ann.send("ok");
      ann.expectLine("1 look");
    }
  }

  @Test
  void moreKeysThanMayWaitAreALineWithoutItsEnd() {
    try (var running = MemoryService.start(KeysInMemoryTest::service, "--max-waiting-lines=3")) {
      var ann = running.client(KEYS);
      ann.send("menu");
      ann.expectNext("1 or 2? ");
      ann.press("1", "a", "b", "c", "d", "Enter");
      ann.expectLine("You pressed 1.");
      ann.expectLine("You typed abc.");
      ann.expectLine("You typed d.");
    }
  }

  @Test
  void waitsNoLongerThanItsLimit() {
    try (var running = MemoryService.start(KeysInMemoryTest::service)) {
      var ann = running.client(KEYS);
      ann.send("hurry");
      running.advance(Duration.ofSeconds(10));
      ann.expectLine("Too late.");
      assertThat(ann.areKeysWanted()).isFalse();
    }
  }

  @Test
  void endsWithItsClient() {
    try (var running = MemoryService.start(KeysInMemoryTest::service)) {
      var ann = running.client(KEYS);
      ann.send("three");
      ann.press("a");
      ann.endInput();
      ann.expectClosed();
    }
  }

  @Test
  void keysAreAskedForThroughARestart() {
    try (var running = MemoryService.startUnderAngel(KeysInMemoryTest::service)) {
      var ann = running.client(KEYS);
      ann.send("slowly");
      running.restart();
      assertThat(ann.areKeysWanted()).isTrue();
      ann.press("a");
      ann.expectNext("...");
      ann.press("b");
      running.restart();
      running.advance(Duration.ofMinutes(1));
      running.crash();
      assertThat(ann.areKeysWanted()).isTrue();
      ann.press("c");
      ann.expectLine("a b c");
      assertThat(ann.areKeysWanted()).isFalse();
      ann.send("look");
      ann.expectLine("You typed look.");
    }
  }

  @Test
  void theKeysOfALineAreReadOnceThroughRestartsAndCrashes() {
    try (var running = MemoryService.startUnderAngel(KeysInMemoryTest::service)) {
      var ann = running.client();
      ann.send("slowly");
      ann.send("ab");
      ann.expectNext("...");
      running.crash();
      running.restart();
      running.advance(Duration.ofMinutes(1));
      ann.expectLine("a b Enter");
      ann.send("look");
      ann.expectLine("You typed look.");
    }
  }

  @Test
  void aTaskOfItsOwnReadsKeysWhileNothingElseGoesOn() {
    try (var running = MemoryService.start(KeysInMemoryTest::service)) {
      var ann = running.client(KEYS);
      ann.send("task");
      ann.press("Down", "l", "o");
      ann.expectLine("A task got Down.");
      ann.send("ok");
      ann.expectLine("You typed look.");
    }
  }

  @Test
  void linesComeAgainWhereATaskHasEndedWithItsProcess() {
    try (var running = MemoryService.startUnderAngel(KeysInMemoryTest::service)) {
      var ann = running.client(KEYS);
      ann.send("task");
      assertThat(ann.areKeysWanted()).isTrue();
      running.restart();
      assertThat(ann.areKeysWanted()).isFalse();
      ann.send("look");
      ann.expectLine("You typed look.");
    }
  }

  @Test
  void linesComeAgainWhereTheNewCodeAsksForNoKeys() {
    try (var running = MemoryService.startUnderAngel(KeysInMemoryTest::service)) {
      var ann = running.client(KEYS);
      ann.send("slowly");
      assertThat(ann.areKeysWanted()).isTrue();
      running.restart(() -> {
        var service = Service.create();
        service.listen(Receive.class, event -> event.client().write("New: " + event.line()));
        return service;
      });
      assertThat(ann.areKeysWanted()).isFalse();
      ann.send("look");
      ann.expect("New: look");
    }
  }

  @Test
  void aRawClientHasNoKeys() {
    try (var running =
        MemoryService.start(() -> {
          var service = Service.create().raw();
          service.listen(Receive.class, event -> event.client().readKey());
          return service;
        })) {
      running.client().send("x");
      running.client().expectNothing();
      assertThat(running.takeFailures())
          .singleElement()
          .isInstanceOf(IllegalStateException.class)
          .asString()
          .contains("readData()");
    }
  }
}
