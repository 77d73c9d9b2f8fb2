package dev.parley.users;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.parley.Client;
import dev.parley.Connect;
import dev.parley.Service;
import dev.parley.Step;
import dev.parley.commands.Commands;
import dev.parley.link.Network;
import dev.parley.testkit.MemoryClient;
import dev.parley.testkit.MemoryService;
import dev.parley.users.names.NamePolicy;
import dev.parley.users.password.Argon2Parameters;
import dev.parley.users.password.PasswordHash;
import dev.parley.users.password.PasswordHasher;
import dev.parley.users.password.PasswordSettings;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(180)
class SignInTest {
  private static final Duration LONG = Duration.ofSeconds(60);

  private static MemoryClient newcomer(MemoryService talker, String name) {
    MemoryClient client = talker.client();
    client.expect("What is your name? ");
    client.send(name);
    return client;
  }

  @Test
  void makesAnAccountAndLetsItsOwnerInAgain() {
    try (var talker = MemoryService.start(Talker::service)) {
      var ann = Talker.signUp(talker, "Ann");
      ann.send("quit");
      ann.expectClosed();

      var again = newcomer(talker, "ANN");
      again.expect("Password: ");
      again.send(Talker.SECRET);
      again.expectLine("Hello Ann. Nobody else is here.");
    }
  }

  @Test
  void goesBackToTheNameAfterAnEmptyPasswordAndAWrongOne() {
    try (var talker = MemoryService.start(Talker::service)) {
      Talker.signUp(talker, "Ann").close();

      var client = newcomer(talker, "ann");
      client.expect("Password: ");
      client.send("");
      client.expect("What is your name? ");
      client.send("ann");
      client.expect("Password: ");
      client.send("wrong");
      client.expectLine("That is not the password.");
      client.expect("What is your name? ");
      client.send("ann");
      client.expect("Password: ");
      client.send(Talker.SECRET);
      client.expect("Hello Ann.");
    }
  }

  @Test
  void sendsAwayWhoGivesTooManyWrongPasswords() {
    try (var talker = MemoryService.start(Talker::service)) {
      Talker.signUp(talker, "Ann").close();

      var client = talker.client();
      for (int i = 0; i < 3; i++) {
        client.expect("What is your name? ");
        client.send("ann");
        client.expect("Password: ");
        client.send("wrong");
      }
      client.expect("Come back when you have remembered it.");
      client.expectClosed();
    }
  }

  @Test
  void refusesGuessesAtOneAccountFromOneNetworkUntilTimeHasPassed() {
    try (var talker = MemoryService.start(Talker::service, "--sign-in-tries=100")) {
      Talker.signUp(talker, "Ann").close();

      var guesser = talker.client();
      for (int i = 0; i < 10; i++) {
        guesser.send("ann");
        guesser.send("wrong" + i);
        guesser.expect("That is not the password.");
      }
      guesser.send("ann");
      guesser.send(Talker.SECRET);
      guesser.expect("There have been too many wrong passwords. Please try again in 5 minutes.");
      talker.advance(Duration.ofMinutes(5));
      guesser.send("ann");
      guesser.send(Talker.SECRET);
      guesser.expect("Hello Ann.");
    }
  }

  @Test
  void hasTheOwnerWaitAwayFromHomeWhileMostGuess() throws Exception {
    var users = new AtomicReference<Users<User>>();
    try (var talker = MemoryService.start(() -> Talker.service(users::set))) {
      var ann = Talker.signUp(talker, "Ann");
      Talker.onStrand(
          users.get(),
          () -> {
            User user = users.get().online("ann");
            for (int i = 0; i < 8; i++) {
              user.home(Network.parse("192.0.2." + i));
            }
            for (int i = 0; i < 100; i++) {
              users.get().limits().take(address("198.51.100." + i), "ann", false);
            }
          });
      ann.send("quit");
      ann.expectClosed();

      var away = newcomer(talker, "Ann");
      away.expect("Password: ");
      away.send(Talker.SECRET);
      away.expectLine("There have been many wrong passwords. One moment, please.");
      talker.advance(Duration.ofSeconds(9));
      away.expectNothing();
      talker.advance(Duration.ofSeconds(1));
      away.expectLine("Hello Ann. Nobody else is here.");
    }
  }

