package dev.parley.users;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.parley.Service;
import dev.parley.testkit.MemoryClient;
import dev.parley.testkit.MemoryService;
import dev.parley.users.names.UserName;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(180)
class UserCommandsTest {
  private static final Duration LONG = Duration.ofSeconds(60);

  private final AtomicReference<Users<User>> users = new AtomicReference<>();
  private final MemoryService talker =
      MemoryService.start(
          () ->
              Talker.service(all -> {
                users.set(all);
                all.roles().define("guard", "ban", "kick", "roles");
              }),
          "--first-user-is-admin");
  private final MemoryClient ann = Talker.signUp(talker, "Ann");
  private final MemoryClient bob = Talker.signUp(talker, "Bob");

  UserCommandsTest() {
    ann.expectLine("Bob has come.");
  }

  @AfterEach
  void close() {
    talker.close();
  }

  private MemoryClient cat() {
    var cat = Talker.signUp(talker, "Cat");
    ann.expectLine("Cat has come.");
    bob.expectLine("Cat has come.");
    return cat;
  }

  @Test
  void says() {
    ann.send("say good morning");
    ann.expectLine("You say: good morning");
    bob.expectLine("Ann says: good morning");
    bob.send("'hi");
    bob.expectLine("You say: hi");
    ann.expectLine("Bob says: hi");
  }

  @Test
  void emotes() {
    ann.send("emote waves.");
    bob.expectLine("Ann waves.");
    ann.send(";'s hat is blue.");
    bob.expectLine("Ann's hat is blue.");
    ann.expectLine("Ann waves.");
    ann.expectLine("Ann's hat is blue.");
  }

  @Test
  void tellsOneOrMany() {
    var cat = cat();
    ann.send("tell bob hello");
    ann.expectLine("You tell Bob: hello");
    bob.expectLine("Ann tells you: hello");
    ann.send(">bob and cat come here");
    ann.expectLine("You tell Bob and Cat: come here");
    bob.expectLine("Ann tells you and Cat: come here");
    cat.expectLine("Ann tells you and Bob: come here");
    ann.send("tell ann hi");
    ann.expectLine("You need not tell yourself.");
    ann.send("tell zork hi");
    ann.expectLine("There is no \"zork\" here.");
    bob.expectNothing();
  }

  @Test
  void listsWhoIsHereAndHowLongTheyAreSilent() {
    talker.advance(Duration.ofMinutes(3));
    ann.send("who");
    ann.expect("Bob");
    ann.expect("3 minutes");
    ann.expect("2 people online.");
  }

  @Test
  void listsEverybody() {
    var cat = cat();
    cat.send("quit");
    bob.expectLine("Cat has left.");
    talker.advance(Duration.ofMinutes(5));
    bob.send("users");
    bob.expect("Ann");
    bob.expect("online");
    bob.expect("Cat");
    bob.expect("5 minutes ago");
    bob.expect("3 users.");
  }

  @Test
  void listsOnlyThoseWhoWereHereLastIfThereAreMany() throws Exception {
    Talker.onStrand(
        users.get(),
        () -> {
          for (int i = 0; i < 210; i++) {
            var made = new UserName("Zork" + i, "zork" + i, "zork" + i);
            users.get().letGo(users.get().create(made, false, null).orElseThrow());
          }
        });
    bob.send("users");
    bob.expect("Bob");
    for (int page = 0; page < 8; page++) {
      bob.expect("-- more");
      bob.send("");
    }
    bob.expect("212 users, some of them not shown.");
  }

  @Test
  void looksAtPeople() {
    bob.send("look");
    bob.expectLine("Ann is here.");
    bob.send("look ann");
    bob.expectLine("Ann (they/them), an administrator. Idle: -.");
  }

  @Test
  void changesPronouns() {
    ann.send("pronouns she");
    ann.expectLine("Your pronouns are she/her.");
    ann.send("pronouns xe/xem/xyr/xyrs/xemself");
    ann.expectLine("Your pronouns are xe/xem.");
    ann.send("pronouns zork");
    ann.expect("xyr/xyrs/xemself)\r\n");
    ann.send("pronouns");
    ann.expectLine("Your pronouns are xe/xem.");
  }

  @Test
  void tellsWhoIsAway() {
    bob.send("away gone fishing");
    bob.expectLine("You are away: gone fishing");
    ann.send("tell bob hi");
    ann.expectLine("You tell Bob: hi");
    ann.expectLine("Bob is away: gone fishing");
    ann.send("who");
    ann.expect("away: gone fishing");
    bob.expectLine("Ann tells you: hi");
    bob.send("away");
    bob.expectLine("You are back.");
    talker.advance(Duration.ofMinutes(11));
    ann.send("tell bob hi");
    ann.expect("Bob has been silent for a while.");
  }

  @Test
  void changesThePassword() {
    bob.send("password");
    bob.expect("Your present password: ");
    bob.send("wrong one");
    bob.expectLine("That is not the password.");
    bob.send("password");
    bob.send(Talker.SECRET);
    bob.expect("The new password: ");
    bob.send("something else");
    bob.expect("The same once more: ");
    bob.send("something else");
    bob.expectLine("Your password is changed.");
    bob.send("quit");

    var again = talker.client();
    again.send("bob");
    again.send(Talker.SECRET);
    again.expect("That is not the password.");
    again.send("bob");
    again.send("something else");
    again.expect("Hello Bob.");
  }

