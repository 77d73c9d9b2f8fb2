package dev.parley.examples.chat;

/// What there is to know about profiles, long enough for two screens.
///
/// Immutable.
final class ProfileHelp {
  static final String TEXT =
      """
      PROFILES

      A profile says a little about you to those who may read it. You fill it in
      with /profile, as often as you like; the new one takes the place of the old.

      What is asked

        Home town      Any text. It need not be a town: "the third cave on the
                       left" will do.

        Colour         One of those in the menu. Give its number, its name, or
                       the beginning of its name, as long as that is clear: "gr"
                       could be green or grey.

        Instruments    How many you play. Enter alone means none, and singing
                       counts as one.

        Secret word    Four characters at least. Nobody sees it while you type
                       it, and nobody sees it in the summary either.

      Going back

        Type "back" in answer to any question to return to the one before. In
        the end you see all your answers and can change any of them by its
        number, before you confirm them.

      Who may read it

        Whoever types /profile and your name is asked for your secret word. Tell
        it to those whom you trust. The profile is forgotten when you leave the
        chat.

      And meanwhile?

        You hear what the others say, and they don't have to wait for you. What
        you type goes into the form, though, and not to them.
      """;

  private ProfileHelp() {}
}
