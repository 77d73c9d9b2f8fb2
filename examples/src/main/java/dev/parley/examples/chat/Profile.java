package dev.parley.examples.chat;

import dev.parley.event.Key;

/// What somebody tells about themselves. It prints itself without the secret word.
///
/// Immutable.
///
/// @param word whoever knows it may read the profile
record Profile(String town, String colour, int instruments, String word) {
  static final Key<Profile> KEY = Key.of("profile", Profile.class);

  @Override
  public String toString() {
    return "from %s, likes %s, plays %d instruments".formatted(town, colour, instruments);
  }
}
