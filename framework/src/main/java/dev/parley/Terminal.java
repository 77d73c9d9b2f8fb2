package dev.parley;

import dev.parley.link.TerminalState;
import dev.parley.text.ColourDepth;
import dev.parley.text.Display;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/// What a client's terminal is and can do, as far as the client has told; see [Client#terminal].
/// None of it is proven: it is for the layout, and never for who somebody is.
///
/// Immutable.
public final class Terminal {
  /// Of the terminals that everybody's descend from, the VT100.
  private static final int USUAL_ROWS = 24;

  private static final int USUAL_COLUMNS = 80;

  private static final int MTTS_ANSI = 1;
  private static final int MTTS_UTF_8 = 4;
  private static final int MTTS_256_COLOURS = 8;
  private static final int MTTS_SCREEN_READER = 64;
  private static final int MTTS_TRUE_COLOUR = 256;

  private static final int GMCP = 201;
  private static final int MSDP = 69;

  /// The terminal of whom nothing is known.
  static final Terminal UNKNOWN = new Terminal(TerminalState.UNKNOWN);

  private final TerminalState state;
  private final Charset charset;
  private final Display display;

  Terminal(TerminalState state) {
    this.state = Objects.requireNonNull(state, "state");
    // The gate knows only those that Java has.
    charset = Charset.forName(state.charset());
    display =
        new Display(
            colours(),
            ascii() ? StandardCharsets.US_ASCII : charset,
            Math.clamp(columns(), Display.MIN_WIDTH, Display.MAX_WIDTH),
            screenReader());
  }

  TerminalState state() {
    return state;
  }

  /// {@return the names of the terminal or the client program, the most specific first, such as
  /// `TINTIN++` and `xterm-256color`; empty if it has none}
  public List<String> types() {
    return state.types();
  }

  /// {@return how many characters a line has: 1 to 1000, 80 if the client has not said}
  public int columns() {
    return state.columns() == 0 ? USUAL_COLUMNS : state.columns();
  }

  /// {@return how many lines there are: 1 to 1000, 24 if the client has not said}
  public int rows() {
    return state.rows() == 0 ? USUAL_ROWS : state.rows();
  }

  /// {@return whether the client has told its size}
  public boolean hasSize() {
    return state.columns() > 0 && state.rows() > 0;
  }

  /// {@return how many colours it shows}
  public ColourDepth colours() {
    if ((state.mtts() & MTTS_TRUE_COLOUR) != 0
        || "truecolor".equalsIgnoreCase(state.environment().get("COLORTERM"))) {
      return ColourDepth.TRUE;
    }
    if ((state.mtts() & MTTS_256_COLOURS) != 0 || isNamed("256color")) {
      return ColourDepth.PALETTE;
    }
    return (state.mtts() & MTTS_ANSI) != 0
            || isNamed("xterm")
            || isNamed("ansi")
            || isNamed("linux")
            || isNamed("screen")
            || isNamed("tmux")
            || isNamed("rxvt")
            || isNamed("vt2")
            || isNamed("color")
        ? ColourDepth.SIXTEEN
        : ColourDepth.NONE;
  }

  private boolean isNamed(String part) {
    return state.types().stream().anyMatch(type -> type.toLowerCase(Locale.ROOT).contains(part));
  }

  /// {@return the character set of what is written and read; UTF-8 until the client asks for
  /// another}
  public Charset charset() {
    return charset;
  }

  /// {@return whether the client can show ASCII only, by its character set or because it says that
  /// it does not know UTF-8}
  public boolean ascii() {
    return charset.name().equals("US-ASCII")
        || (state.mtts() != 0
            && (state.mtts() & MTTS_UTF_8) == 0
            && charset.name().equals("UTF-8"));
  }

  /// {@return whether the text is read aloud}
  public boolean screenReader() {
    return (state.mtts() & MTTS_SCREEN_READER) != 0;
  }

  /// {@return how text is to be rendered for it}
  public Display display() {
    return display;
  }

  /// {@return whether the connection is encrypted}
  public boolean tls() {
    return false;
  }

  /// {@return whether what is written is compressed on its way}
  public boolean compressed() {
    return state.compressed();
  }

  /// {@return whether the client has shown that it knows telnet}
  public boolean telnet() {
    return state.telnet();
  }

  /// {@return variables that the client has told, such as `CLIENT_NAME` and `CLIENT_VERSION`}
  public Map<String, String> environment() {
    return state.environment();
  }

  /// {@return the codes of the telnet options for messages, and of those that the service has
  /// declared, that are on}
  public Set<Integer> options() {
    return state.options();
  }

  /// {@return the GMCP packages that the client has said it wants, with the versions}
  public Map<String, Integer> packages() {
    return state.packages();
  }

  /// {@return whether a message of that name would reach the client, and is wanted. A client that
  /// has not said which packages it wants is taken to want all}
  public boolean wants(String name) {
    if (isIn(name, "Core")) {
      return state.options().contains(GMCP);
    }
    if (!state.options().contains(GMCP)) {
      return name.equals("MSDP") && state.options().contains(MSDP);
    }
    return state.packages().isEmpty()
        || state.packages().keySet().stream().anyMatch(wanted -> isIn(name, wanted));
  }

  static boolean isIn(String name, String wanted) {
    return name.regionMatches(true, 0, wanted, 0, wanted.length())
        && (name.length() == wanted.length() || name.charAt(wanted.length()) == '.');
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Terminal terminal && terminal.state.equals(state);
  }

  @Override
  public int hashCode() {
    return state.hashCode();
  }

  @Override
  public String toString() {
    return "%s, %d columns, %d rows, colours %s, %s%s"
        .formatted(
            state.types().isEmpty() ? "unknown terminal" : String.join(", ", state.types()),
            columns(),
            rows(),
            colours(),
            charset,
            screenReader() ? ", screen reader" : "");
  }
}
