package dev.parley.commands;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads the pattern of a command: its name, then words, `<arguments>` and `[what may be left
/// out]`.
///
/// Not thread-safe: many threads may use it, one at a time.
final class PatternParser {
  private static final Pattern TOKEN = Pattern.compile("\\s*(<[^<>]*>|[\\[\\]]|[^\\s<>\\[\\]]+)");
  private static final Pattern SLOT =
      Pattern.compile("<([\\p{L}][\\p{L}\\p{N}_-]*)(?::(\\S+?))?(\\.\\.\\.)?>");
  private static final Pattern RANGE = Pattern.compile("(-?\\d{1,9})?\\.\\.(-?\\d{1,9})?");

  private final String pattern;
  private final Function<String, @Nullable ArgumentType<?>> types;
  private final List<String> tokens = new ArrayList<>();
  private final Set<String> names = new HashSet<>();
  private final List<Syntax.Parameter> parameters = new ArrayList<>();
  private final StringBuilder shown = new StringBuilder();

  /// A pattern as it was read.
  record Result(String name, Syntax syntax) {}

  private PatternParser(String pattern, Function<String, @Nullable ArgumentType<?>> types) {
    this.pattern = pattern;
    this.types = types;
  }

  /// @param types finds a type by its name
  /// @throws CommandDefinitionException if the pattern is wrong
  static Result parse(String pattern, Function<String, @Nullable ArgumentType<?>> types) {
    return new PatternParser(pattern, types).read();
  }

  private Result read() {
    Matcher matcher = TOKEN.matcher(pattern);
    int end = 0;
    while (matcher.lookingAt()) {
      tokens.add(matcher.group(1));
      end = matcher.end();
      matcher.region(end, pattern.length());
    }
    if (!pattern.substring(end).isBlank()) {
      throw wrong("\"" + pattern.substring(end).strip() + "\"", "a closing bracket");
    }
    if (tokens.isEmpty() || isSign(tokens.getFirst())) {
      throw wrong("its beginning", "the name of the command: say <message>");
    }
    int depth = 0;
    for (String token : tokens) {
      depth += token.equals("[") ? 1 : token.equals("]") ? -1 : 0;
      if (depth < 0) {
        throw wrong("\"]\"", "a \"[\" before it");
      }
    }
    if (depth > 0) {
      throw wrong("its end", "a \"]\" for each \"[\"");
    }
    note(1, tokens.size(), false);
    PatternNode first = build(1, tokens.size(), null);
    String rest = shown.toString().replace("[ ", "[").replace(" ]", "]");
    return new Result(tokens.getFirst(), new PatternSyntax(first, parameters, rest.strip()));
  }

  private static boolean isSign(String token) {
    return token.startsWith("<") || token.equals("[") || token.equals("]");
  }

  /// Notes arguments and the form for people, in their order.
  private void note(int from, int to, boolean optional) {
    for (int i = from; i < to; i++) {
      String token = tokens.get(i);
      shown.append(' ');
      if (token.equals("[")) {
        int close = closing(i);
        shown.append('[');
        note(i + 1, close, true);
        shown.append(" ]");
        i = close;
      } else if (token.startsWith("<")) {
        var slot = slot(token, isLast(i), null);
        if (!names.add(slot.name())) {
          throw wrong(token, "another name: an argument is called so already");
        }
        parameters.add(
            new Syntax.Parameter(slot.name(), slot.type().type(), slot.list(), optional));
        shown
            .append('<')
            .append(slot.type().describe(slot.name()))
            .append(slot.list() ? "...>" : ">");
      } else {
        shown.append(token);
      }
    }
  }

  /// {@return the way from the token to what follows the last one}
  private @Nullable PatternNode build(int from, int to, @Nullable PatternNode after) {
    if (from == to) {
      return after;
    }
    String token = tokens.get(from);
    if (token.equals("[")) {
      int close = closing(from);
      PatternNode next = build(close + 1, to, after);
      PatternNode inner = build(from + 1, close, next);
      if (close == from + 1 || inner == null) {
        throw wrong("\"[]\"", "something between the brackets");
      }
      return new PatternNode.Branch(inner, next);
    }
    PatternNode next = build(from + 1, to, after);
    return token.startsWith("<")
        ? slot(token, isLast(from), next)
        : new PatternNode.Literal(token, next);
  }

  private int closing(int open) {
    int depth = 0;
    for (int i = open; ; i++) {
      depth += tokens.get(i).equals("[") ? 1 : tokens.get(i).equals("]") ? -1 : 0;
      if (depth == 0) {
        return i;
      }
    }
  }

  /// {@return whether nothing but brackets follows}
  private boolean isLast(int at) {
    return tokens.subList(at + 1, tokens.size()).stream().allMatch(token -> token.equals("]"));
  }

  private PatternNode.Slot slot(String token, boolean last, @Nullable PatternNode next) {
    Matcher matcher = SLOT.matcher(token);
    if (!matcher.matches()) {
      throw wrong(token, "<name>, <name:type>, <name:1..6>, <name:on|off>, or a list, <name...>");
    }
    String name = matcher.group(1);
    return new PatternNode.Slot(
        name, type(token, name, matcher.group(2), last), matcher.group(3) != null, next);
  }

  private ArgumentType<?> type(String token, String name, @Nullable String wanted, boolean last) {
    if (wanted == null) {
      ArgumentType<?> known = types.apply(name);
      return known != null ? known : last ? ArgumentTypes.TEXT : ArgumentTypes.WORD;
    }
    if (wanted.contains("|")) {
      return ArgumentTypes.choice(List.of(wanted.split("\\|", -1)));
    }
    Matcher range = RANGE.matcher(wanted);
    if (range.matches()) {
      return ArgumentTypes.number(
          range.group(1) == null ? Integer.MIN_VALUE : Integer.parseInt(range.group(1)),
          range.group(2) == null ? Integer.MAX_VALUE : Integer.parseInt(range.group(2)));
    }
    ArgumentType<?> known = types.apply(wanted);
    if (known == null) {
      throw wrong(token, "a known type; make it known by commands.type(...) before");
    }
    return known;
  }

  private CommandDefinitionException wrong(String what, String expected) {
    return new CommandDefinitionException(
        "pattern \"%s\": %s (expected %s)".formatted(pattern, what, expected));
  }
}