  private static InetAddress address(String text) {
    try {
      return InetAddress.getByName(text);
    } catch (UnknownHostException e) {
      throw new IllegalArgumentException(e);
    }
  }

  @Test
  void letsNobodyInWhoHasBeenBannedAtThePassword() {
    var users = new AtomicReference<Users<User>>();
    try (var talker = MemoryService.start(() -> Talker.service(users::set))) {
      Talker.signUp(talker, "Ann").close();
      var ann = newcomer(talker, "Ann");
      ann.expect("Password: ");
      users.get().service().start(() -> users.get().bans().ban("ann", null, "noise", "nobody"));
      ann.expectNothing();
      ann.send(Talker.SECRET);
      ann.expectLine("You are banned: noise.");
      ann.expectClosed();
    }
  }

  @Test
  void letsNobodyInWhoseNetworkHasBeenBannedAtThePassword() {
    Network home = Network.parse("127.0.0.0/8");
    var users = new AtomicReference<Users<User>>();
    try (var talker = MemoryService.start(() -> Talker.service(users::set))) {
      Talker.signUp(talker, "Ann").close();
      var ann = newcomer(talker, "Ann");
      ann.expect("Password: ");
      users.get().service().start(() -> users.get().bans().ban(home, null, "", "nobody"));
      ann.expectNothing();
      ann.send(Talker.SECRET);
      ann.expectLine("You are banned.");
      ann.expectClosed();
    }
  }

  @Test
  void makesNoAccountOfANameThatHasBeenBannedMeanwhile() {
    var users = new AtomicReference<Users<User>>();
    try (var talker = MemoryService.start(() -> Talker.service(users::set))) {
      var ann = newcomer(talker, "Ann");
      ann.send("yes");
      ann.expect("Choose a password: ");
      users.get().service().start(() -> users.get().bans().ban("ann", null, "", "nobody"));
      ann.expectNothing();
      ann.send(Talker.SECRET);
      ann.send(Talker.SECRET);
      ann.expect("You are banned.");
      ann.expectClosed();
      users.get().service().start(() -> users.get().bans().lift("ann"));
      var bob = Talker.signUp(talker, "Bob");
      bob.send("users");
      bob.expect("1 user.");
    }
  }

  @Test
  void tellsOfABanOfAnAccountToItsOwnerOnly() {
    var users = new AtomicReference<Users<User>>();
    try (var talker = MemoryService.start(() -> Talker.service(users::set))) {
      Talker.signUp(talker, "Ann").close();
      users.get().service().start(() -> users.get().bans().ban("ann", null, "noise", "nobody"));
      var guesser = newcomer(talker, "Ann");
      guesser.expect("Password: ");
      guesser.send("wrong");
      guesser.expectLine("That is not the password.");
      guesser.expect("What is your name? ");
    }
  }

  @Test
  void makesNoTwoAccountsThatLookAlikeAtTheSameTime() {
    try (var talker = MemoryService.start(Talker::service)) {
      var lan = newcomer(talker, "lan");
      lan.send("yes");
      lan.expect("Choose a password: ");
      Talker.signUp(talker, "Ian");
      lan.send(Talker.SECRET);
      lan.send(Talker.SECRET);
      lan.expect(
          "Somebody else has taken that name meanwhile, or one that looks like it.\r\n"
              + "What is your name? ");
    }
  }

  @Test
  void makesOneOfTwoAccountsThatLookAlikeAndAreSavedAtOnce() throws Exception {
    var users = new AtomicReference<Users<User>>();
    var made = new CopyOnWriteArrayList<Optional<User>>();
    try (var talker =
        MemoryService.start(() -> Talker.service(users::set), "--first-user-is-admin")) {
      talker.client().expect("name? ");
      var done = new CountDownLatch(3);
      for (String name : List.of("Ian", "lan", "Bob")) {
        users
            .get()
            .service()
            .start(() -> {
              made.add(users.get().create(users.get().names().check(name), false, null));
              done.countDown();
            });
      }
      assertThat(done.await(30, TimeUnit.SECONDS)).isTrue();
      List<User> kept = made.stream().flatMap(Optional::stream).toList();
      assertThat(kept).hasSize(2).extracting(User::look).doesNotHaveDuplicates();
      assertThat(kept).filteredOn(Roles::isAdmin).hasSize(1);
    }
  }

