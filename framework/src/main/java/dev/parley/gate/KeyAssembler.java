package dev.parley.gate;

import dev.parley.link.Keystroke;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Makes keystrokes of the bytes that a terminal sends when it sends each key.
///
/// - What types a character is that, decoded in the client's character set across segments; what is
///   malformed, and a C1 control, is U+FFFD.
/// - CR LF, CR NUL, CR and LF are Enter once; BS and DEL are Backspace; NUL is nothing; other
///   controls are `Ctrl-` and their letter.
/// - ESC begins the sequences of cursor and function keys (ECMA-48 CSI, and SS3), and is `Alt-`
///   before a printable ASCII character. Sequences that nobody knows are dropped as a whole. An ESC
///   that nothing follows is Escape: whoever keeps the time calls [#endKey].
///
/// At most a few bytes are kept.
///
/// Not thread-safe: many threads may use it, one at a time.
public final class KeyAssembler {
  /// Where keys go.
  ///
  /// Confined to the thread that feeds the assembler.
  public interface Sink {
    /// A key was pressed.
    void key(Keystroke key);
  }

  private enum State {
    PLAIN,
    ESCAPE,
    CSI,
    SS3,
    /// A sequence that is too long to be one that is known.
    OVERLONG
  }

  private static final int NUL = 0;
  private static final int BS = 8;
  private static final int TAB = 9;
  private static final int LF = 10;
  private static final int CR = 13;
  private static final int ESC = 27;
  private static final int DEL = 127;
  private static final int REPLACEMENT = 0xFFFD;

  /// Longer than any sequence of a key.
  private static final int LONGEST = 12;

  private final Sink sink;
  private Encoding encoding = Encoding.UTF_8;
  private State state = State.PLAIN;
  private boolean afterCr;

  /// What has come of a character, or of a sequence behind its beginning.
  private final byte[] begun = new byte[LONGEST];

  private int length;

  /// How many bytes the character has that has begun; 0 if none has.
  private int wanted;

  /// An assembler that has seen nothing yet.
  ///
  /// @param sink where the keys go, within the call that completes them
  public KeyAssembler(Sink sink) {
    this.sink = sink;
  }

  /// Takes bytes as they came; telnet commands have been taken out before.
  ///
  /// @param from the first
  /// @param to behind the last
  public void accept(byte[] bytes, int from, int to) {
    for (int at = from; at < to; at++) {
      accept(bytes[at] & 0xFF);
    }
  }

  /// {@return whether the last key may have a part that has not come}
  public boolean isInsideKey() {
    return state != State.PLAIN;
  }

  /// Nothing follows the key that has begun: an ESC alone is Escape, and one before `[` or `O` is
  /// Alt.
  public void endKey() {
    State ended = state;
    state = State.PLAIN;
    if (ended == State.ESCAPE) {
      sink.key(Keystroke.ESCAPE);
    } else if (ended == State.CSI && length == 0) {
      alt('[');
    } else if (ended == State.SS3) {
      alt('O');
    }
    if (ended != State.PLAIN) {
      length = 0;
    }
  }

  /// Reads all that follows in another character set.
  void encoding(Encoding encoding) {
    if (this.encoding != encoding) {
      endCharacter();
      this.encoding = encoding;
    }
  }

  /// Has somebody else go on with what has begun, as a line.
  public void handOver(LineAssembler lines) {
    endKey();
    if (afterCr) {
      lines.swallowLineEnd();
      afterCr = false;
    }
    int count = length;
    length = 0;
    wanted = 0;
    lines.accept(begun, 0, count);
  }

  /// The CR of a line end went elsewhere; its LF or NUL may follow.
  void swallowLineEnd() {
    afterCr = true;
  }

  private void accept(int value) {
    if (afterCr) {
      afterCr = false;
      if (value == LF || value == NUL) {
        return;
      }
    }
    switch (state) {
      case PLAIN -> plain(value);
      case ESCAPE -> afterEscape(value);
      case CSI -> inCsi(value);
      case SS3 -> {
        state = State.PLAIN;
        if (value < ' ') {
          alt('O');
          plain(value);
        } else {
          send(KeySequences.ss3(value));
        }
      }
      case OVERLONG -> {
        if (value < ' ' || isFinal(value)) {
          state = State.PLAIN;
        }
        if (value < ' ') {
          plain(value);
        }
      }
    }
  }

  private void plain(int value) {
    if (wanted > 0) {
      if ((value & 0xC0) == 0x80) {
        begun[length++] = (byte) value;
        if (length == wanted) {
          endCharacter();
        }
        return;
      }
      endCharacter();
    }
    if (value < ' ' || value == DEL) {
      control(value);
    } else if (value < DEL) {
      sink.key(Keystroke.of(value));
    } else {
      begun[0] = (byte) value;
      length = 1;
      wanted = encoding == Encoding.UTF_8 ? sequenceLength(value) : 1;
      if (wanted == 1) {
        endCharacter();
      }
    }
  }

  private void control(int value) {
    switch (value) {
      case NUL -> {}
      case CR -> {
        afterCr = true;
        sink.key(Keystroke.ENTER);
      }
      case LF -> sink.key(Keystroke.ENTER);
      case BS, DEL -> sink.key(Keystroke.BACKSPACE);
      case TAB -> sink.key(Keystroke.TAB);
      case ESC -> {
        state = State.ESCAPE;
        length = 0;
      }
      default -> sink.key(new Keystroke("Ctrl-" + (char) (value + '@')));
    }
  }

  private void afterEscape(int value) {
    state = State.PLAIN;
    if (value == '[') {
      state = State.CSI;
    } else if (value == 'O') {
      state = State.SS3;
    } else if (value > ' ' && value < DEL) {
      alt(value);
    } else {
      sink.key(Keystroke.ESCAPE);
      plain(value);
    }
  }

  private void inCsi(int value) {
    if (value < ' ' || value >= DEL) {
      // No sequence has this in it; it is the next key.
      state = State.PLAIN;
      length = 0;
      plain(value);
    } else if (isFinal(value) && !(value == '[' && length == 0)) {
      state = State.PLAIN;
      byte[] parameters = Arrays.copyOf(begun, length);
      length = 0;
      send(KeySequences.csi(parameters, value));
    } else if (length == LONGEST) {
      state = State.OVERLONG;
      length = 0;
    } else {
      begun[length++] = (byte) value;
    }
  }

  private static boolean isFinal(int value) {
    return value >= '@' && value < DEL;
  }

  private void alt(int character) {
    sink.key(new Keystroke("Alt-" + (char) character));
  }

  private void send(@Nullable Keystroke key) {
    if (key != null) {
      sink.key(key);
    }
  }

  private void endCharacter() {
    if (length == 0 || wanted == 0) {
      return;
    }
    String decoded = new String(begun, 0, length, encoding.charset());
    length = 0;
    wanted = 0;
    decoded
        .codePoints()
        .forEach(
            point -> sink.key(Keystroke.of(Character.isISOControl(point) ? REPLACEMENT : point)));
  }

  /// How many bytes a character has whose first byte is this one.
  private static int sequenceLength(int lead) {
    if (lead < 0xC2 || lead > 0xF4) {
      return 1;
    }
    return lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
  }
}
