package dev.parley.language;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// One sentence or more, to be said rightly to who acts, whom it is done to and who looks on.
///
/// ```
/// {actor} {smile}[ {how}][ at {target}].
///
/// You smile at Bob.    Ann smiles at you.    Ann smiles at Bob.
/// ```
///
/// In braces stand:
///
/// - a role: `{actor}`, `{target}`, and those named when it is compiled. It becomes "you" for the
///   one in it, the name for others, and "yourself", "herself" where the actor is the target.
/// - `{target's}`: your, Bob's; "her own" where the actor is the target.
/// - `{actor.they}`, `.them`, `.their`, `.theirs`, `.themself`: the pronoun. `.them` of the target
///   is reflexive too where the actor is the target.
/// - a verb in its base form: `{smile}`, `{look at}`. The actor does it; of others say
///   `{target:blink}`. It follows number and person, so that "they smile" and "Ann smiles".
///
/// What stands in `[...]` is left out if a role in it has nobody. Doubled, `{{ }} [[ ]]` are the
/// signs themselves (but `]` always closes within `[...]`). A name or pronoun at the beginning of a
/// sentence gets a capital.
///
/// Immutable.
public final class Message {
  static final String ACTOR = "actor";
  static final String TARGET = "target";
  private static final Pattern ROLE = Pattern.compile("[a-z][a-z0-9_]*");

  private final List<Piece> pieces;
  private final String source;

  private Message(List<Piece> pieces, String source) {
    this.pieces = List.copyOf(pieces);
    this.source = source;
  }

  /// Compiles a template; keep the result and use it for everybody.
  ///
  /// @param moreRoles besides actor and target: lower-case letters, digits and `_`
  /// @throws TemplateException if the template is written wrongly
  public static Message of(String template, String... moreRoles) {
    var roles = new LinkedHashSet<>(List.of(ACTOR, TARGET));
    for (String role : moreRoles) {
      if (!ROLE.matcher(role).matches()) {
        throw new IllegalArgumentException(
            "\"%s\" is no name of a role (expected lower-case letters, digits and _)"
                .formatted(role));
      }
      roles.add(role);
    }
    return new Message(new TemplateParser(template, roles).parse(), template);
  }

  /// A sentence that was put together from its pieces.
  static Message ofPieces(List<Piece> pieces, String source) {
    return new Message(pieces, source);
  }

  /// {@return the message with this actor}
  public Scene by(Person actor) {
    return new Scene(this, actor, Map.of(), ListStyle.AND);
  }

  List<Piece> pieces() {
    return pieces;
  }

  /// {@return the template}
  @Override
  public String toString() {
    return source;
  }

  /// Whom or what a role stands for.
  ///
  /// @param label what all of them are called together, like "everyone"; empty if they are named
  record Role(List<Person> people, String label) {
    Role {
      people = List.copyOf(people);
    }

    static Role of(Collection<? extends Person> people) {
      return new Role(new ArrayList<>(new LinkedHashSet<>(people)), "");
    }

    static Role of(Person... people) {
      return of(Arrays.asList(people));
    }
  }

  /// Something that is only a name.
  record Thing(String name) implements Person {
    @Override
    public Pronouns pronouns() {
      return Pronouns.IT;
    }
  }
}
