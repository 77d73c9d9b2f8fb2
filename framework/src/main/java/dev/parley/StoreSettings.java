package dev.parley;

import dev.parley.settings.Setting;
import dev.parley.store.DatabaseAddress;
import java.util.List;

/// Where objects are saved.
///
/// Immutable.
public final class StoreSettings {
  /// The database; see [DatabaseAddress#of].
  public static final Setting<String> STORE =
      Setting.string("store", "store.db")
          .accepting(
              "the path of a file, jdbc:postgresql:... or memory", DatabaseAddress::isAllowed)
          .note("memory is gone with the service")
          .in("Stores")
          .describedAs("Database for what is saved: a file, or the URL of a server.");

  /// The user at a database server.
  public static final Setting<String> USER =
      Setting.string("store-user", "")
          .in("Stores")
          .describedAs("User at the database server, if the URL does not name one.");

  /// The user's password.
  public static final Setting<String> PASSWORD =
      Setting.secret("store-password").in("Stores").describedAs("Password of that user.");

  static final List<Setting<?>> ALL = List.of(STORE, USER, PASSWORD);

  private StoreSettings() {}
}
