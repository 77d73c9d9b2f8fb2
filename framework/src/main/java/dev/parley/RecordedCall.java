package dev.parley;

import org.jspecify.annotations.Nullable;

/// One call that a step of a dialog has made, and what came of it. It prints itself without the
/// outcome, which may be a secret, and without the prompt, which may repeat one.
///
/// Immutable.
///
/// @param client the number of the client that it was about; zero if it was about none
/// @param prompt what distinguishes it from other calls of its kind; shortened, see [#shorten]
/// @param outcome what it returned, or the exception that it threw
/// @param failed whether it threw
record RecordedCall(
    CallKind kind, long client, String prompt, @Nullable Object outcome, boolean failed) {
  /// Longer prompts are kept as their beginning and a hash.
  private static final int LONGEST = 160;

  private static final int BEGINNING = 80;
  private static final int OTHER_SIZE = 16;

  /// {@return the text, or its beginning with length and hash, which are the same in every virtual
  /// machine}
  static String shorten(String text) {
    return text.length() <= LONGEST
        ? text
        : "%s...#%d:%x".formatted(text.substring(0, BEGINNING), text.length(), text.hashCode());
  }

  boolean is(CallKind otherKind, long otherClient, String otherPrompt) {
    return kind == otherKind && client == otherClient && prompt.equals(otherPrompt);
  }

  /// {@return the memory that it takes, in characters and roughly}
  int size() {
    return prompt.length()
        + switch (outcome) {
          case null -> 0;
          case String text -> text.length();
          case byte[] bytes -> bytes.length;
          default -> OTHER_SIZE;
        };
  }

  @Override
  public String toString() {
    return kind.name() + (failed ? " (failed)" : "");
  }
}
