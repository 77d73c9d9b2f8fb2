package dev.parley.store;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Where objects are saved: a file of SQLite, a PostgreSQL server, or memory.
///
/// Immutable.
///
/// @param url for JDBC
/// @param user for a server; empty if the URL says it, or none is needed
/// @param password for a server; empty for the same reasons
public record DatabaseAddress(String url, String user, String password) {
  /// The address of a database that is gone with the service.
  public static final String MEMORY = "memory";

  private static final String SQLITE = "jdbc:sqlite:";
  private static final String POSTGRESQL = "jdbc:postgresql:";

  /// Behind its name or behind a user.
  private static final Pattern PASSWORD =
      Pattern.compile("(?i)(password=)[^&\\s]*|(//[^/?@\\s:]*:)\\S*(?=@)");

  /// Who signs in at a server, before its name.
  private static final Pattern ACCOUNT = Pattern.compile("(jdbc:postgresql://)([^?]*)@(.*)");

  /// Reads an address as the setting `store` has it.
  ///
  /// A user and a password in a URL are taken out of it, so that nothing which shows the URL shows
  /// them. They go before those that are given beside it.
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
    if (text.startsWith(POSTGRESQL)) {
      return server(text, user, password);
    }
    String url =
        text.equals(MEMORY)
            ? SQLITE + ":memory:"
            : text.startsWith("jdbc:") ? text : SQLITE + root.resolve(text).toAbsolutePath();
    return new DatabaseAddress(url, user, password);
  }

  private static DatabaseAddress server(String text, String user, String password) {
    String url = text;
    String who = user;
    String secret = password;
    Matcher account = ACCOUNT.matcher(text);
    if (account.matches()) {
      String[] parts = account.group(2).split(":", 2);
      // A plus sign is one here, unlike behind the question mark.
      who = decoded(parts[0].replace("+", "%2B"));
      secret = parts.length < 2 ? secret : decoded(parts[1].replace("+", "%2B"));
      url = account.group(1) + account.group(3);
    }
    int question = url.indexOf('?');
    if (question < 0) {
      return new DatabaseAddress(url, who, secret);
    }
    var others = new ArrayList<String>();
    for (String option : url.substring(question + 1).split("&", -1)) {
      if (option.startsWith("user=")) {
        who = decoded(option.substring("user=".length()));
      } else if (option.startsWith("password=")) {
        secret = decoded(option.substring("password=".length()));
      } else if (!option.isEmpty()) {
        others.add(option);
      }
    }
    String rest = others.isEmpty() ? "" : "?" + String.join("&", others);
    return new DatabaseAddress(url.substring(0, question) + rest, who, secret);
  }

  private static String decoded(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException _) {
      return text; // a lone percent sign is what it looks like
    }
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
  public @Nullable Path file() {
    if (dialect() != Dialect.SQLITE || isMemory()) {
      return null;
    }
    String name = url.substring(SQLITE.length());
    int options = name.indexOf('?');
    name = options < 0 ? name : name.substring(0, options);
    return name.startsWith("file:") || name.isEmpty() ? null : Path.of(name);
  }

  /// {@return a text that may quote a URL, without the passwords in it}
  static String hidePassword(String text) {
    return PASSWORD.matcher(text).replaceAll("$1$2...");
  }

  /// Without the password.
  @Override
  public String toString() {
    return hidePassword(url);
  }
}
