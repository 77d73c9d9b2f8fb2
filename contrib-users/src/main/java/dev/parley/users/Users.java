package dev.parley.users;

import dev.parley.Client;
import dev.parley.ClientEvent;
import dev.parley.Clients;
import dev.parley.Connect;
import dev.parley.Disconnect;
import dev.parley.PostStart;
import dev.parley.Service;
import dev.parley.ServiceSettings;
import dev.parley.commands.Commands;
import dev.parley.event.HandlerFailed;
import dev.parley.event.Key;
import dev.parley.event.Listener;
import dev.parley.store.Store;
import dev.parley.store.StoreException;
import dev.parley.text.Text;
import dev.parley.users.access.Bans;
import dev.parley.users.access.SignInLimits;
import dev.parley.users.names.NameException;
import dev.parley.users.names.NamePolicy;
import dev.parley.users.names.UserName;
import dev.parley.users.password.PasswordHash;
import dev.parley.users.password.Passwords;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The users of a service: who connects has to sign in, and is known from then on.
///
/// ```java
/// var service = Service.create();
/// var users = Users.of(service);                                       // or
/// var players = Users.of(service, Player.class, Player::new);          // a subclass of User
///
/// users.names(NamePolicy.STANDARD.withLength(3, 12));
/// users.plugIn(Commands.of(service).standard());
/// ```
///
/// It holds the conversation [SignIn] with every [Connect], before all other handlers of that
/// event; has what is written to everybody reach only those who are signed in; tells others who
/// comes and goes; and keeps users in the store `user`. The settings are those of [UserSettings].
///
/// Confined to its strand: call it only from a handler, timer or task of the service, or before the
/// start.
///
/// @param <U> the class of the users
public final class Users<U extends User> {
  /// The user, on every event of a client that is signed in, and on its [Disconnect].
  public static final Key<User> USER = Key.of("user", User.class);

  /// The key of the user that a client is signed in as.
  public static final Key<String> USER_KEY = Key.of("user-key", String.class);

  private static final Logger log = LoggerFactory.getLogger(Users.class);
  private static final String GROUP = "users";
  private static final String SIGN_IN = "sign-in";

  private final Service service;
  private final Class<U> type;
  private final Store<U> store;
  private final Passwords passwords;
  private final Bans bans;
  private final Roles roles = new Roles();
  private final Presence<U> presence = new Presence<>();
  private final Newcomers<U> newcomers;

  private @Nullable SignInLimits limits;
  private NamePolicy names = NamePolicy.STANDARD;
  private UserTexts texts = new UserTexts();
  private boolean hasPasswords = true;
  private Listener signIn;

  private Users(Service service, Class<U> type, Supplier<? extends U> fresh) {
    this.service = Objects.requireNonNull(service, "service");
    this.type = type;
    this.store = service.store("user", type);
    this.newcomers = new Newcomers<>(this, Objects.requireNonNull(fresh, "fresh"));
    this.passwords = new Passwords(service);
    this.bans = new Bans(service);
    service
        .settings()
        .declare(
            UserSettings.SIGN_UP,
            UserSettings.GUESTS,
            UserSettings.FIRST_IS_ADMIN,
            UserSettings.TRIES,
            UserSettings.SEVERAL,
            UserSettings.AWAY_AFTER);
    service.declare(UserName.class, PasswordHash.class);
    service.filterAll(client -> client.has(USER_KEY));
    service.listen(PostStart.class, _ -> started());
    service.registry().on(ClientEvent.class).first().label("users").listen(this::identify);
    service.registry().on(Disconnect.class).label("users").listen(this::left);
    service.registry().on(HandlerFailed.class).label("users").listen(this::failed);
    this.signIn = holdSignIn(() -> new SignIn<>(this));
  }

  /// Gives users to a service, which has none yet. To be called before the start.
  public static Users<User> of(Service service) {
    return of(service, User.class, User::new);
  }

  /// Gives users of a class of their own to a service, which has none yet. To be called before the
  /// start.
  ///
  /// @param fresh makes a user, who gets name and key afterwards
  public static <U extends User> Users<U> of(
      Service service, Class<U> type, Supplier<? extends U> fresh) {
    return new Users<>(service, type, fresh);
  }

  private Listener holdSignIn(Supplier<SignIn<U>> conversation) {
    return service
        .registry()
        .on(Connect.class)
        .first()
        .label(SIGN_IN)
        .listen(service.handler(conversation));
  }

  // ---- what can be otherwise

  /// Says what names are allowed; [NamePolicy#STANDARD], if not told otherwise.
  ///
  /// @return this
  public Users<U> names(NamePolicy policy) {
    names = Objects.requireNonNull(policy, "policy");
    return this;
  }

  /// Has people told other words on coming and going.
  ///
  /// @return this
  public Users<U> texts(UserTexts texts) {
    this.texts = Objects.requireNonNull(texts, "texts");
    return this;
  }

