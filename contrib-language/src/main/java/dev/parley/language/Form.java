package dev.parley.language;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// How a sentence mentions somebody.
enum Form {
  NAME,
  POSSESSIVE,
  THEY,
  THEM,
  THEIR,
  THEIRS,
  THEMSELF;

  private static final Set<Form> PRONOUNS =
      Collections.unmodifiableSet(EnumSet.range(THEY, THEMSELF));

  /// {@return the form that a template calls so behind the dot}
  static Optional<Form> ofSuffix(String word) {
    String wanted = word.equals("themselves") ? "themself" : word;
    return PRONOUNS.stream().filter(form -> form.suffix().equals(wanted)).findFirst();
  }

  static String suffixes() {
    return PRONOUNS.stream().map(Form::suffix).collect(Collectors.joining(", "));
  }

  /// {@return the word of this form; only for those of pronouns}
  String of(Pronouns pronouns) {
    return switch (this) {
      case NAME, THEY -> pronouns.subject();
      case POSSESSIVE, THEIR -> pronouns.possessive();
      case THEM -> pronouns.object();
      case THEIRS -> pronouns.possessivePronoun();
      case THEMSELF -> pronouns.reflexive();
    };
  }

  private String suffix() {
    return Casing.lower(name());
  }
}