  @Test
  void givesAGuestANameThatLooksLikeNobodyElses() {
    try (var talker =
        MemoryService.start(
            () -> Talker.service(users -> users.names(NamePolicy.STANDARD.allowing("0123456789"))),
            "--guests")) {
      var first = newcomer(talker, "Guestl");
      first.send("yes");
      first.send(Talker.SECRET);
      first.send(Talker.SECRET);
      first.expect("Hello Guestl.");
      var guest = talker.client();
      guest.send("guest");
      guest.expect("Hello Guest2.");
    }
  }

  @Test
  void refusesNamesThatAreNotAllowed() {
    try (var talker = MemoryService.start(Talker::service)) {
      Talker.signUp(talker, "Ian");

      var client = newcomer(talker, "x1");
      client.expectLine("A name has letters only.");
      client.expect("What is your name? ");
      client.send("");
      client.expect("What is your name? ");
      client.send("root");
      client.expectLine("That name is reserved. Please choose another one.");
      client.expect("What is your name? ");
      client.send("lan");
      client.expectLine("There is somebody whose name looks like Ian. Please choose another one.");
      client.expect("What is your name? ");
      client.send("Bob");
      client.expect("Nobody is called Bob yet. Is that to be your name? (yes/no) ");
      client.send("no");
      client.expect("What is your name? ");
    }
  }

  @Test
  void hasTheNewPasswordTypedTwice() {
    try (var talker = MemoryService.start(Talker::service)) {
      var client = newcomer(talker, "Ann");
      client.expect("(yes/no) ");
      client.send("yes");
      client.expect("Choose a password: ");
      client.send("short");
      client.expectLine("A password needs at least 8 characters.");
      client.expect("Choose a password: ");
      client.send(Talker.SECRET);
      client.expect("The same once more: ");
      client.send("open sesamy");
      client.expectLine("That was not the same.");
      client.expect("Choose a password: ");
      client.send("");
      client.expect("What is your name? ");
    }
  }

  /// Accounts of several kinds where nobody is to learn which there are.
  private static Service secretive(AtomicReference<Users<User>> users) {
    Service service = Talker.with(Talker.service(users::set), UserSettings.SIGN_UP, false);
    return Talker.with(service, PasswordSettings.THREADS, 1);
  }

  private static void add(AtomicReference<Users<User>> users, String name, PasswordHash hash)
      throws InterruptedException {
    Talker.onStrand(
        users.get(),
        () -> users.get().create(users.get().names().check(name), false, hash).orElseThrow());
  }

  /// Waits in line behind all passwords that are being hashed, so that who waits for those goes on.
  private static void finishHashing(Users<User> users) throws InterruptedException {
    Talker.onStrand(
        users,
        () -> {
          Client bystander = users.service().clients().iterator().next();
          users.passwords().matches(bystander, "any", null);
        });
  }

