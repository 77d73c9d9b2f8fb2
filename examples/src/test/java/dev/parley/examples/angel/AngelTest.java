package dev.parley.examples.angel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.parley.examples.ExampleProcess;
import dev.parley.examples.chat.Chat;
import dev.parley.testkit.AngelProcess;
import dev.parley.testkit.SocketClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The chat with an angel, as people run it: in processes of its own.
@Timeout(600)
@Execution(ExecutionMode.CONCURRENT)
class AngelTest {
  private static final Duration LIMIT = Duration.ofMinutes(2);

  @Test
  void keepsPeopleTalkingThroughCrashesAndRestarts() throws Exception {
    try (var chat = AngelProcess.start(Chat.class)) {
      var ann = enter(chat, "Anna");
      var bob = enter(chat, "Berta");
      ann.expect("Berta has joined.");
      talk(ann, bob, "hello");

      var first = chat.service();
      chat.crash();
      assertThat(first.isAlive()).isFalse();
      talk(ann, bob, "after a crash");
      assertThat(chat.status()).contains("crashes: 1", "SIGKILL", "clients: 2");

      var second = chat.service();
      chat.restart();
      talk(ann, bob, "after a restart");
      assertThat(chat.status()).contains("restarts: 1", "clients: 2");
      awaitEnd(second);

      var third = chat.service();
      signal("HUP", chat.angel());
      awaitEnd(third);
      talk(ann, bob, "after SIGHUP");
      assertThat(chat.status()).contains("restarts: 2", "SIGHUP");
    }
  }

  @Test
  void handlesWhatIsTypedWhileNobodyServes() {
    try (var chat = AngelProcess.start(Chat.class)) {
      var ann = enter(chat, "Anna");
      var service = chat.service();
      service.destroyForcibly();
      ann.send("one");
      ann.send("two");
      ann.expect("Anna says: one");
      ann.expect("Anna says: two");
    }
  }

  @ParameterizedTest
  @CsvSource({"TERM, 143", "INT, 130"})
  void leavesNothingBehindAfterASignal(String signal, int code) throws Exception {
    try (var chat = AngelProcess.start(Chat.class)) {
      var ann = enter(chat, "Anna");
      var service = chat.service();
      signal(signal, chat.angel());
      ann.expect("The chat is closing. Goodbye.");
      ann.expectClosed();
      assertThat(chat.awaitExit()).isEqualTo(code);
      assertThat(service.isAlive()).isFalse();
      assertThat(chat.directory()).doesNotExist();
    }
  }

  @Test
  void takesTheServiceAlongWhenItIsKilled() {
    try (var chat = AngelProcess.start(Chat.class)) {
      var service = chat.service();
      chat.angel().destroyForcibly();
      awaitEnd(service);
    }
  }

  @Test
  void doesNotEndWithTheServiceWhenThatIsToldToEndByASignal() throws Exception {
    try (var chat = AngelProcess.start(Chat.class)) {
      var ann = enter(chat, "Anna");
      var service = chat.service();
      for (var name : List.of("TERM", "INT", "HUP")) {
        signal(name, service);
      }
      ann.send("I am here");
      ann.expect("Anna says: I am here");
      assertThat(chat.service().pid()).isEqualTo(service.pid());
    }
  }

  @Test
  void worksInADirectoryThatAKilledOneHasLeft(@TempDir Path folder) throws Exception {
    var directory = "--angel-directory=" + folder.resolve("angel");
    try (var killed = ExampleProcess.start(Chat.class, "--angel", "--port=0", directory)) {
      killed.awaitListening();
      killed.signal("KILL");
      killed.awaitExit();
    }
    try (var chat = ExampleProcess.start(Chat.class, "--angel", "--port=0", directory)) {
      chat.awaitListening();
      chat.signal("TERM");
      assertThat(chat.awaitExit()).isEqualTo(143);
    }
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void refusesADirectoryThatAnotherAngelHas() throws Exception {
    try (var chat = AngelProcess.start(Chat.class);
        var other =
            ExampleProcess.start(
                Chat.class, "--angel", "--port=0", "--angel-directory=" + chat.directory())) {
      assertThat(other.awaitExit()).isEqualTo(1);
      assertThat(other.err()).anyMatch(line -> line.contains("process " + chat.angel().pid()));
    }
  }

  @Test
  void endsWithTheCodeOfAServiceThatHasNeverServed(@TempDir Path folder) throws Exception {
    var settings = folder.resolve("chat.yaml");
    Files.writeString(settings, "port: 0\n");
    try (var wrong = ExampleProcess.start(Chat.class, "--angel", "--port=seven")) {
      assertThat(wrong.awaitExit()).isEqualTo(2);
      assertThat(wrong.err()).singleElement().asString().contains("port", "seven");
    }
    var here = "--angel-directory=" + folder.resolve("angel");
    try (var unknown = ExampleProcess.start(Chat.class, "--angel", "--host=192.0.2.1", here)) {
      assertThat(unknown.awaitExit()).isEqualTo(1);
      assertThat(unknown.err()).anyMatch(line -> line.contains("192.0.2.1"));
    }
    assertThat(folder.resolve("angel")).doesNotExist();
  }

  @Test
  void startsNothingForHelp() throws Exception {
    try (var help = ExampleProcess.start(Chat.class, "--angel", "--help")) {
      assertThat(help.awaitExit()).isZero();
      assertThat(help.out()).anyMatch(line -> line.contains("--angel-directory"));
      assertThat(help.err()).isEmpty();
    }
  }

  @Test
  void obeysTheSameProgramGivenACommand() throws Exception {
    try (var chat = AngelProcess.start(Chat.class)) {
      var ann = enter(chat, "Anna");
      var status = command(chat, "status", 0);
      assertThat(status.out())
          .contains("clients: 1, with 0 inputs that wait")
          .anyMatch(line -> line.startsWith("listening on: 127.0.0.1:" + chat.address().getPort()));
      assertThat(command(chat, "restart", 0).out())
          .anyMatch(line -> line.startsWith("restarted in"));
      ann.send("still here");
      ann.expect("Anna says: still here");
      assertThat(command(chat, "stop", 0).out()).contains("stopped");
      assertThat(chat.awaitExit()).isZero();
      ann.expectClosed();
      assertThat(command(chat, "status", 1).err())
          .anyMatch(line -> line.contains("no angel answers"));
    }
  }

  private static ExampleProcess command(AngelProcess chat, String command, int code)
      throws IOException, InterruptedException {
    var directory = "--angel-directory=" + chat.directory();
    try (var told = ExampleProcess.start(Chat.class, "--angel-command=" + command, directory)) {
      assertThat(told.awaitExit()).isEqualTo(code);
      return told;
    }
  }

  static SocketClient enter(AngelProcess chat, String name) {
    var client = chat.client(SocketClient.options().withLimit(LIMIT));
    client.expect("name? ");
    client.send(name);
    client.expect("Hello " + name);
    return client;
  }

  static void talk(SocketClient ann, SocketClient bob, String text) {
    ann.send(text);
    bob.expect("Anna says: " + text);
    bob.send("yes, " + text);
    ann.expect("Berta says: yes, " + text);
  }

  static void signal(String name, ProcessHandle process) throws IOException, InterruptedException {
    var kill = new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start();
    assertThat(kill.waitFor()).isZero();
  }

  static void awaitEnd(ProcessHandle process) {
    process.onExit().orTimeout(LIMIT.toSeconds(), TimeUnit.SECONDS).join();
    await().atMost(LIMIT).until(() -> !process.isAlive());
  }
}
