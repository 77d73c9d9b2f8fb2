package dev.parley.language;

/// A part of what somebody typed.
///
/// Immutable.
///
/// @param start the index of its first character in the input, from 0
/// @param text the characters, as typed
public record Span(int start, String text) {
  /// {@return the index behind its last character}
  public int end() {
    return start + text.length();
  }
}