  @Test
  void tellsNobodyWhichNamesExistWhereAccountsAreNotMade() throws Exception {
    var users = new AtomicReference<Users<User>>();
    var answered = new AtomicReference<Instant>();
    var hasher = new PasswordHasher(new Argon2Parameters(64, 1, 1));
    try (var talker = MemoryService.start(() -> secretive(users))) {
      talker.client().expect("name? ");
      var texts =
          new UserTexts() {
            @Override
            public String wrongPassword() {
              answered.set(talker.time().now());
              return super.wrongPassword();
            }
          };
      Talker.onStrand(users.get(), () -> users.get().texts(texts));
      add(users, "Ann", hasher.hash(Talker.SECRET));
      add(users, "Bob", new PasswordHasher(new Argon2Parameters(64, 3, 1)).hash(Talker.SECRET));
      add(users, "Cat", new PasswordHash("of no kind"));
      add(users, "Dan", hasher.hash(Talker.SECRET));
      Talker.onStrand(users.get(), () -> users.get().bans().ban("dan", null, "noise", "nobody"));
      for (String name : List.of("Zork", "Ann", "Bob", "Cat", "Dan", "x1,")) {
        var client = newcomer(talker, name);
        client.expect("Password: ");
        answered.set(null);
        Instant asked = talker.time().now();
        client.send("whatever");
        client.expectNothing();
        finishHashing(users.get());
        // Should that have overtaken the client, more time passes than is needed.
        await()
            .atMost(Duration.ofSeconds(30))
            .pollInSameThread()
            .pollDelay(Duration.ZERO)
            .pollInterval(Duration.ofMillis(5))
            .until(() -> {
              talker.advance(Duration.ofSeconds(1));
              return answered.get() != null;
            });
        assertThat(Duration.between(asked, answered.get()).toMillis())
            .as(name)
            .isPositive()
            .matches(taken -> taken % 1000 == 0);
        client.expect("That is not the password.");
        client.expect("What is your name? ");
      }
      var dan = newcomer(talker, "Dan");
      dan.expect("Password: ");
      dan.send(Talker.SECRET);
      dan.expectLine("You are banned: noise.");
      dan.expectClosed();
    }
  }

  @Test
  void asksForTheNameAgainIfThereIsNone() {
    try (var talker = MemoryService.start(Talker::service, "--no-sign-up")) {
      var client = newcomer(talker, "");
      client.expect("What is your name? ");
      client.expectNothing();
    }
  }

  @Test
  void makesOnlySoManyAccountsForOneNetwork() throws Exception {
    var users = new AtomicReference<Users<User>>();
    try (var talker = MemoryService.start(() -> Talker.service(users::set), "--limit-loopback")) {
      Talker.signUp(talker, "Ann");
      Talker.onStrand(
          users.get(),
          () -> {
            for (int i = 1; i < 20; i++) {
              users.get().limits().takeSignUp(address("127.0.0.1"));
            }
          });
      var bob = newcomer(talker, "Bob");
      bob.send("yes");
      bob.send(Talker.SECRET);
      bob.send(Talker.SECRET);
      bob.expect(
          "There have been many new accounts from your network. Please try again in 3 minutes.\r\n"
              + "What is your name? ");
      talker.advance(Duration.ofMinutes(3));
      bob.send("Bob");
      bob.send("yes");
      bob.send(Talker.SECRET);
      bob.send(Talker.SECRET);
      bob.expect("Hello Bob.");
    }
  }

  /// A user of a kind that can't be saved.
  static class Odd extends User {}

  @Test
  void sendsAwayWhoCannotSignInBecauseSomethingFails() {
    var isBroken = new AtomicBoolean(true);
    Supplier<User> fresh = () -> isBroken.get() ? new Odd() : new User();
    try (var talker = MemoryService.start(() -> of(User.class, fresh))) {
      var ann = newcomer(talker, "Ann");
      ann.send("yes");
      ann.send(Talker.SECRET);
      ann.send(Talker.SECRET);
      ann.expect("Something went wrong. Please come back later.");
      ann.expectClosed();
      assertThat(talker.takeFailures()).hasSize(1);

      isBroken.set(false);
      Talker.signUp(talker, "Ann");
    }
  }

  @Test
  void letsGuestsInAndForgetsThem() {
    try (var talker = MemoryService.start(Talker::service, "--guests")) {
      var one = talker.client();
      one.expect("(\"guest\" to have a look) ");
      one.send("guest");
      one.expectLine("Hello Guest1. Nobody else is here.");
      var two = talker.client();
      two.send("Guest");
      two.expect("Hello Guest2. Guest1 is here.\r\n");
      one.expectLine("Guest2 has come.");
      one.send("quit");
      two.expectLine("Guest1 has left.");
      var three = talker.client();
      three.send("guest");
      three.expect("Hello Guest1.");
      three.send("users");
      three.expect("0 users.");
    }
  }

