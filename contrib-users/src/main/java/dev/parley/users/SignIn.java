package dev.parley.users;

import dev.parley.Client;
import dev.parley.Connect;
import dev.parley.Handler;
import dev.parley.Step;
import dev.parley.link.Network;
import dev.parley.settings.Setting;
import dev.parley.store.UnreadableObjectException;
import dev.parley.users.access.Ban;
import dev.parley.users.access.SignInLimits;
import dev.parley.users.names.NameException;
import dev.parley.users.names.UserName;
import dev.parley.users.password.PasswordHash;
import dev.parley.users.password.TooBusyException;
import java.net.InetAddress;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The conversation by which people come in: with a name they have, with a new one, or as guests. A
/// subclass adds steps, and overrides those it wants otherwise.
///
/// | step | | |
/// |---|---|---|
/// | 10 | [#checkAddress] | bans of networks, which [#create] and [#enter] look at again |
/// | 20 | [#greet] | |
/// | 30 | [#askName] | |
/// | 40 | [#askPassword] | of who has an account |
/// | 50 | [#confirmNew] | of who has none |
/// | 60 | [#choosePassword] | of who has none |
/// | 70 | [#create] | of who has none |
/// | 80 | [#enter] | bans of names; from here on, [#user] is there |
/// | 90 | [#announce] | |
/// | 100 | [#welcome] | |
/// | 110 | [#tellOthers] | [SignedIn] or [TookOver] is triggered |
///
/// It survives a restart of the service at any question. Passwords are in no field of it. If a step
/// throws before the user is signed in, the client is told so and closed.
///
/// Confined to its strand: call it only from a handler, timer or task of the service.
///
/// @param <U> the class of the users
public class SignIn<U extends User> extends Handler<Connect> {
  private static final Logger log = LoggerFactory.getLogger(SignIn.class);
  private static final String GUEST = "guest";

  private final transient Users<U> users;
  private Visit visit = Visit.UNDECIDED;
  private @Nullable UserName name;
  private String key = "";
  private @Nullable PasswordHash password;
  private int tries;
  private @Nullable Client former;
  private boolean isFurther;

  /// Who it is, as far as that is known.
  private enum Visit {
    UNDECIDED,
    KNOWN,
    /// Nobody has the name, which is not told apart from a wrong password.
    NOBODY,
    NEW,
    GUEST
  }

  /// A conversation that has not begun.
  public SignIn(Users<U> users) {
    this.users = Objects.requireNonNull(users, "users");
  }

  // ---- at hand in every step

  /// {@return the users of the service}
  protected final Users<U> users() {
    return users;
  }

  /// {@return who has signed in} There is nobody before the step [#enter] is done.
  ///
  /// @throws IllegalStateException before
  protected final U user() {
    U user = users.of(client());
    if (user == null) {
      throw new IllegalStateException("nobody has signed in yet; use it after the step enter");
    }
    return user;
  }

  /// {@return whether it is somebody who has just made an account}
  protected final boolean isNew() {
    return visit == Visit.NEW;
  }

  // ---- the steps

  /// Sends those away whose address is banned.
  @Step(10)
  protected void checkAddress() {
    users.bans().of(address()).ifPresent(this::sendAway);
  }

  /// Says the first words.
  @Step(20)
  protected void greet() {
    String greeting = users.texts().greeting();
    if (greeting != null) {
      client().write(greeting);
    }
  }