  /// Has people come in by another conversation: `users.signIn(MySignIn::new)`. To be called before
  /// the start.
  ///
  /// @param conversation makes an instance; called once at once, so that the class is checked
  /// @return this
  /// @throws dev.parley.HandlerDefinitionException if the class is written wrongly
  public Users<U> signIn(Function<? super Users<U>, ? extends SignIn<U>> conversation) {
    Listener former = signIn;
    signIn = holdSignIn(() -> conversation.apply(this));
    former.remove();
    return this;
  }

  /// Lets people in by their names alone. Whoever gives a name is then taken for its user.
  ///
  /// @return this
  public Users<U> withoutPasswords() {
    hasPasswords = false;
    return this;
  }

  /// Adds the commands that users expect, the types of arguments `person`, somebody who is online,
  /// and `user`, anybody with an account, and has [#roles] decide on permissions. To be called
  /// before the start.
  ///
  /// @return this
  public Users<U> plugIn(Commands commands) {
    new PluggedIn<>(this, commands).addAll();
    return this;
  }

  // ---- who is here; never waits

  /// {@return who is signed in at the client; null if nobody is}
  public @Nullable U of(Client client) {
    return presence.user(client.get(USER_KEY));
  }

  /// {@return the latest connection of a user; null if the user is not online}
  public @Nullable Client client(User user) {
    List<Client> clients = clients(user);
    return clients.isEmpty() ? null : clients.getLast();
  }

  /// {@return the connections of a user, the oldest first; empty if the user is not online}
  public List<Client> clients(User user) {
    return presence.clients(user.key());
  }

  /// {@return whether a user is online}
  public boolean isOnline(User user) {
    return !clients(user).isEmpty();
  }

  /// {@return who is online, in the order of their coming}
  public List<U> online() {
    return presence.users();
  }

  /// {@return who of that name is online, in upper or lower case, in full; null if nobody is}
  public @Nullable U online(String name) {
    return presence.user(names.key(name));
  }

  /// {@return the clients of all who are online}
  public Clients group() {
    return service.group(GROUP);
  }

  /// Writes to all connections of a user; to nobody, if the user is not online.
  public void write(User user, String text) {
    clients(user).forEach(client -> client.write(text));
  }

  /// Writes to all connections of a user, as the display of each shows it.
  public void write(User user, Text text) {
    clients(user).forEach(client -> client.write(text));
  }

  /// {@return how long ago something came from the user; zero for who is not online}
  public Duration idle(User user) {
    return clients(user).stream().map(Client::idle).min(Duration::compareTo).orElse(Duration.ZERO);
  }

  /// {@return whether the user has said so, or has been silent for as long as
  /// [UserSettings#AWAY_AFTER] says}
  public boolean isAway(User user) {
    return user.away() != null
        || idle(user).compareTo(service.settings().get(UserSettings.AWAY_AFTER)) >= 0;
  }

  /// Notes that a user goes away, until that is taken back.
  ///
  /// @param message what others are told; null for being back
  public void away(U user, @Nullable String message) {
    user.away(message);
    store.touch(user);
  }

  // ---- everybody; waits

  /// {@return the user of that name, online or not} Waits.
  ///
  /// @param name in upper or lower case, in full
  /// @throws dev.parley.store.UnreadableObjectException if the account can't be read
  public Optional<U> find(String name) {
    return store.find(names.key(name));
  }

  /// {@return the users of these names, online or not, each once} Waits.
  ///
  /// @throws NoSuchUserException if there is nobody of one of the names; it says which
  /// @throws dev.parley.store.UnreadableObjectException if an account can't be read
  public List<U> named(Collection<String> wanted) {
    var found = new LinkedHashSet<U>();
    var unknown = new ArrayList<String>();
    for (String name : List.copyOf(wanted)) {
      find(name).ifPresentOrElse(found::add, () -> unknown.add(name));
    }
    if (!unknown.isEmpty()) {
      throw new NoSuchUserException(unknown);
    }
    return List.copyOf(found);
  }

  /// Saves a user. Waits until that is durable.
  public void save(U user) {
    store.save(user);
  }

  /// Makes an account, or a guest, and saves it. Waits.
  ///
  /// @return the user; empty if somebody else has the name by now, or one that looks like it
  Optional<U> create(UserName name, boolean guest, @Nullable PasswordHash password) {
    return newcomers.make(name, guest, password);
  }

  /// Checks a name that somebody wants to have. Waits.
  ///
  /// @throws NameException if it is not allowed, or looks like that of another user
  public UserName checkNew(String typed) {
    UserName name = names.check(typed);
    Optional<U> alike = newcomers.alike(name);
    if (alike.isPresent()) {
      throw new NameException(texts.looksLikeAnother(alike.get().name()));
    }
    return name;
  }