  @Test
  void takesOverTheFormerConnection() {
    try (var talker = MemoryService.start(Talker::service)) {
      var bob = Talker.signUp(talker, "Bob");
      var ann = Talker.signUp(talker, "Ann");
      bob.expectLine("Ann has come.");

      var again = Talker.signIn(talker, "Ann");
      ann.expect("You have signed in from somewhere else. Goodbye.");
      ann.expectClosed();
      bob.expectLine("Ann has reconnected.");
      bob.send("tell ann hi");
      bob.expectLine("You tell Ann: hi");
      again.expectLine("Bob tells you: hi");
      bob.expectNothing();
    }
  }

  @Test
  void allowsSeveralConnectionsIfToldSo() {
    try (var talker = MemoryService.start(Talker::service, "--several-connections=allow")) {
      var bob = Talker.signUp(talker, "Bob");
      var ann = Talker.signUp(talker, "Ann");
      bob.expectLine("Ann has come.");
      var again = Talker.signIn(talker, "Ann");
      bob.send("say hi");
      bob.expectLine("You say: hi");
      ann.expectLine("Bob says: hi");
      again.expectLine("Bob says: hi");
      ann.send("quit");
      ann.expectClosed();
      bob.expectNothing();
      again.send("quit");
      bob.expectLine("Ann has left.");
    }
  }

  @Test
  void refusesASecondConnectionIfToldSo() {
    try (var talker = MemoryService.start(Talker::service, "--several-connections=refuse")) {
      Talker.signUp(talker, "Ann");
      var again = newcomer(talker, "ann");
      again.expect("Password: ");
      again.send(Talker.SECRET);
      again.expectLine("Ann is here already.");
      again.expect("What is your name? ");
    }
  }

  @Test
  void makesTheFirstAccountTheAdministratorsIfToldSo() {
    try (var talker = MemoryService.start(Talker::service, "--first-user-is-admin")) {
      var ann = Talker.signUp(talker, "Ann");
      var bob = Talker.signUp(talker, "Bob");
      ann.expectLine("Bob has come.");
      bob.send("ban ann");
      bob.expect("There is no command \"ban\".");
      bob.send("look ann");
      bob.expect("an administrator");
      ann.send("grant bob admin");
      ann.expectLine("Bob has the role \"admin\" now.");
      bob.expect("Ann has given you the role \"admin\".");
    }
  }

  @Test
  void checksOldHashesAndMakesThemAnew() {
    var parameters = new Argon2Parameters(64, 2, 1);
    PasswordHash old = new PasswordHasher(parameters).hash(Talker.SECRET);
    var hashes = new CopyOnWriteArrayList<PasswordHash>();
    Service[] running = new Service[1];
    try (var talker =
        MemoryService.start(() ->
            running[0] =
                Talker.service(users ->
                    users
                        .service()
                        .listen(SigningOut.class, event -> hashes.add(event.user().password()))))) {
      var ann = Talker.signUp(talker, "Ann");
      running[0].listen(SigningOut.class, event -> event.user().password(old));
      ann.send("quit");
      ann.expectClosed();
      Talker.signIn(talker, "Ann").send("quit");
      await().atMost(LONG).untilAsserted(() -> assertThat(hashes).hasSize(2));
      assertThat(hashes.getLast()).isNotEqualTo(old);
      assertThat(hashes.getLast().text()).contains("t=1");
    }
  }

  @Test
  void letsPeopleInByTheirNamesAloneIfToldSo() {
    try (var talker = MemoryService.start(() -> Talker.service(Users::withoutPasswords))) {
      var ann = newcomer(talker, "Ann");
      ann.expect("(yes/no) ");
      ann.send("y");
      ann.expectLine("Hello Ann. Nobody else is here.");
      ann.send("quit");
      newcomer(talker, "ann").expect("Hello Ann.");
    }
  }

  /// The steps of others.
  static class WittySignIn extends SignIn<User> {
    WittySignIn(Users<User> users) {
      super(users);
    }

    @Step(85)
    protected void joke() {
      client().write("Knock, knock.");
    }

