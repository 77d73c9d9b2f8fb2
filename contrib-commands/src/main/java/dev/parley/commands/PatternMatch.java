package dev.parley.commands;

import dev.parley.Client;
import dev.parley.commands.ArgumentType.Extent;
import dev.parley.commands.Syntax.SyntaxMismatch;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// One line on its way through a pattern. Where there are several ways, the longest argument is
/// tried first, and what may be left out is taken.
///
/// Confined to its strand.
final class PatternMatch {
  /// Words that a phrase may have where more follows.
  private static final int MOST_WORDS = 8;

  /// How often types are asked; a line that needs more is built to need more.
  private static final int MOST_TRIES = 200;

  private final String line;
  private final Client client;
  private final RegisteredCommand command;
  private final Map<String, Object> values = new LinkedHashMap<>();
  private int tries;

  /// The reason that was found farthest to the right.
  private @Nullable CommandRefused refusal;

  private int refusedAt = -1;

  /// A piece of the line that an argument may be.
  ///
  /// @param end where the rest begins
  private record Piece(String text, int end) {}

  PatternMatch(String line, Client client, RegisteredCommand command) {
    this.line = line;
    this.client = client;
    this.command = command;
  }

  Arguments match(@Nullable PatternNode first) throws SyntaxMismatch {
    if (matches(first, 0)) {
      return new Arguments(values, List.of());
    }
    if (refusal != null) {
      throw refusal;
    }
    throw new SyntaxMismatch();
  }

  private boolean matches(@Nullable PatternNode node, int from) {
    int at = skipSpaces(from);
    return switch (node) {
      case null -> at == line.length();
      case PatternNode.Literal literal ->
          hasWord(literal.word(), at) && matches(literal.next(), at + literal.word().length());
      case PatternNode.Branch branch -> matches(branch.inner(), at) || matches(branch.next(), at);
      case PatternNode.Slot slot -> at < line.length() && fills(slot, at);
    };
  }

  private boolean fills(PatternNode.Slot slot, int at) {
    if (slot.list()) {
      return fillsList(slot, at, new LinkedHashSet<>());
    }
    for (Piece piece : pieces(slot, at)) {
      if (canFollow(slot.next(), piece.end())) {
        List<?> value = parse(slot, piece.text(), at);
        if (!value.isEmpty() && goesOn(slot, value.getFirst(), piece.end())) {
          return true;
        }
      }
    }
    return false;
  }

  private boolean fillsList(PatternNode.Slot slot, int at, Set<Object> before) {
    for (Piece piece : pieces(slot, at)) {
      List<?> more = parse(slot, piece.text(), at);
      if (more.isEmpty()) {
        continue;
      }
      var all = new LinkedHashSet<>(before);
      all.addAll(more);
      int behind = skipSpaces(piece.end());
      if (behind < line.length() && line.charAt(behind) == ',') {
        int next = skipSpaces(behind + 1);
        int start = hasWord("and", next) ? skipSpaces(next + "and".length()) : next;
        if (start < line.length() && fillsList(slot, start, all)) {
          return true;
        }
        continue;
      }
      if (hasWord("and", behind)) {
        int start = skipSpaces(behind + "and".length());
        if (start < line.length() && fillsList(slot, start, all)) {
          return true;
        }
      }
      if (goesOn(slot, List.copyOf(all), piece.end())) {
        return true;
      }
    }
    return false;
  }

  private boolean goesOn(PatternNode.Slot slot, Object value, int end) {
    values.put(slot.name(), value);
    if (matches(slot.next(), end)) {
      return true;
    }
    values.remove(slot.name());
    return false;
  }

  /// {@return what the type makes of the words; empty if it refuses them}
  private List<?> parse(PatternNode.Slot slot, String words, int at) {
    if (++tries > MOST_TRIES || words.isEmpty()) {
      return List.of();
    }
    var context = new ArgumentContext(client, command, values);
    try {
      return slot.list()
          ? slot.type().parseSeveral(words, context)
          : List.of(slot.type().parse(words, context));
    } catch (CommandRefused e) {
      if (at >= refusedAt) {
        refusal = e;
        refusedAt = at;
      }
      return List.of();
    }
  }

  // ---- pieces of the line

  /// {@return what an argument that begins here may be, the longest first}
  private List<Piece> pieces(PatternNode.Slot slot, int at) {
    Extent extent = slot.type().extent();
    if (line.charAt(at) == '"' && extent != Extent.TEXT) {
      int close = line.indexOf('"', at + 1);
      if (close > at && isEndOfWord(close + 1)) {
        return List.of(new Piece(line.substring(at + 1, close), close + 1));
      }
    }
    if (extent == Extent.WORD) {
      int end = endOfWord(at, slot.list());
      return List.of(new Piece(line.substring(at, end), end));
    }
    if (slot.next() == null && !slot.list()) {
      return List.of(new Piece(line.substring(at).strip(), line.length()));
    }
    int most = extent == Extent.PHRASE ? MOST_WORDS : Integer.MAX_VALUE;
    List<Piece> pieces = new ArrayList<>();
    for (int start = at; start < line.length() && pieces.size() < most; ) {
      int end = endOfWord(start, slot.list());
      pieces.add(new Piece(line.substring(at, end), end));
      start = skipSpaces(end);
      if (slot.list() && (hasSign(start, ',') || hasWord("and", start))) {
        break;
      }
    }
    return pieces.reversed();
  }

  private int endOfWord(int at, boolean inList) {
    int end = at;
    while (end < line.length()
        && !Character.isWhitespace(line.charAt(end))
        && !(inList && line.charAt(end) == ',')) {
      end++;
    }
    return end;
  }

  private boolean hasSign(int at, char sign) {
    return at < line.length() && line.charAt(at) == sign;
  }

  private boolean isEndOfWord(int at) {
    return at >= line.length() || Character.isWhitespace(line.charAt(at)) || line.charAt(at) == ',';
  }

  private boolean hasWord(String word, int at) {
    int end = at + word.length();
    return line.regionMatches(true, at, word, 0, word.length())
        && (end >= line.length() || Character.isWhitespace(line.charAt(end)));
  }

  private int skipSpaces(int from) {
    int at = from;
    while (at < line.length() && Character.isWhitespace(line.charAt(at))) {
      at++;
    }
    return at;
  }

  /// {@return false if a certain word has to follow and does not}
  private boolean canFollow(@Nullable PatternNode next, int end) {
    return switch (next) {
      case null -> skipSpaces(end) == line.length();
      case PatternNode.Literal literal -> hasWord(literal.word(), skipSpaces(end));
      case PatternNode.Branch branch ->
          canFollow(branch.inner(), end) || canFollow(branch.next(), end);
      case PatternNode.Slot _ -> true;
    };
  }
}
