package dev.parley.language;

import java.util.Collection;

/// Tells what people mean by a name. It is asked by the thread that parses; those made here are
/// thread-safe.
///
/// @param <T> what can be named
@FunctionalInterface
public interface Finder<T> {
  /// {@return what this name stands for}
  ///
  /// A parser asks for several words together first, then for fewer, so that "rusty sword" and
  /// "staff of power" can be names; it takes the longest that is not unknown.
  ///
  /// @param name one word or more, as typed, without "the", "a" or "an"
  Match<T> find(String name);

  /// {@return a finder of nothing}
  static <T> Finder<T> none() {
    return _ -> Match.unknown();
  }

  /// {@return a finder among these people}
  ///
  /// It takes the whole name in upper or lower case, else the beginning of a name, else of a word
  /// in it; "all", "everybody" and "everyone" stand for all of them.
  static <T extends Person> Finder<T> among(Collection<? extends T> people) {
    return new NameFinder<>(people);
  }
}
