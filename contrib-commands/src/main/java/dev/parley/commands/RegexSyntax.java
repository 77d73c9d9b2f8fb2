package dev.parley.commands;

import dev.parley.Client;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Arguments by a regular expression: one for each group, called by its name or else its number.
///
/// Thread-safe.
final class RegexSyntax implements Syntax {
  private final Pattern pattern;
  private final String shown;
  private final List<Parameter> parameters;

  /// @param pattern matches upper and lower case alike, whatever its flags
  RegexSyntax(Pattern pattern, String shown) {
    this.pattern =
        Pattern.compile(
            pattern.pattern(), pattern.flags() | Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    this.shown = shown;
    Map<Integer, String> names = new HashMap<>();
    this.pattern.namedGroups().forEach((name, number) -> names.put(number, name));
    List<Parameter> groups = new ArrayList<>();
    for (int number = 1; number <= this.pattern.matcher("").groupCount(); number++) {
      String name = names.getOrDefault(number, Integer.toString(number));
      groups.add(new Parameter(name, String.class, false, true));
    }
    this.parameters = List.copyOf(groups);
  }

  @Override
  public List<Parameter> parameters() {
    return parameters;
  }

  @Override
  public String shown() {
    return shown;
  }

  @Override
  public Arguments parse(String words, Client client, RegisteredCommand command)
      throws SyntaxMismatch {
    Matcher matcher = pattern.matcher(words);
    if (!matcher.matches()) {
      throw new SyntaxMismatch();
    }
    Map<String, Object> values = new LinkedHashMap<>();
    List<@Nullable String> groups = new ArrayList<>();
    groups.add(matcher.group());
    for (int number = 1; number <= parameters.size(); number++) {
      String group = matcher.group(number);
      groups.add(group);
      if (group != null) {
        values.put(parameters.get(number - 1).name(), group);
      }
    }
    return new Arguments(values, groups);
  }
}
