package dev.parley.angel;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A text of words with blanks between them, as a shell reads it: quotes hold words together, a
/// backslash takes the next character as it is, though not within single quotes.
final class Words {
  private final List<String> words = new ArrayList<>();
  private final StringBuilder word = new StringBuilder();
  private boolean begun;
  private boolean escaped;
  private char quote;

  private Words() {}

  /// {@return the words; empty if a quote is not closed or a backslash is the last character}
  static Optional<List<String>> split(String text) {
    var words = new Words();
    text.chars().forEach(c -> words.take((char) c));
    if (words.quote != 0 || words.escaped) {
      return Optional.empty();
    }
    words.end();
    return Optional.of(List.copyOf(words.words));
  }

  private void take(char c) {
    if (escaped) {
      word.append(c);
      escaped = false;
    } else if (c == '\\' && quote != '\'') {
      escaped = true;
      begun = true;
    } else if (quote != 0) {
      if (c == quote) {
        quote = 0;
      } else {
        word.append(c);
      }
    } else if (c == '"' || c == '\'') {
      quote = c;
      begun = true;
    } else if (Character.isWhitespace(c)) {
      end();
    } else {
      word.append(c);
      begun = true;
    }
  }

  private void end() {
    if (begun) {
      words.add(word.toString());
      word.setLength(0);
      begun = false;
    }
  }
}
