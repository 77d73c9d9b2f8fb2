package dev.parley.bench.people;

import dev.parley.Client;
import dev.parley.Clients;
import dev.parley.Service;
import dev.parley.commands.Audience;
import dev.parley.commands.Command;
import dev.parley.commands.CommandRefused;
import dev.parley.event.Key;
import dev.parley.language.Person;
import dev.parley.text.Text;
import dev.parley.users.User;
import dev.parley.users.Users;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Tables at which people hear and see each other.
///
/// Confined to its strand: call it only from a handler, timer or task of the service.
final class Tables implements Audience {
  private static final Key<String> TABLE = Key.of("table", String.class);

  private final Users<User> users;

  Tables(Users<User> users) {
    this.users = users;
  }

  @Command(value = "sit <table:0..>", help = "Sits down at a table.", group = "tables")
  void sit(Service service, Client client, Integer table) {
    var name = "table " + table;
    client.put(TABLE, name);
    service.group(name).add(client);
    client.write("You sit down at " + name + ".");
  }

  @Command(value = "chat <message>", help = "Says something at the table.", group = "tables")
  void chat(Service service, Client client, User speaker, String message) {
    var table = client.get(TABLE);
    if (table == null) {
      throw new CommandRefused("You sit at no table.");
    }
    var words = Text.of(speaker.name(), " says here: ", message);
    service.group(table).writeAll(words, Clients.except(client));
    client.write(Text.of("You say here: ", message));
  }

  @Override
  public @Nullable Person person(Client client) {
    return users.of(client);
  }

  @Override
  public Collection<Client> around(Client actor) {
    var table = actor.get(TABLE);
    return table == null ? List.of(actor) : actor.service().group(table).filter(_ -> true);
  }
}
