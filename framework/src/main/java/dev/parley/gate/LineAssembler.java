package dev.parley.gate;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Makes lines of bytes, with the editing that clients in character mode leave to the server.
///
/// - CR LF, CR NUL, CR and LF end a line; nothing else does. A line is there as soon as its CR is,
///   and one LF or NUL behind it is swallowed whenever it comes.
/// - BS and DEL erase one code point and NAK (Ctrl-U) the whole pending line, never what came
///   before it.
/// - A tab becomes a space and NUL is dropped; every other C0 or C1 control, ESC included, becomes
///   U+FFFD, so that it can do nothing on another screen and a service can refuse it.
/// - What is malformed in the client's character set, UTF-8 at first, becomes U+FFFD too. It is
///   decoded when the line is complete, so segments may end inside a character.
///
/// Not thread-safe: many threads may use it, one at a time.
public final class LineAssembler {
  /// Where lines go.
  ///
  /// Confined to the thread that feeds the assembler.
  public interface Sink {
    /// A line is complete.
    ///
    /// @param line without its end
    void line(String line);

    /// The pending line has grown past the limit: its first part is kept and its rest is dropped.
    /// Called once until a line has ended, however often the pending one is erased: nothing else
    /// would bound how often a client can cause it.
    void lineTooLong();
  }

  private static final int NUL = 0;
  private static final int BS = 8;
  private static final int TAB = 9;
  private static final int LF = 10;
  private static final int CR = 13;
  private static final int NAK = 21;
  private static final int DEL = 127;
  private static final int IAC = -1;

  /// A buffer that has grown past this is not kept for the next line.
  private static final int KEPT = 256;

  private static final byte[] EMPTY = {};
  private static final byte[] SPACE = {' '};
  private static final char REPLACEMENT = '\uFFFD';

  private final int limit;
  private final Sink sink;
  private Encoding encoding = Encoding.UTF_8;
  private byte[] pending = EMPTY;
  private int length;
  private boolean tooLong;

  /// Whether the sink knows that a line is too long, and none has ended since.
  private boolean told;

  /// Whether the pending line has a control. It stays as it came until the line is decoded: it is
  /// one byte and one character in every character set, in which the line may turn out to be, and
  /// may be wanted as a key.
  private boolean controlled;

  private boolean afterCr;

  /// An assembler that has seen nothing yet.
  ///
  /// @param limit bytes in one line, without its end
  /// @param sink where the lines go, within the call that completes them
  public LineAssembler(int limit, Sink sink) {
    this.limit = limit;
    this.sink = sink;
  }

  /// Takes bytes as they were typed; telnet commands have been taken out before.
  ///
  /// @param from the first
  /// @param to behind the last
  public void accept(byte[] bytes, int from, int to) {
    int at = acceptUpToIac(bytes, from, to);
    while (at < to) {
      afterCr = false;
      append(bytes, at, at + 1);
      at = acceptUpToIac(bytes, at + 1, to);
    }
  }

  /// Takes bytes in which a telnet command may follow, which this finds on its one way through
  /// them.
  ///
  /// @return where the first IAC is, or `to`; a line end may go on behind a command
  int acceptUpToIac(byte[] bytes, int from, int to) {
    int start = from;
    while (start < to) {
      if (afterCr && bytes[start] != IAC) {
        afterCr = false;
        if (bytes[start] == LF || bytes[start] == NUL) {
          start++;
          continue;
        }
      }
      int control = ByteScan.findControlOrIac(bytes, start, to);
      if (control == to) {
        append(bytes, start, to);
        return to;
      }
      switch (bytes[control]) {
        case CR -> {
          endLine(bytes, start, control);
          afterCr = true;
        }
        case LF -> endLine(bytes, start, control);
        case BS, DEL -> {
          append(bytes, start, control);
          eraseCharacter();
        }
        case NAK -> {
          // Counted first, so that a line is too long or not whatever segments it came in.
          append(bytes, start, control);
          eraseLine();
        }
        case TAB -> {
          append(bytes, start, control);
          append(SPACE, 0, 1);
        }
        case NUL -> append(bytes, start, control);
        case IAC -> {
          append(bytes, start, control);
          return control;
        }
        default -> {
          append(bytes, start, control + 1);
          controlled = true;
        }
      }
      start = control + 1;
    }
    return to;
  }