    @Override
    protected void welcome() {
      client().write("Who's there? " + user().name() + (isNew() ? ", who is new." : "."));
    }
  }

  @Test
  void hasStepsThatCanBeOverridden() {
    try (var talker =
        MemoryService.start(() -> Talker.service(users -> users.signIn(WittySignIn::new)))) {
      var ann = newcomer(talker, "Ann");
      ann.send("yes");
      ann.send(Talker.SECRET);
      ann.send(Talker.SECRET);
      ann.expect("Knock, knock.\r\n");
      ann.expectLine("Who's there? Ann, who is new.");
    }
  }

  @Test
  void tellsTheUserToLaterHandlersAndByEvents() {
    List<String> heard = new CopyOnWriteArrayList<>();
    try (var talker =
        MemoryService.start(() -> {
          Service service = Talker.bare();
          service.listen(Connect.class, event -> heard.add("connect " + event.get(Users.USER)));
          Users<User> users = Users.of(service).plugIn(Commands.of(service));
          service.listen(
              UserEvent.class,
              event ->
                  heard.add(
                      event.getClass().getSimpleName()
                          + " "
                          + event.user()
                          + " "
                          + users.isOnline(event.user())));
          return service;
        })) {
      Talker.signUp(talker, "Ann").close();
      await()
          .atMost(LONG)
          .untilAsserted(() ->
              assertThat(heard)
                  .containsExactly(
                      "SignedUp Ann false",
                      "SignedIn Ann true",
                      "connect Ann",
                      "SigningOut Ann true",
                      "SignedOut Ann false"));
    }
  }

  /// A user as one version of the code has it, and as another one does.
  static class Early extends User {
    String level = "high";
  }

  static class Later extends User {
    int level;
  }

  private static <U extends User> Service of(Class<U> type, Supplier<U> fresh) {
    Service service = Talker.bare();
    Users.of(service, type, fresh).plugIn(Commands.of(service).standard());
    return service;
  }

  @Test
  void leavesAnAccountAsItIsThatCannotBeRead() {
    try (var talker = MemoryService.startUnderAngel(() -> of(Early.class, Early::new))) {
      var ann = Talker.signUp(talker, "Ann");
      talker.restart(() -> of(Later.class, Later::new));
      ann.expect("is damaged. It has been left as it is; please tell an administrator.");
      ann.expectClosed();
      var again = newcomer(talker, "Ann");
      again.expect("The account of Ann is damaged.");
      again.expect("What is your name? ");
      talker.restart(() -> of(Early.class, Early::new));
      again.send("ann");
      again.expect("Password: ");
      again.send(Talker.SECRET);
      again.expect("Hello Ann.");
    }
  }

  @Test
  void sendsAwayWhoComesFromABannedNetwork() {
    Network home = Network.parse("127.0.0.0/8");
    var users = new AtomicReference<Users<User>>();
    try (var talker = MemoryService.start(() -> Talker.service(users::set))) {
      var ann = Talker.signUp(talker, "Ann");
      talker.service().start(() -> users.get().bans().ban(home, null, "closed", "nobody"));
      ann.expectNothing();
      var bob = talker.client();
      bob.expectLine("You are banned: closed.");
      bob.expectClosed();
      talker.service().start(() -> users.get().bans().lift(home));
      ann.expectNothing();
      newcomer(talker, "Bob").expect("Nobody is called Bob yet.");
    }
  }

  @Test
  void tellsWhoTakesOverFromWhom() {
    List<String> heard = new CopyOnWriteArrayList<>();
    try (var talker =
        MemoryService.start(() ->
            Talker.service(users ->
                users
                    .service()
                    .listen(
                        SignedIn.class,
                        event ->
                            heard.add(
                                event instanceof TookOver over
                                    ? "over " + over.former().equals(event.client())
                                    : "in"))))) {
      Talker.signUp(talker, "Ann");
      var _ = Talker.signIn(talker, "Ann");
      await()
          .atMost(LONG)
          .untilAsserted(() -> assertThat(heard).containsExactly("in", "over false"));
    }
  }
}
