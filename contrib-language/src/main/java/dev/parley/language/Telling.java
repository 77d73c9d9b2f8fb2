package dev.parley.language;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Says one scene to one viewer, once.
final class Telling {
  private final Scene scene;
  private final Set<Person> viewers;
  private final StringBuilder text = new StringBuilder();

  /// The roles that were last spoken of by a pronoun, which the verb then agrees with.
  private final Set<String> byPronoun = new HashSet<>();

  /// @param viewers the one who reads "you", or nobody
  Telling(Scene scene, Set<Person> viewers) {
    this.scene = scene;
    this.viewers = viewers;
  }

  String text(List<Piece> pieces) {
    for (String role : RoleNames.in(pieces)) {
      if (scene.role(role).people().isEmpty()) {
        throw new IllegalStateException(
            "Nobody has the role \"%s\" of \"%s\" (expected somebody, or the part in [...])"
                .formatted(role, scene.message()));
      }
    }
    say(pieces);
    return text.toString();
  }

  private void say(List<Piece> pieces) {
    for (Piece piece : pieces) {
      switch (piece) {
        case Piece.Words(String words) -> text.append(words);
        case Piece.Mention mention -> put(mention(mention));
        case Piece.Verb verb -> put(verb(verb));
        case Piece.Section(List<Piece> inner) -> {
          if (RoleNames.in(inner).stream().noneMatch(role -> scene.role(role).people().isEmpty())) {
            say(inner);
          }
        }
      }
    }
  }

  private String mention(Piece.Mention mention) {
    Message.Role role = scene.role(mention.role());
    boolean object = !mention.role().equals(Message.ACTOR) && !mention.subject() && !atStart();
    boolean own = object && role.people().equals(List.of(scene.actor()));
    return switch (mention.form()) {
      case NAME -> {
        byPronoun.remove(mention.role());
        yield role.label().isEmpty() ? names(role, object) : role.label();
      }
      case POSSESSIVE -> possessive(role, own);
      case THEM -> own ? Form.THEMSELF.of(pronouns(role)) : Form.THEM.of(pronouns(role));
      case THEY -> {
        byPronoun.add(mention.role());
        yield Form.THEY.of(pronouns(role));
      }
      case THEIR, THEIRS, THEMSELF -> mention.form().of(pronouns(role));
    };
  }

  private String names(Message.Role role, boolean object) {
    var names = new ArrayList<String>();
    for (Person person : role.people()) {
      boolean viewer = viewers.contains(person);
      if (object && person.equals(scene.actor())) {
        names.add(viewer ? Pronouns.YOU.reflexive() : person.pronouns().reflexive());
      } else if (viewer) {
        names.addFirst(Pronouns.YOU.subject());
      } else {
        names.add(person.name());
      }
    }
    return scene.lists().join(names);
  }

  private String possessive(Message.Role role, boolean own) {
    if (own) {
      return pronouns(role).possessive() + " own";
    }
    if (!role.label().isEmpty()) {
      return Nouns.possessive(role.label());
    }
    boolean addressed = role.people().stream().anyMatch(viewers::contains);
    if (!addressed) {
      return Nouns.possessive(names(role, false));
    }
    var owners = new ArrayList<String>();
    for (Person person : role.people()) {
      if (viewers.contains(person)) {
        owners.addFirst(Pronouns.YOU.possessive());
      } else {
        owners.add(Nouns.possessive(person.name()));
      }
    }
    return scene.lists().join(owners);
  }

  private Pronouns pronouns(Message.Role role) {
    boolean one = role.people().size() == 1;
    if (role.people().stream().anyMatch(viewers::contains)) {
      return one ? Pronouns.YOU : Pronouns.YOU_ALL;
    }
    return one ? role.people().getFirst().pronouns() : Pronouns.THEY_ALL;
  }

  private String verb(Piece.Verb verb) {
    Message.Role role = scene.role(verb.role());
    boolean pronoun = byPronoun.contains(verb.role());
    boolean everyone = !role.label().isEmpty() && !pronoun;
    boolean several = role.people().size() > 1;
    boolean you = role.people().stream().anyMatch(viewers::contains);
    boolean plural = !everyone && (you || several || (pronoun && pronouns(role).plural()));
    if (verb.past()) {
      return Verbs.past(verb.base(), plural ? Pronouns.THEY : Pronouns.IT);
    }
    return Verbs.present(verb.base(), plural);
  }

  private void put(String words) {
    text.append(atStart() ? Casing.capital(words) : words);
  }

  /// Whether what comes next begins a sentence. Three dots do not end one.
  private boolean atStart() {
    int end = text.length();
    while (end > 0 && isBetweenSentences(text.charAt(end - 1))) {
      end--;
    }
    if (end == 0) {
      return true;
    }
    char last = text.charAt(end - 1);
    boolean dots = last == '.' && end > 1 && text.charAt(end - 2) == '.';
    return end < text.length() && !dots && (last == '.' || last == '!' || last == '?');
  }

  private static boolean isBetweenSentences(char letter) {
    return Character.isWhitespace(letter) || "\"'([{\u201c\u2018\u201d\u2019".indexOf(letter) >= 0;
  }
}
