package dev.parley.users;

import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// What the roles of users permit: `users.roles().define("builder", "dig", "describe")`. The role
/// [#ADMIN] permits everything. The names of permissions are up to who asks for them; those of the
/// commands here are `ban`, `kick` and `roles`, and `restart` is one of contrib-commands.
///
/// Confined to its strand: call it only from a handler, timer or task of the service, or before the
/// start.
public final class Roles {
  /// Who has it may do everything.
  public static final String ADMIN = "admin";

  private final Map<String, Set<String>> permissions = new TreeMap<>();

  Roles() {
    permissions.put(ADMIN, Set.of());
  }

  /// Makes a role, or has one permit more.
  ///
  /// @param role lower-case letters, digits and `-`
  /// @return this
  public Roles define(String role, String... permitted) {
    if (!role.matches("[a-z][a-z0-9-]*")) {
      throw new IllegalArgumentException(
          "role \"%s\" (expected lower-case letters, digits and -)".formatted(role));
    }
    var all = new TreeSet<>(permissions.getOrDefault(role, Set.of()));
    all.addAll(Set.of(permitted));
    permissions.put(role, all);
    return this;
  }

  /// {@return whether the user has the role [#ADMIN]}
  static boolean isAdmin(User user) {
    return user.roles().contains(ADMIN);
  }

  /// {@return the names of all roles}
  public Set<String> names() {
    return Set.copyOf(permissions.keySet());
  }

  /// {@return whether a role of the user permits it; a role that is defined no more permits
  /// nothing}
  public boolean permit(User user, String permission) {
    Objects.requireNonNull(permission, "permission");
    for (String role : user.roles()) {
      if (role.equals(ADMIN) || permissions.getOrDefault(role, Set.of()).contains(permission)) {
        return true;
      }
    }
    return false;
  }
}
