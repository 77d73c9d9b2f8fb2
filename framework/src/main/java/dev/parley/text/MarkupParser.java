package dev.parley.text;

import java.util.ArrayList;
import java.util.List;

/// Reads markup by recursive descent.
///
/// Not thread-safe: many threads may use it, one at a time.
final class MarkupParser {
  private static final int MAX_NESTING = 32;

  /// Levels of nodes that one tag makes.
  private static final int DEPTH_OF_TAG = 3;

  private static final int MAX_ARGUMENTS = 100;

  private static final String EXPECTED =
      "expected a style such as bold, red or on blue, an argument such as {0}, rule, heading,"
          + " paragraph, list, numbered, link, send, gauge, or {{ for a brace";

  /// What ends the content that is being read.
  private enum Until {
    END,
    CLOSED,
    NEXT_ITEM,
    BRACE
  }

  /// A tag, for messages.
  ///
  /// @param at where it begins
  private record Opened(String name, int at) {}

  private final String source;
  private int at;
  private int nesting;
  private int deepest;
  private int places;

  MarkupParser(String source) {
    this.source = source;
  }

  Markup parse() {
    Node node = content(new Opened("", 0), Until.END);
    return new Markup(node, deepest * DEPTH_OF_TAG + 1, places);
  }

  // ---- content

  private Node content(Opened opened, Until until) {
    if (++nesting > MAX_NESTING) {
      throw error(
          opened.at, "nested %d deep (expected at most %d)".formatted(nesting, MAX_NESTING));
    }
    deepest = Math.max(deepest, nesting);
    List<Node> parts = new ArrayList<>();
    StringBuilder text = new StringBuilder();
    while (!ends(opened, until)) {
      char c = source.charAt(at);
      if (startsWith("{{") || startsWith("}}")) {
        text.append(c);
        at += 2;
      } else if (c == '{') {
        flush(text, parts);
        parts.add(tag());
      } else if (c == '}') {
        throw error(at, "a brace that closes nothing (expected }} to show one)");
      } else {
        text.append(c);
        at++;
      }
    }
    flush(text, parts);
    nesting--;
    return parts.size() == 1 ? parts.getFirst() : new Node.Join(List.copyOf(parts));
  }

  private static void flush(StringBuilder text, List<Node> parts) {
    if (!text.isEmpty()) {
      parts.add(new Node.Run(Inert.of(text.toString())));
      text.setLength(0);
    }
  }

  /// {@return whether the content ends here; what ends it is read, but not for an item}
  private boolean ends(Opened opened, Until until) {
    boolean isOver = at == source.length();
    return switch (until) {
      case END -> {
        if (startsWith("{/")) {
          throw error(at, "%s closes nothing".formatted(shownTag()));
        }
        yield isOver;
      }
      case BRACE -> {
        if (isOver || source.charAt(at) == '\n') {
          throw error(
              opened.at, "{%s is not closed (expected } on the same line)".formatted(opened.name));
        }
        boolean ends = source.charAt(at) == '}' && !startsWith("}}");
        if (ends) {
          at++;
        } else if (startsWith("{/")) {
          throw error(at, "%s closes nothing (expected } first)".formatted(shownTag()));
        }
        yield ends;
      }
      case CLOSED, NEXT_ITEM -> {
        if (isOver) {
          throw notClosed(opened);
        }
        if (until == Until.NEXT_ITEM) {
          yield startsWith("{item}") || startsWith("{/");
        }
        boolean ends = startsWith("{/");
        if (ends) {
          close(opened);
        }
        yield ends;
      }
    };
  }

  /// Reads a tag that closes.
  private void close(Opened opened) {
    int start = at;
    at += 2;
    String name = word();
    if (!name.isEmpty() && !name.equals(opened.name)) {
      throw error(
          start,
          "{/%s} closes {%s} of %s (expected {/%s} or {/})"
              .formatted(Inert.shown(name), opened.name, place(opened.at), opened.name));
    }
    expectBrace("{/" + name, start);
  }

  // ---- tags

  private Node tag() {
    int start = at;
    at++;
    String name = word();
    Opened opened = new Opened(name, start);
    return switch (name) {
      case "rule" -> new Node.Rule(Text.RULE, title(opened));
      case "heading" -> new Node.Heading(requiredTitle(opened, "a title"));
      case "paragraph" -> {
        expectBrace("{paragraph", start);
        yield new Node.Paragraph(content(opened, Until.CLOSED));
      }
      case "list", "numbered" -> {
        expectBrace("{" + name, start);
        yield new Node.Items(name.equals("numbered"), items(opened));
      }
      case "item" -> throw error(start, "{item} outside of a list (expected {list} before it)");
      case "link", "send" -> {
        boolean isAddress = name.equals("link");
        Node target = requiredTitle(opened, isAddress ? "an address" : "what to send");
        yield new Node.Link(content(opened, Until.CLOSED), target, isAddress);
      }
      case "gauge" -> gauge(start);
      default -> isNumber(name) ? argument(name, start) : style(opened);
    };
  }

