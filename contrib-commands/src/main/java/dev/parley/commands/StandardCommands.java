package dev.parley.commands;

import static dev.parley.text.Styles.bold;

import dev.parley.Client;
import dev.parley.Service;
import dev.parley.text.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The commands that people expect everywhere.
///
/// Confined to its strand.
final class StandardCommands {
  private static final String GENERAL = "general";

  /// Commands of one group that are shown one by one among others.
  private static final int MOST_LISTED = 60;

  private final Commands commands;

  StandardCommands(Commands commands) {
    this.commands = commands;
  }

  // ---- lists

  @Command(
      value = "commands [<group>]",
      help =
          "Lists what you can do. With the name of a group, says what each of its commands is for.",
      group = GENERAL)
  void commands(Client client, @Nullable String group) {
    Map<String, List<RegisteredCommand>> groups = new TreeMap<>();
    for (RegisteredCommand command : commands.visibleTo(client)) {
      groups
          .computeIfAbsent(
              command.group().isEmpty() ? "other" : command.group(), _ -> new ArrayList<>())
          .add(command);
    }
    if (group == null) {
      List<Object> lines = new ArrayList<>();
      groups.forEach(
          (name, members) -> lines.add(Text.paragraph(bold(name), ": ", list(name, members))));
      lines.add("Type \"help\" and a name to learn more.");
      client.write(Text.lines(lines));
      return;
    }
    String wanted = group.toLowerCase(Locale.ROOT);
    for (var entry : groups.entrySet()) {
      if (entry.getKey().toLowerCase(Locale.ROOT).equals(wanted)) {
        List<RegisteredCommand> members = entry.getValue();
        client.write(members.size() > MOST_LISTED ? names(members) : table(members));
        return;
      }
    }
    client.write(
        Text.of(
            "There is no group \"", group, "\". There are: ", Text.join(", ", groups.keySet())));
  }

  private static Text list(String group, List<RegisteredCommand> members) {
    return members.size() > MOST_LISTED
        ? Text.of(
            members.size() + " commands; see ",
            Text.command("commands " + group, "commands " + group))
        : Text.join(", ", members.stream().map(StandardCommands::link).toList());
  }

  private static Text names(List<RegisteredCommand> members) {
    return Text.paragraph(Text.join(", ", members.stream().map(StandardCommands::link).toList()));
  }

  private static Text link(RegisteredCommand command) {
    return Text.command(command.name(), "help " + command.name());
  }

  private static Text table(List<RegisteredCommand> members) {
    var table = Text.table("Command", "What it does");
    for (RegisteredCommand command : members) {
      table.row(link(command), command.summary());
    }
    return table.toText();
  }

  // ---- help

  @Command(
      value = "help [<subject>]",
      help = "Explains a command. With other words, finds the commands that have to do with them.",
      group = GENERAL,
      aliases = "?")
  void help(Client client, @Nullable String subject) {
    if (subject == null) {
      client.write(
          Text.lines(
              Text.of(bold("commands"), " lists what you can do."),
              Text.of(bold("help say"), " explains the command \"say\"; any word finds commands."),
              Text.of(bold("quit"), " ends the connection.")));
      return;
    }
    RegisteredCommand command = commands.find(client, subject).orElse(null);
    if (command != null) {
      explain(client, command);
      return;
    }
    List<RegisteredCommand> matching = search(client, subject);
    if (matching.size() == 1) {
      explain(client, matching.getFirst());
    } else if (!matching.isEmpty()) {
      client.write(Text.lines(Text.of("About \"", subject, "\":"), table(matching)));
    } else {
      client.write(
          Text.of(
              "There is no help about \"", subject, "\". Type \"commands\" to see what there is."));
    }
  }

  private void explain(Client client, RegisteredCommand command) {
    List<Object> lines = new ArrayList<>();
    lines.add(bold(command.syntax()));
    if (!command.help().isEmpty()) {
      for (String line : command.help().split("\n", -1)) {
        lines.add(line);
      }
    }
    if (!command.aliases().isEmpty()) {
      lines.add("Also: " + String.join(", ", command.aliases().stream().sorted().toList()));
    }
    client.write(Text.lines(lines));
  }

  /// {@return the commands with these words, those first that have them in their names}
  private List<RegisteredCommand> search(Client client, String subject) {
    String wanted = subject.toLowerCase(Locale.ROOT);
    List<RegisteredCommand> byName = new ArrayList<>();
    List<RegisteredCommand> byText = new ArrayList<>();
    for (RegisteredCommand command : commands.visibleTo(client)) {
      if (command.name().contains(wanted)) {
        byName.add(command);
      } else if (command.help().toLowerCase(Locale.ROOT).contains(wanted)
          || command.syntax().toLowerCase(Locale.ROOT).contains(wanted)
          || command.group().toLowerCase(Locale.ROOT).contains(wanted)) {
        byText.add(command);
      }
    }
    byName.addAll(byText);
    return byName;
  }

  // ---- leaving

  @Command(value = "quit", help = "Ends the connection.", group = GENERAL)
  void quit(Client client) {
    client.write(commands.texts().goodbye());
    client.close();
  }

  @Command(
      value = "restart",
      help = "Starts the service anew, while everybody stays connected.",
      group = GENERAL,
      permission = "restart")
  void restart(Client client, Service service) {
    try {
      service.restart();
    } catch (IllegalStateException e) {
      throw new CommandRefused("It runs without an angel, and can't be restarted.");
    }
    client.write("It restarts.");
  }
}
