package dev.parley.users;

import dev.parley.Client;
import dev.parley.Connect;
import dev.parley.Handler;
import dev.parley.Step;
import dev.parley.settings.Setting;
import dev.parley.store.UnreadableObjectException;
import dev.parley.users.access.Ban;
import dev.parley.users.access.Network;
import dev.parley.users.names.NameException;
import dev.parley.users.names.UserName;
import dev.parley.users.password.PasswordHash;
import dev.parley.users.password.PasswordHashException;
import dev.parley.users.password.TooBusyException;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The conversation by which people come in: with a name they have, with a new one, or as guests. A
/// subclass adds steps, and overrides those it wants otherwise.
///
/// | step | | |
/// |---|---|---|
/// | 10 | [#checkAddress] | bans of networks |
/// | 20 | [#greet] | |
/// | 30 | [#askName] | |
/// | 40 | [#askPassword] | of who has an account |
/// | 50 | [#confirmNew] | of who has none |
/// | 60 | [#choosePassword] | of who has none |
/// | 70 | [#create] | of who has none |
/// | 80 | [#enter] | from here on, [#user] is there |
/// | 90 | [#announce] | |
/// | 100 | [#welcome] | |
/// | 110 | [#tellOthers] | [SignedIn] or [TookOver] is triggered |
///
/// It survives a restart of the service at any question. Passwords are in no field of it.
///
/// Confined to its strand: call it only from a handler, timer or task of the service.
///
/// @param <U> the class of the users
public class SignIn<U extends User> extends Handler<Connect> {
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
    if (guests && typed.equalsIgnoreCase(GUEST)) {
      visit = Visit.GUEST;
      return;
    }
    key = users.names().key(typed);
    Optional<Ban> ban = users.bans().of(key);
    if (ban.isPresent()) {
      sendAway(ban.get());
      return;
    }
    try {
      if (users.store().peek(key).filter(known -> !known.isGuest()).isPresent()) {
        visit = Visit.KNOWN;
      } else if (signUp) {
        name = users.checkNew(typed);
        visit = Visit.NEW;
      } else {
        visit = Visit.NOBODY;
      }
    } catch (UnreadableObjectException _) {
      tellAndAskName(users.texts().unreadable(typed));
    } catch (NameException e) {
      if (typed.isEmpty()) {
        continueAt("askName");
      } else {
        tellAndAskName(Objects.requireNonNull(e.getMessage()));
      }
    }
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
    Optional<U> known = users.store().peek(key);
    boolean atHome = known.isPresent() && known.get().isAtHome(network());
    Optional<Duration> wait = users.limits().take(address(), key, atHome);
    if (wait.isPresent()) {
      client().write(users.texts().tryLater(wait.get()));
      refuse();
      return;
    }
    PasswordHash hash = known.map(User::password).orElse(null);
    try {
      if (!users.passwords().matches(client(), secret, hash)) {
        client().write(users.texts().wrongPassword());
        refuse();
        return;
      }
      users.limits().giveBack(address(), key, atHome);
      if (hash != null && users.passwords().isOutdated(hash)) {
        password = users.passwords().hash(client(), secret);
      }
    } catch (PasswordHashException _) {
      users.limits().giveBack(address(), key, atHome);
      tellAndAskName(users.texts().unreadable(known.map(User::name).orElse(key)));
    } catch (TooBusyException e) {
      users.limits().giveBack(address(), key, atHome);
      tellAndAskName(Objects.requireNonNull(e.getMessage()));
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
    Optional<U> made;
    switch (visit) {
      case NEW -> made = users.create(newName(), false, password);
      case GUEST -> made = createGuest();
      default -> {
        return;
      }
    }
    if (made.isEmpty()) {
      tellAndAskName("Somebody else has taken that name meanwhile.");
      return;
    }
    key = made.get().key();
    if (visit == Visit.NEW) {
      service().trigger(new SignedUp(client(), made.get()));
    }
  }

  private Optional<U> createGuest() {
    for (int number = 1; ; number++) {
      String shown = "Guest" + number;
      String key = users.names().key(shown);
      Optional<U> made = users.create(new UserName(shown, key, key), true, null);
      if (made.isPresent()) {
        return made;
      }
    }
  }

  /// Signs the user in at the client.
  @Step(80)
  protected void enter() {
    Optional<U> found = users.store().find(key);
    if (found.isEmpty()) {
      tellAndAskName("That account is no more.");
      return;
    }
    U user = found.get();
    List<Client> others =
        users.clients(user).stream().filter(other -> !other.equals(client())).toList();
    SeveralConnections several = setting(UserSettings.SEVERAL);
    if (several == SeveralConnections.REFUSE && !others.isEmpty()) {
      tellAndAskName(users.texts().alreadyHere(user.name()));
      return;
    }
    users.attach(client(), user);
    event().put(Users.USER, user);
    isFurther = !others.isEmpty();
    if (several == SeveralConnections.TAKE_OVER && !others.isEmpty()) {
      former = others.getLast();
      for (Client other : others) {
        takeOver(other, user);
      }
    }
    if (password != null) {
      user.password(password);
    }
    user.home(network());
    user.seen(service().now());
    users.save(user);
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

  private String network() {
    return Network.of(address()).toString();
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
