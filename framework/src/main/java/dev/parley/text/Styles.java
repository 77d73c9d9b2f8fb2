package dev.parley.text;

/// Pieces of text in a style, by short names for a static import: `Text.of(bold("Ann"), "
/// smiles")`. They nest: in `red("It is ", bold("hot"))` the last word is both. Each takes pieces
/// as [Text#of] does.
///
/// Thread-safe.
public final class Styles {
  private Styles() {}

  /// {@return pieces in a style of your own, as far as they leave it open}
  public static Text styled(Style style, Object... pieces) {
    return Text.of(pieces).style(style);
  }

  /// {@return pieces in any colour}
  public static Text colour(Colour colour, Object... pieces) {
    return styled(Style.of(colour), pieces);
  }

  /// {@return pieces with a colour behind them}
  public static Text on(Colour background, Object... pieces) {
    return styled(Style.on(background), pieces);
  }

  /// {@return bold pieces}
  public static Text bold(Object... pieces) {
    return styled(Style.BOLD, pieces);
  }

  /// {@return fainter pieces}
  public static Text dim(Object... pieces) {
    return styled(Style.DIM, pieces);
  }

  /// {@return pieces in italics}
  public static Text italic(Object... pieces) {
    return styled(Style.ITALIC, pieces);
  }

  /// {@return underlined pieces}
  public static Text underline(Object... pieces) {
    return styled(Style.UNDERLINE, pieces);
  }

  /// {@return pieces with text and background exchanged}
  public static Text reverse(Object... pieces) {
    return styled(Style.REVERSE, pieces);
  }

  /// {@return pieces struck through}
  public static Text strike(Object... pieces) {
    return styled(Style.STRIKE, pieces);
  }

  /// {@return pieces in black}
  public static Text black(Object... pieces) {
    return colour(Colour.BLACK, pieces);
  }

  /// {@return pieces in red}
  public static Text red(Object... pieces) {
    return colour(Colour.RED, pieces);
  }

  /// {@return pieces in green}
  public static Text green(Object... pieces) {
    return colour(Colour.GREEN, pieces);
  }

  /// {@return pieces in yellow}
  public static Text yellow(Object... pieces) {
    return colour(Colour.YELLOW, pieces);
  }

  /// {@return pieces in blue}
  public static Text blue(Object... pieces) {
    return colour(Colour.BLUE, pieces);
  }

  /// {@return pieces in magenta}
  public static Text magenta(Object... pieces) {
    return colour(Colour.MAGENTA, pieces);
  }

  /// {@return pieces in cyan}
  public static Text cyan(Object... pieces) {
    return colour(Colour.CYAN, pieces);
  }

  /// {@return pieces in white}
  public static Text white(Object... pieces) {
    return colour(Colour.WHITE, pieces);
  }

  /// {@return pieces in bright black}
  public static Text brightBlack(Object... pieces) {
    return colour(Colour.BRIGHT_BLACK, pieces);
  }

  /// {@return pieces in bright red}
  public static Text brightRed(Object... pieces) {
    return colour(Colour.BRIGHT_RED, pieces);
  }

  /// {@return pieces in bright green}
  public static Text brightGreen(Object... pieces) {
    return colour(Colour.BRIGHT_GREEN, pieces);
  }

  /// {@return pieces in bright yellow}
  public static Text brightYellow(Object... pieces) {
    return colour(Colour.BRIGHT_YELLOW, pieces);
  }

  /// {@return pieces in bright blue}
  public static Text brightBlue(Object... pieces) {
    return colour(Colour.BRIGHT_BLUE, pieces);
  }

  /// {@return pieces in bright magenta}
  public static Text brightMagenta(Object... pieces) {
    return colour(Colour.BRIGHT_MAGENTA, pieces);
  }

  /// {@return pieces in bright cyan}
  public static Text brightCyan(Object... pieces) {
    return colour(Colour.BRIGHT_CYAN, pieces);
  }

  /// {@return pieces in bright white}
  public static Text brightWhite(Object... pieces) {
    return colour(Colour.BRIGHT_WHITE, pieces);
  }
}
