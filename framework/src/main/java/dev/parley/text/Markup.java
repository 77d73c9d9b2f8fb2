package dev.parley.text;

import java.util.ArrayList;
import java.util.List;

/// Text as authors of rooms, help files and messages write it, with tags in braces and places for
/// arguments.
///
/// | Tag | Meaning |
/// |---|---|
/// | `{bold red on blue}...{/}` | a style, by the words of [Style#parse] |
/// | `{0}` | an argument |
/// | `{rule}`, `{rule Title}` | a line across the display |
/// | `{heading Title}` | a title |
/// | `{paragraph}...{/}` | text that is wrapped anew: line ends and repeated spaces count as one |
/// | `{list}{item}...{item}...{/}`, `{numbered}...` | a list |
/// | `{link https://...}label{/}` | a link to an address |
/// | `{send go north}label{/}` | a link that stands for something to type |
/// | `{gauge 12 20}` | a bar: value and maximum |
/// | `{{`, `}}` | a brace |
///
/// `{/}` closes what was opened last; with a name, `{/bold}`, the name is checked. A line end
/// beside a rule, a heading, a paragraph or a list belongs to it, and one at the very end is that
/// of the file.
///
/// Arguments are never read as markup, whatever they hold, and those that are no [Text] stay on one
/// line: what people type can be put into any template.
///
/// Immutable.
public final class Markup {
  private final Node node;
  private final int depth;

  /// How many arguments it takes at least.
  private final int places;

  /// What it gives if it takes none.
  private final Text constant;

  Markup(Node node, int depth, int places) {
    this.node = node;
    this.depth = depth;
    this.places = places;
    this.constant = new Text(node, depth);
  }

  /// Reads markup, for use with many arguments or many times.
  ///
  /// @throws MarkupException if it can't be read
  public static Markup parse(String source) {
    boolean hasLineEnd = source.endsWith("\n");
    return new MarkupParser(hasLineEnd ? source.substring(0, source.length() - 1) : source).parse();
  }

  /// Reads markup and fills in arguments: `Markup.of("{bold}{0}{/} says: {1}", name, line)`.
  ///
  /// @throws MarkupException if it can't be read
  /// @throws IllegalArgumentException if there are fewer arguments than it has places for
  public static Text of(String source, Object... arguments) {
    return parse(source).with(arguments);
  }

  /// {@return a string as markup that shows it as it is}
  public static String escape(String text) {
    return text.replace("{", "{{").replace("}", "}}");
  }

  /// {@return the text with arguments in their places}
  ///
  /// @param arguments a [Text] each, or anything else, of which `String.valueOf` is taken; those
  ///   without a place are ignored
  /// @throws IllegalArgumentException if there are fewer than there are places
  public Text with(Object... arguments) {
    if (arguments.length < places) {
      throw new IllegalArgumentException(
          "{%d}: %d arguments were given (expected at least %d)"
              .formatted(places - 1, arguments.length, places));
    }
    if (places == 0) {
      return constant;
    }
    List<Node> nodes = new ArrayList<>(arguments.length);
    int deepest = 0;
    for (Object argument : arguments) {
      if (argument instanceof Text text) {
        nodes.add(text.node());
        deepest = Math.max(deepest, text.depth());
      } else {
        nodes.add(new Node.Run(Inert.line(String.valueOf(argument))));
      }
    }
    return new Text(fill(node, nodes), depth + deepest);
  }

  private static Node fill(Node node, List<Node> arguments) {
    return switch (node) {
      case Node.Argument(var index) -> arguments.get(index);
      case Node.Run run -> run;
      case Node.Gauge gauge -> gauge;
      case Node.Grid grid -> grid; // has no markup of its own
      case Node.Join(var parts) -> new Node.Join(fill(parts, arguments));
      case Node.Styled(var style, var content) -> new Node.Styled(style, fill(content, arguments));
      case Node.Link(var label, var target, var isAddress) ->
          new Node.Link(fill(label, arguments), fill(target, arguments), isAddress);
      case Node.Lines(var parts) -> new Node.Lines(fill(parts, arguments));
      case Node.Paragraph(var content) -> new Node.Paragraph(fill(content, arguments));
      case Node.Heading(var title) -> new Node.Heading(fill(title, arguments));
      case Node.Rule(var pattern, var title) -> new Node.Rule(pattern, fill(title, arguments));
      case Node.Items(var numbered, var items) -> new Node.Items(numbered, fill(items, arguments));
    };
  }

  private static List<Node> fill(List<Node> nodes, List<Node> arguments) {
    return nodes.stream().map(node -> fill(node, arguments)).toList();
  }
}
