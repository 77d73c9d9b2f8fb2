package dev.parley.examples.chat;

import dev.parley.Answers;
import dev.parley.Field;
import dev.parley.Handler;
import dev.parley.Menu;
import dev.parley.Reply;
import dev.parley.Step;
import org.jspecify.annotations.Nullable;

/// Asks somebody for a profile. What others say meanwhile is still seen.
///
/// Confined to its strand: call it only from a handler, timer or task of the service.
// tag::profile[]
final class ProfileDialog extends Handler<ProfileWanted> {
  private static final Field<String> TOWN =
      Field.text("Home town")
          .check(town -> town.length() > 40 ? "40 characters are the most." : null);
  private static final Field<String> COLOUR =
      Field.choice("Favourite colour", Menu.of("red", "green", "blue", "grey"));
  private static final Field<Integer> INSTRUMENTS =
      Field.of("Instruments that you play", "a whole number", Integer::valueOf).byDefault(0);
  private static final Field<String> WORD =
      Field.secret("A secret word").check(ProfileDialog::tooShort);

  @Step(10)
  void explain() {
    if (client().confirm("Shall I tell you about profiles?", Reply.byDefault(false))) {
      client().page(ProfileHelp.TEXT);
    }
  }

  @Step(20)
  void fillIn() {
    Answers answers = client().form(TOWN, COLOUR, INSTRUMENTS, WORD);
    client()
        .put(
            Profile.KEY,
            new Profile(
                answers.get(TOWN),
                answers.get(COLOUR),
                answers.get(INSTRUMENTS),
                answers.get(WORD)));
  }

  @Step(30)
  void thank() {
    client().write("Thank you. Whoever knows your word can read your profile: /profile YOUR-NAME");
  }

  private static @Nullable String tooShort(String word) {
    return word.length() < 4 ? "A word of four characters at least, please." : null;
  }
}

// end::profile[]
