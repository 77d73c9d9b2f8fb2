package dev.parley.examples.talker;

import dev.parley.Client;
import dev.parley.commands.Command;
import dev.parley.commands.CommandRefused;
import dev.parley.language.Nouns;
import dev.parley.text.Text;
import dev.parley.users.User;
import dev.parley.users.Users;
import org.jspecify.annotations.Nullable;

/// Notes for people to find when they come.
///
/// Confined to its strand: call it only from a handler, timer or task of the service.
final class Notes {
  private static final int MOST = 50;

  private final Users<Member> users;

  Notes(Users<Member> users) {
    this.users = users;
  }

  // tag::note[]
  @Command(
      value = "note <reader:user> <words>",
      help = "Leaves a note for somebody, who may be elsewhere: \"note bob see you at eight\".",
      group = "notes")
  void note(Client client, Member writer, User reader, String words) {
    Member member = (Member) reader;
    if (member.notes().size() >= MOST) {
      throw new CommandRefused("There are too many notes for " + member.name() + " already.");
    }
    member.notes().add(writer.name() + ": " + words);
    users.save(member);
    users.write(member, Text.of(writer.name(), " has left you a note. Type notes to read it."));
    if (!users.isOnline(member)) {
      users.store().release(member);
    }
    client.write("You leave a note for " + member.name() + ".");
  }

  // end::note[]

  /// Tells somebody who comes that there are notes.
  static void tellOf(Client client, @Nullable Member reader) {
    if (reader != null && !reader.notes().isEmpty()) {
      client.write(
          "You have %s. Type notes to read.".formatted(Nouns.count(reader.notes().size(), "note")));
    }
  }
}
