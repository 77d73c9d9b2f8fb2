package dev.parley.examples.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// The snippets of a page: fenced blocks behind a comment that tells where they were taken from.
///
/// ```
/// <!-- snippet: examples/src/main/java/dev/parley/examples/chat/Chat.java#welcome -->
/// ```
///
/// The path begins at the root of the project. The tag names a region between the lines
/// `tag::welcome[]` and `end::welcome[]`, each behind the comment sign of its language; without a
/// tag it is the whole file, and with the tag `body` all of it behind the package line.
record Snippets(Path root) {
  private static final Pattern SNIPPET =
      Pattern.compile(
          "^<!-- *snippet: *(?<path>[^#\\s]+)(#(?<tag>\\S+))? *-->\\n+```[^\\n]*\\n(?<text>.*?)^```$",
          Pattern.MULTILINE | Pattern.DOTALL);
  private static final Pattern ANNOUNCED = Pattern.compile("^<!-- *snippet:", Pattern.MULTILINE);
  private static final Pattern TAG_LINE = Pattern.compile("\\b(tag|end)::[\\w-]+\\[]");

  /// One block of a page.
  ///
  /// @param source path and tag as the page gives them
  /// @param shown what the page shows
  /// @param start where the shown text begins in the page
  record Snippet(String source, Path path, String tag, String shown, int start) {}

  /// @throws IllegalStateException if a comment is not followed by a block, or is written wrongly
  List<Snippet> of(String page) {
    var snippets = new ArrayList<Snippet>();
    var matcher = SNIPPET.matcher(page);
    while (matcher.find()) {
      String tag = matcher.group("tag") == null ? "" : matcher.group("tag");
      snippets.add(
          new Snippet(
              matcher.group("path") + (tag.isEmpty() ? "" : "#" + tag),
              root.resolve(matcher.group("path")),
              tag,
              matcher.group("text"),
              matcher.start("text")));
    }
    long announced = ANNOUNCED.matcher(page).results().count();
    if (announced != snippets.size()) {
      throw new IllegalStateException(
          "%d snippet comments, but %d with a block behind them (expected <!-- snippet: path#tag --> and a fenced block)"
              .formatted(announced, snippets.size()));
    }
    return snippets;
  }

  /// {@return what the page should show}
  ///
  /// @throws IllegalStateException if there is no such file or region
  String source(Snippet snippet) throws IOException {
    if (!Files.isRegularFile(snippet.path())) {
      throw new IllegalStateException("no file " + snippet.path());
    }
    var lines = Files.readAllLines(snippet.path());
    if (snippet.tag().equals("body")) {
      lines = lines.subList(lineWith(lines, "package ", snippet) + 1, lines.size());
    } else if (!snippet.tag().isEmpty()) {
      int begin = lineWith(lines, "tag::" + snippet.tag() + "[]", snippet);
      int end = lineWith(lines, "end::" + snippet.tag() + "[]", snippet);
      lines = lines.subList(begin + 1, end);
    }
    var text = new StringBuilder();
    lines.stream()
        .filter(line -> !TAG_LINE.matcher(line).find())
        .forEach(line -> text.append(line).append('\n'));
    // stripIndent would take the empty end behind the last line break for a line without indent.
    return text.toString().stripTrailing().stripIndent().stripLeading() + "\n";
  }

  private static int lineWith(List<String> lines, String mark, Snippet snippet) {
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).contains(mark)) {
        return i;
      }
    }
    throw new IllegalStateException("no line with " + mark + " in " + snippet.path());
  }
}
