package dev.parley.language;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Reads one input from left to right. Not thread-safe.
final class ActionReader<T extends Person> {
  private static final int LONGEST_NAME = 6;

  /// How often the finder is asked in all, so that no line makes it work for long.
  private static final int MOST_QUESTIONS = 120;

  private static final Set<String> ARTICLES = Set.of("the", "a", "an");
  private static final Set<String> ADVERBS =
      Set.of("again", "alone", "back", "once", "too", "together", "twice", "very");
  private static final Set<String> CLAUSES =
      Set.of(
          "as", "because", "but", "if", "since", "so", "that", "then", "though", "until", "when",
          "where", "which", "while", "who", "whose");

  private final ActionParser parser;
  private final T actor;
  private final Finder<T> finder;
  private final String input;
  private final Tokens tokens;
  private final List<ActionPart<T>> parts = new ArrayList<>();
  private final List<T> named = new ArrayList<>();
  private int at;

  /// Whether a name may come next, since a verb or a preposition went before it.
  private boolean afterVerb;

  private boolean afterPreposition;
  private String verb = "";
  private int questions;

  ActionReader(ActionParser parser, String input, T actor, Finder<T> finder) {
    this.parser = parser;
    this.input = input;
    this.actor = actor;
    this.finder = finder;
    this.tokens = new Tokens(input);
  }

  Action<T> read() {
    if (tokens.size() > 0) {
      verb();
    }
    while (at < tokens.size()) {
      next();
    }
    return new Action<>(input, actor, parts);
  }

  private void next() {
    String word = tokens.word(at);
    boolean joins = tokens.isComma(at) || tokens.isAnd(at) || word.equals("then");
    if (joins) {
      words(1);
      if (isVerbAhead(at, word.equals("then"))) {
        verb();
      }
    } else if (word.isEmpty()) {
      words(1);
    } else if (isPreposition(at)) {
      parts.add(new ActionPart.Preposition<>(tokens.span(at), word));
      at++;
      slots(false, true);
    } else if (!(reference(word) || names())) {
      other(word);
    }
  }

  private void verb() {
    verb = tokens.word(at);
    parts.add(new ActionPart.Verb<>(tokens.span(at++)));
    slots(true, false);
  }

  private void other(String word) {
    if (isAdverb(word)) {
      parts.add(new ActionPart.Adverb<>(tokens.span(at++)));
      return;
    }
    boolean participle = isParticiple(word);
    words(1);
    verb = word;
    slots(participle, false);
  }

  private void words(int count) {
    parts.add(new ActionPart.Words<>(tokens.span(at, at + count)));
    at += count;
    slots(false, false);
  }

  /// A pronoun that stands in no name's place, and the verb that goes with it.
  private boolean reference(String word) {
    boolean theirs = word.equals("theirs") || word.equals("hers");
    boolean subject = ActionPronouns.isSubject(word);
    boolean possessive = ActionPronouns.isPossessive(word) && (!isObject(word) || hasNoun(at + 1));
    boolean reflexive = ActionPronouns.isReflexive(word);
    Optional<T> person =
        word.endsWith("'s")
            ? owner(word)
            : ActionPronouns.isOwn(word)
                ? Optional.of(actor)
                : subject || possessive || theirs || reflexive
                    ? ActionPronouns.antecedent(word, named)
                    : Optional.empty();
    if (person.isEmpty()) {
      return false;
    }
    parts.add(new ActionPart.Reference<>(tokens.span(at++), person.get()));
    slots(false, false);
    String next = tokens.word(at);
    boolean follows = ActionSentence.follows(next) || (word.equals("i") && parser.isVerb(next));
    if (subject && follows) {
      parts.add(new ActionPart.Follower<>(tokens.span(at++), person.get()));
    }
    return true;
  }

  /// Who is meant by "bob's" in the place of a name.
  private Optional<T> owner(String word) {
    boolean place = afterVerb || afterPreposition;
    String name = tokens.span(at).text().substring(0, word.length() - 2);
    if (place
        && !name.isEmpty()
        && finder.find(name) instanceof Match.Found<T>(List<T> things, String _)
        && things.size() == 1) {
      named.add(things.getFirst());
      return Optional.of(things.getFirst());
    }
    return Optional.empty();
  }

  private static boolean isObject(String word) {
    return ActionPronouns.isObject(word);
  }

  /// Whether "her" is followed by what belongs to her.
  private boolean hasNoun(int index) {
    String word = tokens.word(index);
    return !word.isEmpty()
        && !tokens.isAnd(index)
        && !parser.isPreposition(word)
        && !isAdverb(word)
        && !isParticiple(word)
        && !CLAUSES.contains(word);
  }

  private boolean names() {
    if (!afterVerb && !afterPreposition) {
      return false;
    }
    var first = name(at);
    if (first.isEmpty()) {
      return false;
    }
    String own = afterVerb ? parser.ownPreposition(verb) : "";
    int start = at;
    if (!own.isEmpty()) {
      Span place = new Span(tokens.span(start).start(), "");
      parts.add(new ActionPart.Preposition<>(place, own));
    }
    var names = new ArrayList<ActionPart.Name<T>>();
    var next = first;
    int end = at;
    while (next.isPresent()) {
      names.add(next.get().name());
      end = next.get().end();
      remember(next.get().name());
      next = continued(end);
    }
    at = end;
    parts.add(new ActionPart.Names<>(tokens.span(start, end), names));
    slots(false, false);
    return true;
  }

