package dev.parley;

import dev.parley.text.DisplayWidth;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Shows a long text by the screenful.
///
/// Confined to its strand.
final class Pager {
  private static final String MORE = "-- more: Enter for the next page, q to stop -- ";

  /// What sets colours and takes no room (SGR).
  private static final Pattern STYLE = Pattern.compile("\033\\[[0-9;]*m");

  private Pager() {}

  /// Shows it, and asks after each page but the last.
  ///
  /// @return whether the person has seen all of it
  static boolean show(Client client, String text, @Nullable Duration limit) {
    Deadline deadline = new Deadline(client.service().time(), limit);
    List<String> lines = text.lines().toList();
    int shown = 0;
    while (!lines.isEmpty()) {
      int end = endOfPage(client.terminal(), lines, shown);
      client.print(String.join("\n", lines.subList(shown, end)).concat("\n"));
      shown = end;
      if (shown == lines.size()) {
        return true;
      }
      String answer = Questions.answer(client, MORE, deadline.left()).strip();
      if (answer.equalsIgnoreCase("q") || answer.equalsIgnoreCase("quit")) {
        return false;
      }
    }
    return true;
  }

  /// As many lines as fit above the prompt, at least one.
  private static int endOfPage(Terminal terminal, List<String> lines, int start) {
    int rows = terminal.rows() - 1;
    int end = start;
    do {
      rows -= rows(lines.get(end), terminal.columns());
      end++;
    } while (end < lines.size() && rows >= rows(lines.get(end), terminal.columns()));
    return end;
  }

  private static int rows(String line, int width) {
    String visible = STYLE.matcher(line).replaceAll("");
    return Math.max(1, Math.ceilDiv(DisplayWidth.of(visible), width));
  }
}