  /// Removes an account for good: the user signs out, what is saved is deleted, and [UserRemoved]
  /// follows. Waits. The user's connections are told and closed in the end, also if that fails.
  public void remove(U user) {
    List<Client> clients = clients(user);
    @Nullable String lastWords = texts.failed();
    try {
      if (!clients.isEmpty()) {
        Client last = clients.getLast();
        service.trigger(new SigningOut(last, user));
        clients.forEach(client -> detach(client, user));
        announce(texts.hasLeft(user), last);
        service.trigger(new SignedOut(last, user));
      }
      store.delete(user);
      newcomers.removed();
      lastWords = texts.removed();
      service.trigger(new UserRemoved(user.key(), user.name()));
    } finally {
      for (Client client : clients) {
        if (lastWords != null) {
          client.write(lastWords);
        }
        client.close();
      }
    }
  }

  // ---- what belongs to it

  /// {@return the service that has these users}
  public Service service() {
    return service;
  }

  /// {@return the store in which users are kept}
  public Store<U> store() {
    return store;
  }

  /// {@return what hashes and checks passwords}
  public Passwords passwords() {
    return passwords;
  }

  /// {@return who is not to come in}
  public Bans bans() {
    return bans;
  }

  /// {@return what roles permit}
  public Roles roles() {
    return roles;
  }

  /// {@return whether a role of who is signed in at the client permits it}
  public boolean permits(Client client, String permission) {
    U user = of(client);
    return user != null && roles.permit(user, permission);
  }

  /// {@return what names are allowed}
  public NamePolicy names() {
    return names;
  }

  /// {@return what people are told}
  public UserTexts texts() {
    return texts;
  }

  /// {@return whether people need passwords}
  public boolean hasPasswords() {
    return hasPasswords;
  }

  /// {@return whether nobody is to learn which names exist}
  boolean hidesNames() {
    return !service.settings().get(UserSettings.SIGN_UP);
  }

  Class<U> type() {
    return type;
  }

  SignInLimits limits() {
    if (limits == null) {
      limits =
          new SignInLimits(service::now, service.settings().get(ServiceSettings.LIMIT_LOOPBACK));
    }
    return limits;
  }

  // ---- coming and going

  /// Notes that a user is signed in at a client.
  void attach(Client client, U user) {
    client.put(USER_KEY, user.key());
    var _ = group().add(client);
    presence.add(user, client);
  }

  /// Notes that a user is not signed in at a client any more.
  void detach(Client client, User user) {
    presence.remove(user.key(), client);
    var _ = group().remove(client);
    var _ = client.remove(USER_KEY);
  }

  /// Forgets what is known of a user who is not online; what is saved stays.
  void letGo(U user) {
    if (!isOnline(user)) {
      store.release(user);
    }
  }

  /// Tells all others, who are online.
  void announce(@Nullable String words, Client of) {
    if (words != null) {
      group().writeAll(words, Clients.except(of));
    }
  }

  private void identify(ClientEvent event) {
    U user = of(event.client());
    if (user != null) {
      event.put(USER, user);
    }
  }

  private void left(Disconnect event) {
    Client client = event.client();
    U user = of(client);
    if (user == null) {
      return;
    }
    if (clients(user).size() > 1) {
      detach(client, user);
      return;
    }
    service.trigger(new SigningOut(client, user));
    detach(client, user);
    announce(texts.hasLeft(user), client);
    user.away(null);
    user.seen(service.now());
    if (user.isGuest()) {
      store.delete(user);
    } else {
      store.save(user);
    }
    if (!isOnline(user)) {
      store.release(user);
      service.trigger(new SignedOut(client, user));
    }
  }

  /// Something in a sign-in has thrown, which the log knows already: who is not in then would wait
  /// for ever.
  private void failed(HandlerFailed failure) {
    if (failure.listener().equals(signIn)
        && failure.event() instanceof Connect connect
        && !connect.client().isRaw()
        && of(connect.client()) == null) {
      connect.stop();
      connect.client().write(texts.failed());
      connect.client().close();
    }
  }

  /// Finds those again who were signed in when another process served, and forgets guests who are
  /// not here.
  private void started() {
    for (Client client : service.clients()) {
      String key = client.get(USER_KEY);
      if (key != null) {
        Optional<U> user = findQuietly(key);
        if (user.isPresent()) {
          presence.add(user.get(), client);
        } else {
          client.remove(USER_KEY);
          client.write(texts.unreadable(key));
          client.close();
        }
      }
    }
    for (String key : store.query().where("guest", true).keys()) {
      if (presence.user(key) == null) {
        var _ = store.delete(key);
      }
    }
  }

  private Optional<U> findQuietly(String key) {
    try {
      return store.find(key);
    } catch (StoreException e) {
      log.warn("user {} was online and can't be read", key, e);
      return Optional.empty();
    }
  }
}
