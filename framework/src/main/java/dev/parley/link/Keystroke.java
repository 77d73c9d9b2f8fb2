package dev.parley.link;

import java.util.Objects;

/// One key that somebody has pressed.
///
/// A key that types a character has that as its name: `a`, `Ü`, a blank. Others have the names of
/// the constants here, `F1` to `F12`, or `Ctrl-A` to `Ctrl-Z`, `Alt-a`, `Shift-Tab`, and cursor and
/// function keys with such words before them: `Ctrl-Left`, `Alt-Shift-F5`. Enter and Ctrl-M are the
/// same to a terminal, and so are Tab and Ctrl-I, Backspace and Ctrl-H.
///
/// ```java
/// switch (client.readKey().name()) {
///   case "Up", "k" -> move(NORTH);
///   case "Ctrl-X" -> leave();
///   default -> {}
/// }
/// ```
///
/// Immutable.
///
/// @param name the character, one code point, or the name of another key
public record Keystroke(String name) {
  /// The end of a line.
  public static final Keystroke ENTER = new Keystroke("Enter");

  /// Erases what is before the cursor.
  public static final Keystroke BACKSPACE = new Keystroke("Backspace");

  /// Tab.
  public static final Keystroke TAB = new Keystroke("Tab");

  /// Escape, pressed alone.
  public static final Keystroke ESCAPE = new Keystroke("Escape");

  /// Cursor up.
  public static final Keystroke UP = new Keystroke("Up");

  /// Cursor down.
  public static final Keystroke DOWN = new Keystroke("Down");

  /// Cursor right.
  public static final Keystroke RIGHT = new Keystroke("Right");

  /// Cursor left.
  public static final Keystroke LEFT = new Keystroke("Left");

  /// To the beginning.
  public static final Keystroke HOME = new Keystroke("Home");

  /// To the end.
  public static final Keystroke END = new Keystroke("End");

  /// Insert.
  public static final Keystroke INSERT = new Keystroke("Insert");

  /// Erases what is under the cursor.
  public static final Keystroke DELETE = new Keystroke("Delete");

  /// One page back.
  public static final Keystroke PAGE_UP = new Keystroke("PageUp");

  /// One page on.
  public static final Keystroke PAGE_DOWN = new Keystroke("PageDown");

  private static final Keystroke[] ASCII = new Keystroke[128];

  static {
    for (int character = ' '; character < 127; character++) {
      ASCII[character] = new Keystroke(Character.toString(character));
    }
  }

  /// Refuses null.
  public Keystroke {
    Objects.requireNonNull(name, "name");
  }

  /// {@return the key that types a character}
  ///
  /// @param codePoint the character, which is no control
  public static Keystroke of(int codePoint) {
    Keystroke known = codePoint < ASCII.length ? ASCII[codePoint] : null;
    return known == null ? new Keystroke(Character.toString(codePoint)) : known;
  }

  /// {@return whether the key types a character, which is then its name}
  public boolean isCharacter() {
    return !name.isEmpty() && name.codePointCount(0, name.length()) == 1;
  }

  /// {@return the name}
  @Override
  public String toString() {
    return name;
  }
}
