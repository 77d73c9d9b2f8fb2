package dev.parley.store;

import java.nio.file.Path;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Where objects are saved: a file of SQLite, a PostgreSQL server, or memory.
///
/// Immutable.
///
/// @param url for JDBC
/// @param user for a server; empty if the URL says it, or none is needed
/// @param password for a server
public record DatabaseAddress(String url, String user, String password) {
  /// The address of a database that is gone with the service.
  public static final String MEMORY = "memory";

  private static final String SQLITE = "jdbc:sqlite:";
  private static final String POSTGRESQL = "jdbc:postgresql:";
  private static final Pattern PASSWORD = Pattern.compile("(?i)(password=)[^&]*");

  /// Reads an address as the setting `store` has it.
  ///
  /// @param text the path of a file, a URL of JDBC that begins with `jdbc:postgresql:` or
  ///   `jdbc:sqlite:`, or `memory`
  /// @param root what a relative path starts from
  /// @throws IllegalArgumentException if it is none of these
  public static DatabaseAddress of(String text, Path root, String user, String password) {
    if (!isAllowed(text)) {
      throw new IllegalArgumentException(
          "store: \"%s\" (expected the path of a file, jdbc:postgresql:... or memory)"
              .formatted(hidePassword(text)));
    }
    String url =
        text.equals(MEMORY)
            ? SQLITE + ":memory:"
            : text.startsWith("jdbc:") ? text : SQLITE + root.resolve(text).toAbsolutePath();
    return new DatabaseAddress(url, user, password);
  }

  /// {@return whether a text is an address}
  public static boolean isAllowed(String text) {
    return !text.isBlank()
        && (!text.startsWith("jdbc:") || text.startsWith(SQLITE) || text.startsWith(POSTGRESQL));
  }

  Dialect dialect() {
    return url.startsWith(POSTGRESQL) ? Dialect.POSTGRESQL : Dialect.SQLITE;
  }

  boolean isMemory() {
    return url.startsWith(SQLITE + ":memory:");
  }

  /// {@return the file of SQLite; null if it is none, or one that only SQLite can find}
  @Nullable Path file() {
    if (dialect() != Dialect.SQLITE || isMemory()) {
      return null;
    }
    String name = url.substring(SQLITE.length());
    int options = name.indexOf('?');
    name = options < 0 ? name : name.substring(0, options);
    return name.startsWith("file:") || name.isEmpty() ? null : Path.of(name);
  }

  private static String hidePassword(String url) {
    return PASSWORD.matcher(url).replaceAll("$1...");
  }

  /// Without the password.
  @Override
  public String toString() {
    return hidePassword(url);
  }
}