  @Test
  void removesAnAccount() {
    bob.send("unregister");
    bob.expect("(yes/no, Enter is no) ");
    bob.send("");
    bob.expectLine("Your account stays.");
    bob.send("unregister");
    bob.send("yes");
    bob.send(Talker.SECRET);
    bob.expect("Your account is deleted. Goodbye.");
    bob.expectClosed();
    ann.expectLine("Bob has left.");
    var again = talker.client();
    again.send("bob");
    again.expect("Nobody is called bob yet.");
  }

  @Test
  void bansANameForATime() {
    ann.send("ban bob for 1h too much noise");
    ann.expectLine("bob is banned, and was last here from 127.0.0.1.");
    bob.expect("You are banned until ");
    bob.expect(": too much noise.");
    bob.expectClosed();
    ann.expectLine("Bob has left.");
    ann.send("bans");
    ann.expect("too much noise");

    var again = talker.client();
    again.send("BOB");
    again.send(Talker.SECRET);
    again.expect("You are banned until ");
    again.expectClosed();
    talker.advance(Duration.ofMinutes(61));
    var later = talker.client();
    later.send("bob");
    later.send(Talker.SECRET);
    later.expect("Hello Bob.");
  }

  @Test
  void bansNamesOfNobodyButNothingThatIsNoName() {
    ann.send("ban bob, noise");
    ann.expectLine("\"bob,\" can't be anybody's name.");
    ann.send("ban zork");
    ann.expectLine("zork is banned, though nobody has that name.");
    var zork = talker.client();
    zork.send(";");
    zork.expect("A name has letters only.");
    zork.send("Zork");
    zork.expect("You are banned.");
    zork.expectClosed();
  }

  @Test
  void doesNotLetThoseBanOrKickAdministratorsWhoAreNone() {
    talker.service().start(() -> users.get().online("bob").grant("guard"));
    bob.expectNothing();
    bob.send("ban ann");
    bob.expectLine("Ann is an administrator.");
    bob.send("ban 127.0.0.2");
    bob.expectLine("127.0.0.2 is banned.");
    bob.send("kick ann");
    bob.expectLine("Ann is an administrator.");
    bob.send("grant bob admin");
    bob.expectLine("Only an administrator can do that.");
    bob.send("revoke ann admin");
    bob.expectLine("Only an administrator can do that.");
    bob.send("grant bob guard");
    bob.expectLine("Bob has that role already.");
  }

  @Test
  void showsFromWhereSomebodyIsHereToThoseWhoMayBan() {
    ann.send("look bob");
    ann.expectLine("Bob (they/them). Idle: -. From 127.0.0.1.");
  }

  @Test
  void forgetsThoseWhoAreNotHereOnceTheyHaveARole() throws Exception {
    bob.send("quit");
    ann.expectLine("Bob has left.");
    ann.send("grant bob admin");
    ann.expectLine("Bob has the role \"admin\" now.");
    Talker.onStrand(users.get(), () -> assertThat(users.get().store().active("bob")).isEmpty());
  }

  @Test
  void bansANetworkAndLiftsTheBan() {
    ann.send("ban 127.0.0.0/16");
    ann.expectLine("You are in 127.0.0.0/16 yourself.");
    ann.send("ban 192.0.2.0/24");
    ann.expectLine("192.0.2.0/24 is banned.");
    ann.send("bans");
    ann.expect("ever   Ann\r\n");
    ann.send("unban 192.0.2.0/24");
    ann.expectLine("192.0.2.0/24 is not banned any more.");
    ann.send("unban 192.0.2.0/24");
    ann.expectLine("192.0.2.0/24 is not banned.");
    ann.send("ban 2001:db8::1");
    ann.expectLine("2001:db8:0:0:0:0:0:0/64 is banned.");
    ann.send("unban 2001:db8::2");
    ann.expectLine("2001:db8::2 is not banned any more.");
    ann.send("ban 192.0.2.0/99");
    ann.expect("is no network");
  }

  @Test
  void givesAndTakesRoles() {
    bob.send("roles");
    bob.expect("to see what there is.\r\n");
    ann.send("grant bob zork");
    ann.expectLine("There is no role \"zork\". There are: admin and guard.");
    ann.send("grant bob admin");
    ann.expectLine("Bob has the role \"admin\" now.");
    bob.expectLine("Ann has given you the role \"admin\".");
    bob.send("roles");
    bob.expect("Bob");
    bob.expect("Roles: admin, guard\r\n");
    ann.send("revoke bob admin");
    ann.expectLine("Bob does not have that role any more.");
    ann.send("revoke ann admin");
    ann.expectLine("Another administrator has to do that.");
    ann.send("grant zork admin");
    ann.expectLine("There is nobody called zork.");
  }

  @Test
  void findsSeveralByNameAndSaysWhoIsUnknown() {
    var users = new AtomicReference<Users<User>>();
    try (var other =
        MemoryService.start(() -> {
          Service service = Talker.service(users::set);
          return service;
        })) {
      Talker.signUp(other, "Ann");
      Talker.signUp(other, "Bob");
      var thrown = new AtomicReference<Throwable>();
      var found = new AtomicReference<List<User>>();
      users
          .get()
          .service()
          .start(() -> {
            found.set(users.get().named(List.of("bob", "ANN", "Bob")));
            try {
              users.get().named(List.of("ann", "zork", "foo"));
            } catch (NoSuchUserException e) {
              thrown.set(e);
            }
          });
      await().atMost(LONG).until(() -> thrown.get() != null);
      assertThat(found.get()).extracting(User::name).containsExactly("Bob", "Ann");
      assertThat(thrown.get()).hasMessage("There is nobody called zork or foo.");
    }
  }
}
