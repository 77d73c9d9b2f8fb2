package dev.parley.users;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.Service;
import dev.parley.commands.Commands;
import dev.parley.settings.Setting;
import dev.parley.testkit.MemoryClient;
import dev.parley.testkit.MemoryService;
import dev.parley.users.password.PasswordSettings;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/// A talker for tests, and what people do in it.
final class Talker {
  static final String SECRET = "open sesame";

  private Talker() {}

  /// With hashes that cost next to nothing.
  static Service service() {
    return service(_ -> {});
  }

  static Service service(Consumer<Users<User>> changes) {
    Service service = bare();
    Users<User> users = Users.of(service).plugIn(Commands.of(service).standard());
    changes.accept(users);
    return service;
  }

  static Service bare() {
    var service = Service.create();
    service.settings().set(PasswordSettings.MEMORY, 64L * 1024);
    service.settings().set(PasswordSettings.ITERATIONS, 1);
    return service;
  }

  static <T> Service with(Service service, Setting<T> setting, T value) {
    service.settings().set(setting, value);
    return service;
  }

  /// Does something that may wait on the strand, and returns when it is done.
  static void onStrand(Users<User> users, Work work) throws InterruptedException {
    var done = new CountDownLatch(1);
    users
        .service()
        .start(() -> {
          work.run();
          done.countDown();
        });
    assertThat(done.await(30, TimeUnit.SECONDS)).isTrue();
  }

  /// Something to be done on the strand.
  interface Work {
    void run() throws Exception;
  }

  /// Somebody who makes an account.
  static MemoryClient signUp(MemoryService talker, String name) {
    MemoryClient client = talker.client();
    client.expect("What is your name? ");
    client.send(name);
    client.expect("(yes/no) ");
    client.send("yes");
    client.expect("Choose a password: ");
    client.send(SECRET);
    client.expect("The same once more: ");
    client.send(SECRET);
    client.expect("Hello " + name);
    client.expect("here.\r\n");
    return client;
  }

  /// Somebody who has one.
  static MemoryClient signIn(MemoryService talker, String name) {
    MemoryClient client = talker.client();
    client.expect("What is your name? ");
    client.send(name);
    client.expect("Password: ");
    client.send(SECRET);
    client.expect("Hello ");
    client.expect("here.\r\n");
    return client;
  }
}
