package dev.parley.language;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/// Turns the text of a template into pieces.
final class TemplateParser {
  private static final Pattern VERB =
      Pattern.compile("\\p{L}[\\p{L}\\p{M}'-]*( [\\p{L}\\p{M}'-]+)*");

  private final String template;
  private final Set<String> roles;
  private int at;

  TemplateParser(String template, Set<String> roles) {
    this.template = template;
    this.roles = roles;
  }

  List<Piece> parse() {
    return subjects(pieces(-1));
  }

  /// Reads to the end, or to the bracket that closes the one at `opened`.
  private List<Piece> pieces(int opened) {
    var pieces = new ArrayList<Piece>();
    var words = new StringBuilder();
    while (at < template.length()) {
      char letter = template.charAt(at);
      if ("{}[]".indexOf(letter) < 0) {
        words.append(letter);
        at++;
      } else if (letter == ']' && opened >= 0) {
        at++;
        flush(words, pieces);
        return pieces;
      } else if (at + 1 < template.length() && template.charAt(at + 1) == letter) {
        words.append(letter);
        at += 2;
      } else if (letter == '{') {
        flush(words, pieces);
        pieces.add(braces());
      } else if (letter == '[') {
        flush(words, pieces);
        pieces.add(section());
      } else {
        throw error(
            at,
            "\"" + letter + "\" closes nothing",
            "\"" + letter + letter + "\" for the sign itself");
      }
    }
    if (opened >= 0) {
      throw error(opened, "\"[\" is not closed", "\"]\", or \"[[\" for the sign itself");
    }
    flush(words, pieces);
    return pieces;
  }

  private Piece section() {
    int opened = at++;
    var pieces = pieces(opened);
    if (RoleNames.in(pieces).isEmpty()) {
      throw error(opened, "\"[...]\" has no role in it", "one, like [ at {target}]");
    }
    return new Piece.Section(pieces);
  }

  private Piece braces() {
    int opened = at;
    int closed = template.indexOf('}', opened);
    if (closed < 0) {
      throw error(opened, "\"{\" is not closed", "\"}\", or \"{{\" for the sign itself");
    }
    String inside = template.substring(opened + 1, closed);
    int start = opened + 1;
    at = closed + 1;
    int colon = inside.indexOf(':');
    int dot = inside.indexOf('.');
    if (colon >= 0) {
      return verb(
          known(inside.substring(0, colon), start), inside.substring(colon + 1), start + colon + 1);
    }
    if (dot >= 0) {
      String role = known(inside.substring(0, dot), start);
      String suffix = inside.substring(dot + 1);
      Form form =
          Form.ofSuffix(suffix)
              .orElseThrow(() ->
                  error(
                      start + dot + 1,
                      "Unknown form \"" + suffix + "\"",
                      "one of " + Form.suffixes()));
      return new Piece.Mention(role, form, false);
    }
    if (inside.endsWith("'s") && !inside.contains(" ")) {
      String role = known(inside.substring(0, inside.length() - 2), start);
      return new Piece.Mention(role, Form.POSSESSIVE, false);
    }
    if (roles.contains(inside)) {
      return new Piece.Mention(inside, Form.NAME, false);
    }
    refuseMisspeltRole(inside, start);
    return verb(Message.ACTOR, inside, start);
  }

  private Piece verb(String role, String verb, int position) {
    if (!VERB.matcher(verb).matches()) {
      throw error(
          position,
          verb.isEmpty() ? "Nothing" : "\"" + verb + "\"",
          "a verb, like {smile} or {look at}, or a role: " + String.join(", ", roles));
    }
    return new Piece.Verb(role, verb);
  }

  private String known(String role, int position) {
    if (!roles.contains(role)) {
      throw error(position, "Unknown role \"" + role + "\"", "one of " + String.join(", ", roles));
    }
    return role;
  }

  /// A word that is no role is a verb, and "targt" is neither.
  private void refuseMisspeltRole(String word, int position) {
    for (String role : roles) {
      if (role.length() > 3 && isOneEditAway(Casing.lower(word), role)) {
        throw error(
            position,
            "\"" + word + "\" looks like a role",
            "{" + role + "}, or {" + Message.ACTOR + ":" + word + "} if it is a verb");
      }
    }
  }

  private static boolean isOneEditAway(String word, String role) {
    int head = 0;
    int shorter = Math.min(word.length(), role.length());
    while (head < shorter && word.charAt(head) == role.charAt(head)) {
      head++;
    }
    int tail = 0;
    while (tail < shorter - head
        && word.charAt(word.length() - 1 - tail) == role.charAt(role.length() - 1 - tail)) {
      tail++;
    }
    return Math.max(word.length(), role.length()) - head - tail <= 1;
  }

  /// Marks the mentions that a verb of the same role follows.
  private static List<Piece> subjects(List<Piece> pieces) {
    var marked = new ArrayList<Piece>();
    for (int i = 0; i < pieces.size(); i++) {
      marked.add(
          switch (pieces.get(i)) {
            case Piece.Mention(String role, Form form, boolean _) ->
                new Piece.Mention(role, form, isVerbOf(role, pieces, i + 1));
            case Piece.Section(List<Piece> inner) -> new Piece.Section(subjects(inner));
            case Piece other -> other;
          });
    }
    return List.copyOf(marked);
  }

  private static boolean isVerbOf(String role, List<Piece> pieces, int index) {
    int next = index;
    while (next < pieces.size()
        && pieces.get(next) instanceof Piece.Words(String text)
        && text.isBlank()) {
      next++;
    }
    return next < pieces.size()
        && pieces.get(next) instanceof Piece.Verb verb
        && verb.role().equals(role);
  }

  private static void flush(StringBuilder words, List<Piece> pieces) {
    if (!words.isEmpty()) {
      pieces.add(new Piece.Words(words.toString()));
      words.setLength(0);
    }
  }

  private TemplateException error(int position, String problem, String expected) {
    return new TemplateException(template, position, problem, expected);
  }
}
