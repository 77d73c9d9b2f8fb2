package dev.parley.users;

import dev.parley.language.Person;
import dev.parley.language.Pronouns;
import dev.parley.link.Network;
import dev.parley.store.Id;
import dev.parley.store.Queried;
import dev.parley.store.Session;
import dev.parley.users.names.UserName;
import dev.parley.users.password.PasswordHash;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Somebody who has an account, or is here as a guest. A subclass adds what else is known of
/// people; it needs a constructor without parameters, and its fields are saved as those of every
/// stored object are.
///
/// Changes are kept when the user is saved: [Users#save].
///
/// Confined to its strand: call it only from a handler, timer or task of the service.
public class User implements Person {
  /// Networks of the latest sign-ins.
  private static final int MOST_HOMES = 8;

  @Id private String key = "";
  private String name = "";
  @Queried private String look = "";
  @Queried private boolean guest;
  private Pronouns pronouns = Pronouns.THEY;
  private Set<String> roles = new TreeSet<>();
  private @Nullable PasswordHash password;
  private Instant createdAt = Instant.EPOCH;
  @Queried private Instant lastSeenAt = Instant.EPOCH;
  private List<String> homes = new ArrayList<>();
  @Session private @Nullable String away;

  /// Nobody yet; [Users] gives it name and key.
  protected User() {}

  final void become(UserName name, boolean guest, Instant now) {
    this.key = name.key();
    this.name = name.shown();
    this.look = name.look();
    this.guest = guest;
    this.createdAt = now;
    this.lastSeenAt = now;
  }

  /// {@return under which the user is stored: the name in a form that is the same however it is
  /// written}
  public final String key() {
    return key;
  }

  /// {@return the name, as it was written at the sign-up}
  @Override
  public String name() {
    return name;
  }

  /// {@return what the name looks like, see [UserName#look]}
  public final String look() {
    return look;
  }

  /// {@return the pronouns; they, until the user says otherwise}
  @Override
  public Pronouns pronouns() {
    return pronouns;
  }

  /// Changes the pronouns.
  public void pronouns(Pronouns pronouns) {
    this.pronouns = Objects.requireNonNull(pronouns, "pronouns");
  }

  /// {@return whether the account ends with the connection}
  public final boolean isGuest() {
    return guest;
  }

  /// {@return the names of the user's roles, see [Roles]; not to be changed}
  public Set<String> roles() {
    return Set.copyOf(roles);
  }

  /// Gives the user a role.
  ///
  /// @return whether that is new
  public boolean grant(String role) {
    return roles.add(Objects.requireNonNull(role, "role"));
  }

  /// Takes a role from the user.
  ///
  /// @return whether the user had it
  public boolean revoke(String role) {
    return roles.remove(role);
  }

  /// {@return the hash of the password; null for who has none, and can't sign in by one}
  public @Nullable PasswordHash password() {
    return password;
  }

  /// Changes the password.
  public void password(PasswordHash password) {
    this.password = Objects.requireNonNull(password, "password");
  }

  /// {@return when the account was made}
  public Instant createdAt() {
    return createdAt;
  }

  /// {@return when the user last came or went}
  public Instant lastSeenAt() {
    return lastSeenAt;
  }

  void seen(Instant now) {
    lastSeenAt = now;
  }

  /// {@return what the user has said on going away; null if not away}
  public @Nullable String away() {
    return away;
  }

  void away(@Nullable String away) {
    this.away = away;
  }

  boolean isAtHome(Network network) {
    return homes.contains(network.toString());
  }

  void home(Network network) {
    String home = network.toString();
    homes.remove(home);
    homes.addFirst(home);
    while (homes.size() > MOST_HOMES) {
      homes.removeLast();
    }
  }

  /// {@return the networks of the latest sign-ins, the last one first}
  List<String> homes() {
    return List.copyOf(homes);
  }

  /// {@return the name}
  @Override
  public String toString() {
    return name;
  }
}
