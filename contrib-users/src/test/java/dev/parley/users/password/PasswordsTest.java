package dev.parley.users.password;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.Connect;
import dev.parley.Handler;
import dev.parley.Receive;
import dev.parley.Service;
import dev.parley.Step;
import dev.parley.testkit.MemoryClient;
import dev.parley.testkit.MemoryService;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(180)
class PasswordsTest {
  private final AtomicReference<Passwords> passwords = new AtomicReference<>();
  private final CountDownLatch gate = new CountDownLatch(1);

  @AfterEach
  void open() {
    gate.countDown();
  }

  private Service service() {
    var service = Service.create();
    service.settings().set(PasswordSettings.MEMORY, 64L * 1024);
    service.settings().set(PasswordSettings.ITERATIONS, 1);
    service.settings().set(PasswordSettings.THREADS, 1);
    var made = new Passwords(service);
    passwords.set(made);
    service.listen(Connect.class, () -> new Check(made));
    service.listen(Receive.class, event -> event.client().write("You say: " + event.line()));
    return service;
  }

  static class Check extends Handler<Connect> {
    private final transient Passwords passwords;
    private PasswordHash hash = new PasswordHash("");

    Check(Passwords passwords) {
      this.passwords = passwords;
    }

    @Step(10)
    protected void choose() {
      try {
        hash = passwords.hash(client(), client().askSecret("Choose: "));
      } catch (TooBusyException e) {
        client().write("" + e.getMessage());
        skipRest();
      }
    }

    @Step(20)
    protected void check() {
      boolean right = passwords.matches(client(), client().askSecret("Again: "), hash);
      client().write(right ? "right" : "wrong");
    }
  }

  private static MemoryClient typing(MemoryService running, String secret) {
    var client = running.client();
    client.expect("Choose: ");
    client.send(secret);
    return client;
  }

  /// The thread that hashes is kept from it until the gate opens.
  private void keepBusy() throws InterruptedException {
    var busy = new CountDownLatch(1);
    var _ =
        passwords
            .get()
            .queue()
            .submit(() -> {
              busy.countDown();
              gate.await();
              return "";
            });
    assertThat(busy.await(60, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void hashesAndChecks() {
    try (var running = MemoryService.start(this::service)) {
      var ann = typing(running, "open sesame");
      ann.expect("Again: ");
      ann.send("open sesame");
      ann.expect("right");
      var bob = typing(running, "open sesame");
      bob.expect("Again: ");
      bob.send("open sesamy");
      bob.expect("wrong");
    }
  }

  @Test
  void tellsThePlaceInLineWhileOthersAreServed() throws Exception {
    try (var running = MemoryService.start(this::service)) {
      var cat = typing(running, "other");
      cat.expect("Again: ");
      cat.send("other");
      cat.expect("right");
      keepBusy();
      var ann = typing(running, "one");
      var bob = typing(running, "two");
      ann.expectNothing();
      bob.expectNothing();
      running.advance(Duration.ofSeconds(1));
      ann.expect("You are number 1 in line.");
      bob.expect("You are number 2 in line.");
      cat.send("hello");
      cat.expect("You say: hello");
      ann.close();
      running.advance(Duration.ofSeconds(5));
      bob.expect("You are number 1 in line.");
      running.advance(Duration.ofSeconds(5));
      gate.countDown();
      bob.expect("Again: ");
    }
  }

  @Test
  void refusesWhoComesWhenTheLineIsFull() throws Exception {
    try (var running = MemoryService.start(this::service, "--password-queue=1")) {
      running.client().expect("Choose: ");
      keepBusy();
      var ann = typing(running, "one");
      ann.expectNothing();
      var bob = typing(running, "two");
      bob.expect("Too many people are signing in at this moment. Please try again in a minute.");
      gate.countDown();
      ann.expect("Again: ");
    }
  }

  @Test
  void hashesAgainAfterARestartThatCameMeanwhile() throws Exception {
    try (var running = MemoryService.startUnderAngel(this::service)) {
      running.client().expect("Choose: ");
      keepBusy();
      var ann = typing(running, "one");
      ann.expectNothing();
      running.restart();
      ann.expect("Again: ");
      ann.send("one");
      ann.expect("right");
    }
  }
}
