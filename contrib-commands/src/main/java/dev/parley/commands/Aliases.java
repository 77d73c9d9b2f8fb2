package dev.parley.commands;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Lines that stand for others.
///
/// Thread-safe.
final class Aliases {
  private static final Pattern REFERENCE =
      Pattern.compile("\\\\.|\\$(?:\\{(\\w+)\\}|(\\d)|)|\\\\$");

  private final List<Alias> aliases = new CopyOnWriteArrayList<>();

  private record Alias(Pattern pattern, String replacement) {}

  void add(String regex, String replacement) {
    Pattern pattern = Pattern.compile(regex, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    check(pattern, replacement);
    aliases.add(new Alias(pattern, replacement));
  }

  /// Refuses what would fail at every line.
  private static void check(Pattern pattern, String replacement) {
    int groups = pattern.matcher("").groupCount();
    Matcher references = REFERENCE.matcher(replacement);
    while (references.find()) {
      String name = references.group(1);
      String number = references.group(2);
      boolean known =
          name != null
              ? pattern.namedGroups().containsKey(name)
              : number != null
                  ? Integer.parseInt(number) <= groups
                  : references.group().length() == 2;
      if (!known) {
        throw new CommandDefinitionException(
            "alias %s: \"%s\" in \"%s\" (expected $1 or ${name} of a group that there is)"
                .formatted(pattern, references.group(), replacement));
      }
    }
  }

  /// {@return what the line stands for}
  String replace(String line) {
    String replaced = line;
    for (Alias alias : aliases) {
      Matcher matcher = alias.pattern().matcher(replaced);
      if (matcher.matches()) {
        var text = new StringBuilder();
        matcher.appendReplacement(text, alias.replacement());
        replaced = text.toString();
      }
    }
    return replaced;
  }
}
