package dev.parley.language;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// The words and commas of an input, each with its place.
final class Tokens {
  private static final Pattern TOKEN =
      Pattern.compile(",|[.;:!?]+(?=\\s|$)|(?:[^\\s,.;:!?]|[.;:!?]+(?!\\s|$|[.;:!?]))+|\\S");
  private static final Pattern MARKS = Pattern.compile("[,.;:!?]+");

  private final String input;
  private final List<Span> spans = new ArrayList<>();

  Tokens(String input) {
    this.input = input;
    var matcher = TOKEN.matcher(input);
    while (matcher.find()) {
      spans.add(new Span(matcher.start(), matcher.group()));
    }
  }

  int size() {
    return spans.size();
  }

  Span span(int index) {
    return spans.get(index);
  }

  /// {@return the tokens from one to before another as one, with what is between them}
  Span span(int from, int to) {
    int start = spans.get(from).start();
    return new Span(start, input.substring(start, spans.get(to - 1).end()));
  }

  /// {@return the word in lower case; empty where there is a comma, a full stop or nothing}
  String word(int index) {
    return isMark(index) || index >= spans.size() ? "" : Casing.lower(spans.get(index).text());
  }

  boolean isComma(int index) {
    return index < spans.size() && spans.get(index).text().equals(",");
  }

  boolean isAnd(int index) {
    String word = word(index);
    return word.equals("and") || word.equals("&");
  }

  boolean isMark(int index) {
    return index < spans.size() && MARKS.matcher(spans.get(index).text()).matches();
  }

  /// {@return the index behind the words that begin here, which no comma, mark or "and" interrupts}
  int endOfRun(int from) {
    int end = from;
    while (end < spans.size() && !isMark(end) && !isAnd(end)) {
      end++;
    }
    return end;
  }
}