  /// Asks for the name, and finds out who that is.
  @Step(30)
  protected void askName() {
    visit = Visit.UNDECIDED;
    password = null;
    boolean guests = setting(UserSettings.GUESTS);
    boolean signUp = setting(UserSettings.SIGN_UP);
    String typed = client().ask(users.texts().askName(guests, signUp)).strip();
    if (typed.isEmpty()) {
      continueAt("askName");
      return;
    }
    if (guests && typed.equalsIgnoreCase(GUEST)) {
      visit = Visit.GUEST;
      return;
    }
    key = users.names().key(typed);
    try {
      if (account().isPresent()) {
        visit = Visit.KNOWN;
      } else if (signUp) {
        name = users.checkNew(typed);
        visit = Visit.NEW;
        users.bans().of(key).ifPresent(this::sendAway);
      } else {
        visit = Visit.NOBODY;
      }
    } catch (UnreadableObjectException e) {
      log.warn("the account {} can't be read", key, e);
      if (users.hidesNames()) {
        visit = Visit.NOBODY;
      } else {
        tellAndAskName(users.texts().unreadable(typed));
      }
    } catch (NameException e) {
      tellAndAskName(Objects.requireNonNull(e.getMessage()));
    }
  }

  private Optional<U> account() {
    return users.store().peek(key).filter(known -> !known.isGuest());
  }

  /// Asks for the password of who has an account. An empty one goes back to the name, and so does a
  /// wrong one.
  @Step(40)
  protected void askPassword() {
    if ((visit != Visit.KNOWN && visit != Visit.NOBODY) || !users.hasPasswords()) {
      return;
    }
    String secret = client().askSecret("Password: ");
    if (secret.isEmpty()) {
      continueAt("askName");
      return;
    }
    U known = visit == Visit.KNOWN ? account().orElse(null) : null;
    switch (PasswordCheck.of(users, client(), key, known, secret)) {
      case RIGHT -> renewHash(secret, known == null ? null : known.password());
      case WRONG -> refuse();
      case UNDECIDED -> continueAt("askName");
    }
  }

  private void renewHash(String secret, @Nullable PasswordHash present) {
    if (present != null && users.passwords().isOutdated(present)) {
      try {
        password = users.passwords().hash(client(), secret);
      } catch (TooBusyException _) {
        // The next sign-in is soon enough.
      }
    }
  }

  /// Asks who is not known whether that is meant.
  @Step(50)
  protected void confirmNew() {
    if (visit == Visit.NEW && !client().confirm(users.texts().askWhetherNew(newName().shown()))) {
      continueAt("askName");
    }
  }

  /// Has a new password chosen, and typed once more. An empty one goes back to the name.
  @Step(60)
  protected void choosePassword() {
    if (visit != Visit.NEW || !users.hasPasswords()) {
      return;
    }
    String secret = client().askSecret("Choose a password: ");
    if (secret.isEmpty()) {
      continueAt("askName");
      return;
    }
    String objection = users.passwords().objection(secret);
    if (objection != null) {
      client().write(objection);
      insertNext("choosePassword");
      return;
    }
    if (!client().askSecret("The same once more: ").equals(secret)) {
      client().write("That was not the same.");
      insertNext("choosePassword");
      return;
    }
    try {
      password = users.passwords().hash(client(), secret);
    } catch (TooBusyException e) {
      client().write(Objects.requireNonNull(e.getMessage()));
      insertNext("choosePassword");
    }
  }

  /// Makes the account.
  @Step(70)
  protected void create() {
    if (visit != Visit.NEW && visit != Visit.GUEST) {
      return;
    }
    Optional<Ban> ban = users.bans().of(address());
    if (ban.isEmpty() && visit == Visit.NEW) {
      ban = users.bans().of(newName().key());
    }
    if (ban.isPresent()) {
      sendAway(ban.get());
      return;
    }
    if (visit == Visit.GUEST) {
      key = createGuest().key();
      return;
    }
    SignInLimits.Turn turn = users.limits().takeSignUp(address());
    if (turn.isRefused()) {
      tellAndAskName(users.texts().tooManyAccounts(turn.delay()));
      return;
    }
    Optional<U> made = users.create(newName(), false, password);
    if (made.isEmpty()) {
      tellAndAskName("Somebody else has taken that name meanwhile, or one that looks like it.");
      return;
    }
    key = made.get().key();
    service().trigger(new SignedUp(client(), made.get()));
  }

