package dev.parley.examples.talker;

import dev.parley.Handler;
import dev.parley.Step;
import dev.parley.commands.Command;
import dev.parley.commands.CommandEvent;
import dev.parley.text.Text;
import dev.parley.users.Users;
import java.util.List;
import java.util.Objects;

/// Reads the notes that people have left, and asks whether to throw them away.
///
/// Confined to its strand: call it only from a handler, timer or task of the service.
// tag::read[]
@Command(value = "notes", help = "Reads what people have left for you.", group = "notes")
final class ReadNotes extends Handler<CommandEvent> {
  private final transient Users<Member> users;
  private int shown;

  ReadNotes(Users<Member> users) {
    this.users = users;
  }

  @Step(10)
  void show() {
    List<String> notes = reader().notes();
    shown = notes.size();
    if (shown == 0) {
      client().write("There is nothing for you.");
      skipRest();
    } else {
      client().page(Text.numbered(notes));
    }
  }

  @Step(20)
  void throwAway() {
    if (client().confirm("Throw them away?")) {
      // What has come meanwhile stays.
      reader().notes().subList(0, shown).clear();
      users.save(reader());
    }
  }

  private Member reader() {
    return Objects.requireNonNull(users.of(client()));
  }
}
// end::read[]
