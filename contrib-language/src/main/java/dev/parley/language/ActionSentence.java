package dev.parley.language;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Puts an action into pieces and roles.
final class ActionSentence<T extends Person> {
  private static final Map<String, String> BASES =
      Map.ofEntries(
          Map.entry("am", "be"),
          Map.entry("is", "be"),
          Map.entry("are", "be"),
          Map.entry("was", "be"),
          Map.entry("were", "be"),
          Map.entry("has", "have"),
          Map.entry("have", "have"),
          Map.entry("does", "do"),
          Map.entry("do", "do"));

  private final Action<T> action;
  private final List<Piece> pieces = new ArrayList<>();
  private final List<Message.Role> roles = new ArrayList<>();
  private int said;

  ActionSentence(Action<T> action) {
    this.action = action;
  }

  /// {@return whether the word changes with who goes before it}
  static boolean follows(String word) {
    return BASES.containsKey(word);
  }

  Scene scene() {
    String input = action.input();
    pieces.add(new Piece.Mention(Message.ACTOR, Form.NAME, true));
    pieces.add(new Piece.Words(" "));
    said = input.length() - input.stripLeading().length();
    for (var part : action.parts()) {
      gap(part);
      put(part);
      said = part.at().end();
    }
    String rest = input.substring(Math.min(said, input.length())).stripTrailing();
    pieces.add(new Piece.Words(rest));
    if (endsOpen(input.stripTrailing())) {
      pieces.add(new Piece.Words("."));
    }
    var scene = Message.ofPieces(pieces, input).by(action.actor());
    for (int i = 0; i < roles.size(); i++) {
      scene = scene.with(role(i), roles.get(i));
    }
    return scene;
  }

  private void gap(ActionPart<T> part) {
    if (part.at().start() > said) {
      pieces.add(new Piece.Words(action.input().substring(said, part.at().start())));
    }
  }

  private void put(ActionPart<T> part) {
    String text = part.at().text();
    switch (part) {
      case ActionPart.Verb<T> _ -> pieces.add(new Piece.Verb(Message.ACTOR, text));
      case ActionPart.Preposition<T> next ->
          pieces.add(new Piece.Words(next.added() ? next.word() + " " : text));
      case ActionPart.Names<T> names -> {
        boolean pronoun = names.names().size() == 1 && names.names().getFirst().pronoun();
        String role = add(members(names));
        pieces.add(new Piece.Mention(role, pronoun ? Form.THEM : Form.NAME, false));
      }
      case ActionPart.Reference<T>(Span _, T person) ->
          pieces.add(new Piece.Mention(roleOf(person), form(text, person), true));
      case ActionPart.Follower<T>(Span _, T person) -> {
        String word = Casing.lower(text);
        boolean past = word.equals("was") || word.equals("were");
        pieces.add(new Piece.Verb(roleOf(person), BASES.getOrDefault(word, word), past));
      }
      case ActionPart.Adverb<T> _, ActionPart.Words<T> _ -> pieces.add(new Piece.Words(text));
    }
  }

  private Message.Role members(ActionPart.Names<T> names) {
    var people = new ArrayList<Person>();
    for (var name : names.names()) {
      if (name.match() instanceof Match.Found<T>(List<T> things, String label)) {
        if (label.isEmpty()) {
          people.addAll(things);
        } else if (names.names().size() == 1) {
          return new Message.Role(List.copyOf(things), label);
        } else {
          // Among others too they are called together, rather than a thousand names one by one.
          people.add(new Message.Thing(label));
        }
      } else {
        people.add(new Message.Thing(name.typed().text()));
      }
    }
    return Message.Role.of(people);
  }

  private Form form(String typed, T person) {
    Form form = ActionPronouns.form(typed);
    boolean own = form == Form.POSSESSIVE && person.equals(action.actor());
    return own ? Form.THEIR : form;
  }

  private String roleOf(T person) {
    return person.equals(action.actor()) ? Message.ACTOR : add(Message.Role.of(person));
  }

  /// Roles with the same people are one, so that a verb agrees with the pronoun before it.
  private String add(Message.Role role) {
    int known = roles.indexOf(role);
    if (known >= 0) {
      return role(known);
    }
    roles.add(role);
    return role(roles.size() - 1);
  }

  private static String role(int index) {
    return "target" + index;
  }

  private static boolean endsOpen(String input) {
    String bare = input.replaceAll("[\"')\\]]+$", "");
    return bare.isEmpty() || ".!?:;,".indexOf(bare.charAt(bare.length() - 1)) < 0;
  }
}
