package dev.parley.commands;

import dev.parley.Client;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Finds the command that somebody means, in the sets that they have.
///
/// Immutable.
final class Lookup {
  private static final int MOST_SUGGESTIONS = 3;
  private static final int SHORT_NAME = 4;

  private final Client client;
  private final List<CommandSet> sets;

  /// What a line begins with.
  sealed interface Found {
    /// One command.
    ///
    /// @param rest what follows its name
    record One(RegisteredCommand command, String rest) implements Found {}

    /// The beginning of the names of several.
    record Several(String typed, List<String> names) implements Found {}

    /// Nothing that this client may use.
    record None(String typed) implements Found {}
  }

  /// @param sets the one that wins first
  Lookup(Client client, List<CommandSet> sets) {
    this.client = client;
    this.sets = List.copyOf(sets);
  }

  /// @param line not blank, without spaces around
  Found find(String line, boolean abbreviations) {
    int end = 0;
    while (end < line.length() && !Character.isWhitespace(line.charAt(end))) {
      end++;
    }
    String typed = line.substring(0, end);
    RegisteredCommand exact = exact(CommandSet.fold(typed));
    if (exact != null) {
      return new Found.One(exact, line.substring(end).strip());
    }
    if (!Character.isLetterOrDigit(line.codePointAt(0))) {
      int sign = Character.charCount(line.codePointAt(0));
      RegisteredCommand bySign = exact(line.substring(0, sign));
      if (bySign != null) {
        return new Found.One(bySign, line.substring(sign).strip());
      }
    }
    if (!abbreviations) {
      return new Found.None(typed);
    }
    Map<RegisteredCommand, String> candidates = beginningWith(CommandSet.fold(typed));
    return switch (candidates.size()) {
      case 0 -> new Found.None(typed);
      case 1 -> new Found.One(candidates.keySet().iterator().next(), line.substring(end).strip());
      default -> new Found.Several(typed, List.copyOf(candidates.values()));
    };
  }

  /// {@return the command of exactly this name or alias that the client may use, of the topmost set
  /// that has one}
  @Nullable RegisteredCommand exact(String folded) {
    for (CommandSet set : sets) {
      RegisteredCommand command = set.named(folded);
      if (command != null && command.allows(client)) {
        return command;
      }
    }
    return null;
  }

  /// {@return the commands with a name that begins so, each with the first such name}
  private Map<RegisteredCommand, String> beginningWith(String start) {
    Map<RegisteredCommand, String> found = new LinkedHashMap<>();
    Set<String> hidden = new LinkedHashSet<>();
    for (CommandSet set : sets) {
      for (var entry : set.names().tailMap(start, true).entrySet()) {
        if (!entry.getKey().startsWith(start)) {
          break;
        }
        RegisteredCommand command = entry.getValue();
        if (!command.isWhole() && command.allows(client) && hidden.add(entry.getKey())) {
          found.putIfAbsent(command, entry.getKey());
        }
      }
    }
    return found;
  }

  /// {@return all commands that the client may use, as they can be called by their names}
  List<RegisteredCommand> visible() {
    Set<String> seen = new LinkedHashSet<>();
    List<RegisteredCommand> visible = new ArrayList<>();
    for (CommandSet set : sets) {
      for (RegisteredCommand command : set.all()) {
        if (command.allows(client) && seen.add(command.name())) {
          visible.add(command);
        }
      }
    }
    visible.sort(Comparator.comparing(RegisteredCommand::name));
    return visible;
  }

  /// {@return names that differ little from what was typed, the most similar first}
  List<String> similar(String typed) {
    String wanted = CommandSet.fold(typed);
    int most = wanted.length() <= SHORT_NAME ? 1 : 2;
    record Candidate(String name, int distance) {}
    List<Candidate> candidates = new ArrayList<>();
    for (CommandSet set : sets) {
      set.names()
          .forEach((name, command) -> {
            int distance = Similarity.distance(wanted, name, most);
            if (distance <= most && distance < name.length() && command.allows(client)) {
              candidates.add(new Candidate(name, distance));
            }
          });
    }
    return candidates.stream()
        .sorted(Comparator.comparingInt(Candidate::distance).thenComparing(Candidate::name))
        .map(Candidate::name)
        .distinct()
        .limit(MOST_SUGGESTIONS)
        .toList();
  }
}
