package dev.parley.commands;

import dev.parley.Client;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Arguments by a pattern such as `<people...> <message>`.
///
/// Thread-safe.
final class PatternSyntax implements Syntax {
  private final @Nullable PatternNode first;
  private final List<Parameter> parameters;
  private final String shown;

  PatternSyntax(@Nullable PatternNode first, List<Parameter> parameters, String shown) {
    this.first = first;
    this.parameters = List.copyOf(parameters);
    this.shown = shown;
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
    if (first == null && words.isEmpty()) {
      return Arguments.NONE;
    }
    return new PatternMatch(words, client, command).match(first);
  }
}
