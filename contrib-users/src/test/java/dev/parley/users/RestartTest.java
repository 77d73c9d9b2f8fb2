package dev.parley.users;

import dev.parley.testkit.MemoryService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Nobody notices a restart, wherever in a conversation it finds them.
@Timeout(180)
class RestartTest {
  private final MemoryService talker = MemoryService.startUnderAngel(Talker::service, "--guests");

  @AfterEach
  void close() {
    talker.close();
  }

  @Test
  void signUpGoesOnAtEveryQuestion() {
    var ann = talker.client();
    ann.expect("look) ");
    talker.restart();
    ann.expectNothing();
    ann.send("Ann");
    ann.expect("(yes/no) ");
    talker.restart();
    ann.send("yes");
    ann.expect("Choose a password: ");
    talker.restart();
    ann.send(Talker.SECRET);
    ann.expect("The same once more: ");
    talker.restart();
    ann.send(Talker.SECRET);
    ann.expectLine("Hello Ann. Nobody else is here.");
    talker.restart();
    ann.send("who");
    ann.expect("1 person online.");
    ann.send("quit");
    ann.expect("Goodbye.");

    Talker.signIn(talker, "Ann");
  }

  @Test
  void aPasswordThatWasTypedWrongBeforeARestartIsWrongAfterIt() {
    var ann = talker.client();
    ann.send("Ann");
    ann.send("yes");
    ann.send(Talker.SECRET);
    ann.expect("The same once more: ");
    talker.restart();
    ann.send("something else");
    ann.expectLine("That was not the same.");
    ann.expect("Choose a password: ");
  }

  @Test
  void signInGoesOnAtThePassword() {
    Talker.signUp(talker, "Ann").close();
    var ann = talker.client();
    ann.expect("What is your name? ");
    ann.send("Ann");
    ann.expect("Password: ");
    talker.restart();
    ann.expectNothing();
    ann.send(Talker.SECRET);
    ann.expectLine("Hello Ann. Nobody else is here.");
  }

  @Test
  void usersStayWhoTheyAreThroughRestartsAndCrashes() {
    var ann = Talker.signUp(talker, "Ann");
    var guest = talker.client();
    guest.send("guest");
    guest.expect("Hello Guest1. Ann is here.\r\n");
    ann.expectLine("Guest1 has come.");
    ann.send("away having tea");
    ann.expectLine("You are away: having tea");
    talker.restart();
    guest.send("tell ann hi");
    guest.expectLine("You tell Ann: hi");
    guest.expectLine("Ann is away: having tea");
    ann.expectLine("Guest1 tells you: hi");
    talker.crash();
    ann.send("say hello");
    ann.expectLine("You say: hello");
    guest.expectLine("Ann says: hello");
    guest.send("quit");
    ann.expectLine("Guest1 has left.");
    ann.send("users");
    ann.expect("1 user.");
  }

  @Test
  void changingAPasswordGoesOn() {
    var ann = Talker.signUp(talker, "Ann");
    ann.send("password");
    ann.expect("Your present password: ");
    talker.restart();
    ann.send(Talker.SECRET);
    ann.expect("The new password: ");
    ann.send("something else");
    ann.expect("The same once more: ");
    talker.restart();
    ann.send("something else");
    ann.expectLine("Your password is changed.");
  }

  @Test
  void bansStay() {
    try (var strict = MemoryService.startUnderAngel(Talker::service, "--first-user-is-admin")) {
      var ann = Talker.signUp(strict, "Ann");
      ann.send("ban zork we know");
      ann.expectLine("zork is banned, though nobody has that name.");
      strict.restart();
      var zork = strict.client();
      zork.send("Zork");
      zork.expect("You are banned: we know.");
      zork.expectClosed();
    }
  }
}
