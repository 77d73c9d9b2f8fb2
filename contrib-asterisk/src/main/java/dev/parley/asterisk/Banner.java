package dev.parley.asterisk;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The line by which an exchange introduces itself: `Asterisk Call Manager/5.0.2`.
///
/// Immutable.
///
/// @param text the line
/// @param product what is before the slash; all of it if there is none
/// @param version what is behind the slash: the version of the manager interface, not of Asterisk;
///   empty if there is none
public record Banner(String text, String product, String version) {
  private static final Pattern FORM = Pattern.compile("(.*Call Manager)(?:/(\\S+))?.*");
  private static final Pattern MAJOR = Pattern.compile("\\d{1,9}");

  /// {@return the banner that a line is; empty if it is not that of a manager interface}
  public static Optional<Banner> parse(String line) {
    Matcher matcher = FORM.matcher(line);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    String version = matcher.group(2);
    return Optional.of(new Banner(line, matcher.group(1), version == null ? "" : version));
  }

  /// {@return the first number of the version: 1 for Asterisk up to 11, 2 for 12 and 13, and so on;
  /// 0 if it has none}
  public int major() {
    Matcher matcher = MAJOR.matcher(version);
    return matcher.lookingAt() ? Integer.parseInt(matcher.group()) : 0;
  }

  @Override
  public String toString() {
    return Fields.shown(text);
  }
}
