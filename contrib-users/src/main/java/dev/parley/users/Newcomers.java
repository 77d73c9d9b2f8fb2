package dev.parley.users;

import dev.parley.store.Store;
import dev.parley.users.names.UserName;
import dev.parley.users.password.PasswordHash;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Makes users. While one is being saved no query finds it, so what matters of those who are being
/// made is noted here.
///
/// Confined to its strand.
final class Newcomers<U extends User> {
  private final Users<U> users;
  private final Store<U> store;
  private final Supplier<? extends U> fresh;

  /// What the names look like for which somebody is being made.
  private final Set<String> looks = new HashSet<>();

  /// Whether somebody has become the administrator whom no query may have found yet.
  private boolean hasFirst;

  Newcomers(Users<U> users, Supplier<? extends U> fresh) {
    this.users = users;
    this.store = users.store();
    this.fresh = fresh;
  }

  /// {@return the new user, saved; empty if somebody else has the name by now, or one that looks
  /// like it} Waits.
  Optional<U> make(UserName name, boolean guest, @Nullable PasswordHash password) {
    if (!looks.add(name.look())) {
      return Optional.empty();
    }
    try {
      if (store.find(name.key()).isPresent() || alike(name).isPresent()) {
        return Optional.empty();
      }
      boolean mayBeFirst = !guest && isFirstAdmin();
      U user = fresh.get();
      user.become(name, guest, users.service().now());
      if (password != null) {
        user.password(password);
      }
      // Nothing waits between these, so that of two who come at once one is the first.
      boolean isFirst = mayBeFirst && !hasFirst;
      if (isFirst) {
        hasFirst = true;
        user.grant(Roles.ADMIN);
      }
      keep(user, isFirst);
      return Optional.of(user);
    } finally {
      looks.remove(name.look());
    }
  }

  private boolean isFirstAdmin() {
    return users.service().settings().get(UserSettings.FIRST_IS_ADMIN)
        && store.query().where("guest", false).limit(1).keys().isEmpty();
  }

  private void keep(U user, boolean isFirst) {
    boolean isKept = false;
    try {
      store.add(user);
      store.save(user);
      isKept = true;
    } finally {
      if (!isKept) {
        store.release(user);
        hasFirst &= !isFirst;
      }
    }
  }

  /// {@return another user whose name looks like this one} Waits.
  Optional<U> alike(UserName name) {
    return store.query().where("look", name.look()).limit(2).list().stream()
        .filter(user -> !user.key().equals(name.key()))
        .findFirst();
  }

  /// Somebody's account is gone, and may have been the only one.
  void removed() {
    hasFirst = false;
  }
}
