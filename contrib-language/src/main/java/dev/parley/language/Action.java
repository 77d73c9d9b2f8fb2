package dev.parley.language;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What somebody wants to do, as [ActionParser] understood it.
///
/// Immutable, as far as its people are.
///
/// @param input what was typed
/// @param actor who typed it
/// @param parts all of it, from the first character to the last but for spaces
/// @param <T> what can be named
public record Action<T extends Person>(String input, T actor, List<ActionPart<T>> parts) {
  /// A preposition and whom it leads to; without preposition the direct object.
  ///
  /// @param preposition in lower case; empty for a direct object
  /// @param names empty where nothing follows, as in "look up"
  public record Phrase<T extends Person>(String preposition, List<ActionPart.Name<T>> names) {
    /// A copy of the list is kept.
    public Phrase {
      names = List.copyOf(names);
    }

    /// {@return what the names stand for, without those that are unknown or ambiguous}
    public Set<T> found() {
      var found = new LinkedHashSet<T>();
      for (var name : names) {
        if (name.match() instanceof Match.Found<T>(List<T> things, String _)) {
          found.addAll(things);
        }
      }
      return found;
    }
  }

  /// A copy of the list is kept.
  public Action {
    parts = List.copyOf(parts);
  }

  /// {@return the first word as typed; empty if there was none}
  public String verb() {
    return parts.isEmpty() ? "" : parts.getFirst().at().text();
  }

  /// {@return the adverbs as typed, in their order}
  public List<Span> adverbs() {
    return parts.stream().filter(ActionPart.Adverb.class::isInstance).map(ActionPart::at).toList();
  }

  /// {@return the prepositions with their objects, in their order}
  public List<Phrase<T>> phrases() {
    var phrases = new ArrayList<Phrase<T>>();
    String preposition = null;
    for (var part : parts) {
      switch (part) {
        case ActionPart.Preposition<T> next -> {
          if (preposition != null) {
            phrases.add(new Phrase<>(preposition, List.of()));
          }
          preposition = next.word();
        }
        case ActionPart.Names<T> names -> {
          phrases.add(new Phrase<>(preposition == null ? "" : preposition, names.names()));
          preposition = null;
        }
        case ActionPart.Adverb<T> _ -> {}
        case ActionPart.Verb<T> _,
            ActionPart.Reference<T> _,
            ActionPart.Follower<T> _,
            ActionPart.Words<T> _ -> {
          if (preposition != null) {
            phrases.add(new Phrase<>(preposition, List.of()));
            preposition = null;
          }
        }
      }
    }
    if (preposition != null) {
      phrases.add(new Phrase<>(preposition, List.of()));
    }
    return phrases;
  }

  /// {@return the first phrase with this preposition; empty for the direct object}
  public Optional<Phrase<T>> phrase(String preposition) {
    return phrases().stream().filter(next -> next.preposition().equals(preposition)).findFirst();
  }

  /// {@return everybody and everything that was found, in order, each once; perhaps the actor too}
  public Set<T> targets() {
    var targets = new LinkedHashSet<T>();
    phrases().forEach(phrase -> targets.addAll(phrase.found()));
    return targets;
  }

  /// {@return the names that stand for nothing or for more than one thing}
  ///
  /// They hinder nothing: [#scene] says such a name as it was typed.
  public List<Problem<T>> problems() {
    var problems = new ArrayList<Problem<T>>();
    for (var part : parts) {
      if (part instanceof ActionPart.Names<T>(Span _, var names)) {
        for (var name : names) {
          switch (name.match()) {
            case Match.Found<T> _ -> {}
            case Match.Ambiguous<T>(var candidates) ->
                problems.add(new Problem<>(name.at(), candidates));
            case Match.Unknown<T> _ -> problems.add(new Problem<>(name.at(), List.of()));
          }
        }
      }
    }
    return problems;
  }

  /// {@return the action as a sentence for everybody: "Ann dances around you, pointing at Cat."}
  public Scene scene() {
    return new ActionSentence<>(this).scene();
  }
}