  private void remember(ActionPart.Name<T> name) {
    if (name.match() instanceof Match.Found<T>(List<T> things, String _) && things.size() == 1) {
      named.add(things.getFirst());
    }
  }

  /// The name behind a comma or "and", if the list goes on.
  private Optional<Read<T>> continued(int end) {
    int start = end;
    boolean and = false;
    while (tokens.isComma(start) || tokens.isAnd(start)) {
      and |= tokens.isAnd(start);
      start++;
    }
    if (start == end || start >= tokens.size()) {
      return Optional.empty();
    }
    var known = known(start);
    if (known.isPresent()) {
      return known;
    }
    String word = tokens.word(start);
    boolean clause = CLAUSES.contains(word) || ActionPronouns.isAny(word) || isAdverb(word);
    if (clause || isVerbAhead(start, false) || isParticiple(word)) {
      return Optional.empty();
    }
    var unknown = unknown(start);
    boolean alone = unknown.isPresent() && unknown.get().end() == tokens.endOfRun(start);
    return and || alone ? unknown : Optional.empty();
  }

  private Optional<Read<T>> name(int from) {
    var known = known(from);
    if (known.isPresent()) {
      return known;
    }
    String word = tokens.word(from);
    boolean free = isAdverb(word) || isParticiple(word) || CLAUSES.contains(word);
    return free ? Optional.empty() : unknown(from);
  }

  /// The longest name that is not unknown, or a pronoun whose person is known.
  private Optional<Read<T>> known(int from) {
    String word = tokens.word(from);
    if (ActionPronouns.isSelf(word)) {
      return Optional.of(pronoun(from, actor));
    }
    if (ActionPronouns.isObject(word)) {
      var person = ActionPronouns.antecedent(word, named);
      if (person.isPresent()) {
        return Optional.of(pronoun(from, person.get()));
      }
    }
    int start = afterArticle(from);
    int end = Math.min(tokens.endOfRun(start), start + LONGEST_NAME);
    for (; end > start && questions < MOST_QUESTIONS; end--) {
      questions++;
      Span span = tokens.span(start, end);
      Match<T> match = finder.find(span.text());
      if (!(match instanceof Match.Unknown<T>)) {
        return Optional.of(
            new Read<>(new ActionPart.Name<>(span, tokens.span(from, end), match, false), end));
      }
    }
    return Optional.empty();
  }

  private Read<T> pronoun(int from, T person) {
    var name =
        new ActionPart.Name<>(tokens.span(from), tokens.span(from), Match.found(person), true);
    return new Read<>(name, from + 1);
  }

  /// What stands in a name's place and is not known: up to the next word of another kind.
  private Optional<Read<T>> unknown(int from) {
    int start = afterArticle(from);
    int end = start;
    while (end < tokens.endOfRun(start)
        && !isPreposition(end)
        && !CLAUSES.contains(tokens.word(end))
        && (end == start || !(isAdverb(tokens.word(end)) || isParticiple(tokens.word(end))))) {
      end++;
    }
    if (end == start) {
      return Optional.empty();
    }
    Span span = tokens.span(start, end);
    Span typed = tokens.span(from, end);
    return Optional.of(new Read<>(new ActionPart.Name<>(span, typed, Match.unknown(), false), end));
  }

  private int afterArticle(int from) {
    boolean article = ARTICLES.contains(tokens.word(from)) && !tokens.word(from + 1).isEmpty();
    return article && !tokens.isAnd(from + 1) ? from + 1 : from;
  }

  /// Whether here is a verb and no name: one that the parser knows, or a word before a preposition
  /// or a pronoun.
  ///
  /// @param expected whether any other word is one too
  private boolean isVerbAhead(int index, boolean expected) {
    String word = tokens.word(index);
    if (word.isEmpty() || isAdverb(word) || isParticiple(word) || CLAUSES.contains(word)) {
      return false;
    }
    boolean other = isPreposition(index) || ActionPronouns.isAny(word) || ARTICLES.contains(word);
    if (other || known(index).isPresent()) {
      return false;
    }
    String next = tokens.word(index + 1);
    return expected
        || parser.isVerb(word)
        || parser.isPreposition(next)
        || ActionPronouns.isAny(next);
  }

  /// "of" joins nouns, but for the one right behind a verb: "think of bob".
  private boolean isPreposition(int index) {
    String word = tokens.word(index);
    return parser.isPreposition(word) || (word.equals("of") && afterVerb && index == at);
  }

  private static boolean isAdverb(String word) {
    return ADVERBS.contains(word) || (word.length() > 4 && word.endsWith("ly"));
  }

  private static boolean isParticiple(String word) {
    return word.length() > 4 && word.endsWith("ing");
  }

  private void slots(boolean verbBefore, boolean prepositionBefore) {
    afterVerb = verbBefore;
    afterPreposition = prepositionBefore;
  }

  /// A name, and the index of the token behind it.
  private record Read<T extends Person>(ActionPart.Name<T> name, int end) {}
}