  private Node requiredTitle(Opened opened, String what) {
    if (!startsWith(" ") || startsWith(" }")) {
      throw error(at, "{%s (expected a space and %s)".formatted(opened.name, what));
    }
    return title(opened);
  }

  /// Reads what follows the name of a tag, up to its brace.
  private Node title(Opened opened) {
    if (startsWith(" ")) {
      at++;
      return content(opened, Until.BRACE);
    }
    expectBrace("{" + opened.name, opened.at);
    return Node.NOTHING;
  }

  private List<Node> items(Opened opened) {
    List<Node> items = new ArrayList<>();
    while (true) {
      skipSpace();
      if (startsWith("{item}")) {
        Opened item = new Opened("item", at);
        at += "{item}".length();
        items.add(trimmed(content(item, Until.NEXT_ITEM)));
        if (startsWith("{/item}")) {
          at += "{/item}".length();
        }
      } else if (at == source.length()) {
        throw notClosed(opened);
      } else if (startsWith("{/")) {
        close(opened);
        return List.copyOf(items);
      } else {
        throw error(at, "text between items (expected {item} or {/%s})".formatted(opened.name));
      }
    }
  }

  private static Node trimmed(Node item) {
    return switch (item) {
      case Node.Run(var text) -> new Node.Run(text.strip());
      case Node.Join(var parts) when !parts.isEmpty() -> {
        List<Node> trimmed = new ArrayList<>(parts);
        if (trimmed.getFirst() instanceof Node.Run(var text)) {
          trimmed.set(0, new Node.Run(text.stripLeading()));
        }
        if (trimmed.getLast() instanceof Node.Run(var text)) {
          trimmed.set(trimmed.size() - 1, new Node.Run(text.stripTrailing()));
        }
        yield new Node.Join(List.copyOf(trimmed));
      }
      default -> item;
    };
  }

  private Node gauge(int start) {
    String[] numbers = rest(start).strip().split(" +", -1);
    if (numbers.length != 2 || !isNumber(numbers[0]) || !isNumber(numbers[1])) {
      throw error(start, "{gauge} (expected two numbers, as in {gauge 12 20})");
    }
    return Text.gauge(Long.parseLong(numbers[0]), Long.parseLong(numbers[1])).node();
  }

  private Node argument(String name, int start) {
    expectBrace("{" + name, start);
    long index = Long.parseLong(name);
    if (index >= MAX_ARGUMENTS) {
      throw error(start, "{%s} (expected {0} to {%d})".formatted(name, MAX_ARGUMENTS - 1));
    }
    places = Math.max(places, (int) index + 1);
    return new Node.Argument((int) index);
  }

  private Node style(Opened opened) {
    String words = opened.name + rest(opened.at);
    Style style;
    try {
      style = Style.parse(words);
    } catch (IllegalArgumentException e) {
      throw error(opened.at, "{%s} is not known (%s)".formatted(Inert.shown(words), EXPECTED));
    }
    if (words.isBlank()) {
      throw error(opened.at, "{%s} is empty (%s)".formatted(words, EXPECTED));
    }
    return new Node.Styled(style, content(opened, Until.CLOSED));
  }

  // ---- characters

  /// Reads up to a space, a brace or the end.
  private String word() {
    int start = at;
    while (at < source.length() && " {}\n".indexOf(source.charAt(at)) < 0) {
      at++;
    }
    return source.substring(start, at);
  }

  /// Reads up to the brace that closes a tag without content.
  private String rest(int start) {
    int from = at;
    while (at < source.length() && "{}\n".indexOf(source.charAt(at)) < 0) {
      at++;
    }
    String rest = source.substring(from, at);
    expectBrace(source.substring(start, at), start);
    return rest;
  }

  private void expectBrace(String read, int start) {
    if (!startsWith("}")) {
      throw error(at, "%s of %s (expected } here)".formatted(Inert.shown(read), place(start)));
    }
    at++;
  }

  private void skipSpace() {
    while (at < source.length() && Character.isWhitespace(source.charAt(at))) {
      at++;
    }
  }

  private boolean startsWith(String text) {
    return source.startsWith(text, at);
  }

  /// ASCII digits that fit a long.
  private static boolean isNumber(String word) {
    return !word.isEmpty()
        && word.length() < 19
        && word.chars().allMatch(c -> c >= '0' && c <= '9');
  }

  // ---- errors

  private String shownTag() {
    int end = source.indexOf('}', at);
    return Inert.shown(source.substring(at, end < 0 ? source.length() : end + 1));
  }

  private MarkupException notClosed(Opened opened) {
    return error(
        opened.at,
        "{%s} is not closed (expected {/} before the end)".formatted(Inert.shown(opened.name)));
  }

  private MarkupException error(int at, String problem) {
    return new MarkupException(line(at), column(at), problem);
  }

  private String place(int at) {
    return "line %d, column %d".formatted(line(at), column(at));
  }

  private int line(int at) {
    return 1 + (int) source.chars().limit(at).filter(c -> c == '\n').count();
  }

  private int column(int at) {
    int lineStart = source.lastIndexOf('\n', at - 1) + 1;
    return 1 + source.codePointCount(lineStart, at);
  }
}
