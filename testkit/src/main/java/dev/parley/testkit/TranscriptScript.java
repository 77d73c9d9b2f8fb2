package dev.parley.testkit;

import dev.parley.testkit.TranscriptStep.Breaks;
import dev.parley.testkit.TranscriptStep.Comes;
import dev.parley.testkit.TranscriptStep.Leaves;
import dev.parley.testkit.TranscriptStep.Passes;
import dev.parley.testkit.TranscriptStep.Remark;
import dev.parley.testkit.TranscriptStep.Types;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The lines of a transcript in which something is done, and how lines that were seen are written.
///
/// Immutable.
final class TranscriptScript {
  private static final Pattern REMARK = Pattern.compile("#( .*)?");
  private static final Pattern TIME = Pattern.compile("\\[(\\d{1,9})(ms|s|m|h|d)]");
  private static final Pattern ACT =
      Pattern.compile("(?:(\\w+) )?\\[(comes|leaves|breaks|closed)]");
  private static final Pattern TYPED = Pattern.compile("(\\w*)>(?: (.*))?");
  private static final Pattern SEEN = Pattern.compile("\\w+:(?: .*)?");

  /// A line of the file with what it does.
  ///
  /// @param number counted from 1
  record Line(int number, String text, TranscriptStep step) {}

  private final String file;
  private final int beginning;
  private final boolean several;
  private final List<Line> lines;

  private TranscriptScript(String file, int beginning, boolean several, List<Line> lines) {
    this.file = file;
    this.beginning = beginning;
    this.several = several;
    this.lines = List.copyOf(lines);
  }

  static TranscriptScript parse(String file, List<String> written) {
    int first = 0;
    while (first < written.size() && isRemark(written.get(first))) {
      first++;
    }
    boolean several = first < written.size() && written.get(first).matches("\\w+ \\[comes]");
    var lines = new ArrayList<Line>();
    for (int i = 0; i < written.size(); i++) {
      String text = written.get(i);
      TranscriptStep step = step(text, several);
      if (step != null) {
        lines.add(new Line(i + 1, text, step));
      } else if (several && !SEEN.matcher(text).matches() && !isClosed(text, true)) {
        throw new IllegalArgumentException(
            "%s, line %d: %s (expected NAME> what is typed, NAME: what is seen, NAME [comes], [leaves], [breaks] or [closed], [5m], or # a remark)"
                .formatted(file, i + 1, Visible.text(text, 200)));
      }
    }
    return new TranscriptScript(file, first + 1, several, lines);
  }

  /// {@return the number of the first line that is no remark}
  int beginning() {
    return beginning;
  }

  boolean isOfSeveral() {
    return several;
  }

  List<Line> lines() {
    return lines;
  }

  IllegalArgumentException mistake(Line line, String what) {
    return new IllegalArgumentException("%s, line %d: %s".formatted(file, line.number(), what));
  }

  List<String> withoutRemarks(List<String> transcript) {
    return transcript.stream().filter(line -> !(step(line, several) instanceof Remark)).toList();
  }

  /// {@return the line of a transcript for one that was seen}
  ///
  /// @param ended whether its end was seen too
  String seen(String who, String text, boolean ended) {
    String shown = pictures(text);
    if (!ended) {
      shown += "\\";
    } else if (shown.endsWith("\\")) {
      shown += "␊";
    }
    if (several) {
      return shown.isEmpty() ? who + ":" : who + ": " + shown;
    }
    boolean looksOtherwise =
        step(shown, false) != null || isClosed(shown, false) || shown.startsWith("\\");
    return looksOtherwise ? "\\" + shown : shown;
  }

  String closed(String who) {
    return several ? who + " [closed]" : "[closed]";
  }

  /// {@return what the line does, or null if it says what is seen}
  private static @Nullable TranscriptStep step(String line, boolean several) {
    if (isRemark(line) || (several && line.isBlank())) {
      return new Remark();
    }
    Matcher time = TIME.matcher(line);
    if (time.matches()) {
      return new Passes(duration(Long.parseLong(time.group(1)), time.group(2)));
    }
    Matcher typed = TYPED.matcher(line);
    if (typed.matches() && several != typed.group(1).isEmpty()) {
      String text = typed.group(2);
      return new Types(typed.group(1), text == null ? "" : text);
    }
    Matcher act = ACT.matcher(line);
    if (!act.matches() || several != (act.group(1) != null)) {
      return null;
    }
    String who = several ? act.group(1) : "";
    return switch (act.group(2)) {
      case "comes" -> several ? new Comes(who) : null;
      case "leaves" -> new Leaves(who);
      case "breaks" -> new Breaks(who);
      default -> null;
    };
  }

  private static boolean isRemark(String line) {
    return REMARK.matcher(line).matches();
  }

  private static boolean isClosed(String line, boolean several) {
    return line.matches(several ? "\\w+ \\[closed]" : "\\[closed]");
  }

  private static Duration duration(long count, String unit) {
    return switch (unit) {
      case "ms" -> Duration.ofMillis(count);
      case "s" -> Duration.ofSeconds(count);
      case "m" -> Duration.ofMinutes(count);
      case "h" -> Duration.ofHours(count);
      default -> Duration.ofDays(count);
    };
  }

  private static String pictures(String text) {
    var shown = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      shown.append(c < ' ' ? (char) ('\u2400' + c) : c == 127 ? '\u2421' : c);
    }
    return shown.toString();
  }
}