  /// The input has ended: an unfinished line is a line all the same.
  public void finish() {
    if (length > 0) {
      endLine(EMPTY, 0, 0);
    }
  }

  /// Has somebody else go on with the pending line, as keys.
  public void handOver(KeyAssembler keys) {
    byte[] begun = pending;
    int count = tooLong ? wholeCharacters() : length;
    if (afterCr) {
      keys.swallowLineEnd();
      afterCr = false;
    }
    eraseLine();
    keys.accept(begun, 0, count);
  }

  /// The CR of a line end went elsewhere; its LF or NUL may follow.
  void swallowLineEnd() {
    afterCr = true;
  }

  /// Reads the pending line, and all that follow, in another character set.
  void encoding(Encoding encoding) {
    this.encoding = encoding;
  }

  /// {@return how many bytes it holds on to}
  int kept() {
    return pending.length;
  }

  /// {@return whether the pending line ends within a character}
  boolean isInsideCharacter() {
    return length > 0 && !tooLong && wholeCharacters() < length;
  }

  /// Erases the last code point of the pending line, if there is one.
  void eraseCharacter() {
    if (tooLong || length == 0) {
      return;
    }
    if (encoding != Encoding.UTF_8) {
      length--;
      return;
    }
    int lead = length - 1;
    while (lead > 0 && lead > length - 4 && isContinuation(pending[lead])) {
      lead--;
    }
    // Stray continuation bytes are shown as one U+FFFD each, and so erased one by one.
    length = sequenceLength(pending[lead]) >= length - lead ? lead : length - 1;
  }

  /// Erases the pending line.
  void eraseLine() {
    length = 0;
    tooLong = false;
    controlled = false;
  }

  private void endLine(byte[] bytes, int from, int to) {
    if (length == 0 && !tooLong && to - from <= limit) {
      told = false;
      sink.line(decode(bytes, from, to - from));
      return;
    }
    append(bytes, from, to);
    String line = decode(pending, 0, tooLong ? wholeCharacters() : length);
    eraseLine();
    told = false;
    if (pending.length > KEPT) {
      pending = EMPTY;
    }
    sink.line(line);
  }

  private void append(byte[] bytes, int from, int to) {
    int count = Math.min(to - from, limit - length);
    if (count > 0 && !tooLong) {
      if (length + count > pending.length) {
        int size = Math.max(length + count, Math.max(64, 2 * pending.length));
        pending = Arrays.copyOf(pending, Math.min(size, limit));
      }
      System.arraycopy(bytes, from, pending, length, count);
      length += count;
    }
    if (count < to - from && !tooLong) {
      tooLong = true;
      if (!told) {
        told = true;
        sink.lineTooLong();
      }
    }
  }

  /// The length without a character that the limit has cut in two.
  private int wholeCharacters() {
    if (encoding != Encoding.UTF_8) {
      return length;
    }
    int lead = length - 1;
    while (lead > 0 && lead > length - 4 && isContinuation(pending[lead])) {
      lead--;
    }
    return lead >= 0 && sequenceLength(pending[lead]) > length - lead ? lead : length;
  }

  private String decode(byte[] bytes, int from, int length) {
    if (encoding != Encoding.UTF_8) {
      return replaceControls(new String(bytes, from, length, encoding.charset()));
    }
    String line = new String(bytes, from, length, UTF_8);
    // C1 controls take two bytes each, so a line with as many characters as bytes has none.
    return line.length() == length && !controlled ? line : replaceControls(line);
  }

  private static String replaceControls(String line) {
    char @Nullable [] replaced = null;
    for (int at = 0; at < line.length(); at++) {
      char character = line.charAt(at);
      if (character < ' ' || (character >= 0x7F && character < 0xA0)) {
        replaced = replaced == null ? line.toCharArray() : replaced;
        replaced[at] = REPLACEMENT;
      }
    }
    return replaced == null ? line : new String(replaced);
  }

  private static boolean isContinuation(byte value) {
    return (value & 0xC0) == 0x80;
  }

  /// How many bytes a character has whose first byte is this one.
  private static int sequenceLength(byte lead) {
    int value = lead & 0xFF;
    if (value < 0xC0) {
      return 1;
    }
    return value < 0xE0 ? 2 : value < 0xF0 ? 3 : 4;
  }
}