  private U createGuest() {
    for (int number = 1; ; number++) {
      UserName guest = users.names().guest(number);
      Optional<U> made =
          users.bans().of(guest.key()).isPresent()
              ? Optional.empty()
              : users.create(guest, true, null);
      if (made.isPresent()) {
        return made.get();
      }
    }
  }

  /// Signs the user in at the client, unless the name or the network is banned by now.
  @Step(80)
  protected void enter() {
    Optional<U> found = users.store().find(key);
    if (found.isEmpty()) {
      tellAndAskName("That account is no more.");
      return;
    }
    U user = found.get();
    if (!mayEnter(user)) {
      return;
    }
    if (password != null) {
      user.password(password);
    }
    user.home(Network.of(address()));
    user.seen(service().now());
    users.save(user);
    if (users.store().active(key).filter(user::equals).isEmpty()) {
      insertNext("enter"); // Somebody has removed it meanwhile, or let go of it.
      return;
    }
    // Asked once more, since nothing waits from here on until others know who has come.
    if (!mayEnter(user)) {
      return;
    }
    List<Client> others = others(user);
    users.attach(client(), user);
    event().put(Users.USER, user);
    log.debug("{} has signed in from {}", user, address().getHostAddress());
    isFurther = !others.isEmpty();
    if (setting(UserSettings.SEVERAL) == SeveralConnections.TAKE_OVER && !others.isEmpty()) {
      former = others.getLast();
      for (Client other : others) {
        takeOver(other, user);
      }
    }
  }

  private List<Client> others(U user) {
    return users.clients(user).stream().filter(other -> !other.equals(client())).toList();
  }

  private boolean mayEnter(U user) {
    Optional<Ban> ban = users.bans().of(address()).or(() -> users.bans().of(key));
    if (ban.isPresent()) {
      users.letGo(user);
      sendAway(ban.get());
      return false;
    }
    if (setting(UserSettings.SEVERAL) == SeveralConnections.REFUSE && !others(user).isEmpty()) {
      tellAndAskName(users.texts().alreadyHere(user.name()));
      return false;
    }
    return true;
  }

  private void takeOver(Client other, U user) {
    users.detach(other, user);
    String words = users.texts().takenOver();
    if (words != null) {
      other.write(words);
    }
    other.close();
  }

  /// Tells the others who has come.
  @Step(90)
  protected void announce() {
    UserTexts texts = users.texts();
    if (former != null) {
      users.announce(texts.hasReconnected(user()), client());
    } else if (!isFurther) {
      users.announce(texts.hasCome(user()), client());
    }
  }

  /// Says hello, and who is here.
  @Step(100)
  protected void welcome() {
    U user = user();
    List<String> others =
        users.online().stream().filter(other -> !other.equals(user)).map(User::name).toList();
    String words = users.texts().welcome(user, others);
    if (words != null) {
      client().write(words);
    }
  }

  /// Triggers [SignedIn], or [TookOver].
  @Step(110)
  protected void tellOthers() {
    Client former = this.former;
    service()
        .trigger(
            former == null
                ? new SignedIn(client(), user())
                : new TookOver(client(), user(), former));
  }

  // ---- for the steps

  private UserName newName() {
    return Objects.requireNonNull(name, "name");
  }

  private InetAddress address() {
    return client().address().getAddress();
  }

  private <T> T setting(Setting<T> setting) {
    return service().settings().get(setting);
  }

  private void tellAndAskName(String words) {
    client().write(words);
    continueAt("askName");
  }

  /// A password was wrong, or not looked at.
  private void refuse() {
    if (++tries < setting(UserSettings.TRIES)) {
      continueAt("askName");
    } else {
      client().write(users.texts().tooManyTries());
      leave();
    }
  }

  private void sendAway(Ban ban) {
    client().write(users.texts().banned(ban));
    leave();
  }

  private void leave() {
    client().close();
    event().stop();
  }
}
