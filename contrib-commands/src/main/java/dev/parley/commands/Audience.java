package dev.parley.commands;

import dev.parley.Client;
import dev.parley.Service;
import dev.parley.language.Finder;
import dev.parley.language.Match;
import dev.parley.language.Person;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Who sees what somebody does, and whom it can be done to: everybody, or those in the same room.
///
/// Confined to its strand: call it only from a handler, timer or task of the service.
public interface Audience {
  /// {@return who the client is; null for somebody who has no name yet} Two that are equal are the
  /// same person.
  @Nullable Person person(Client client);

  /// {@return who sees what this client does; it may be among them}
  Collection<Client> around(Client actor);

  /// {@return what names mean when this client acts} By default they are the names of those around,
  /// or beginnings of them; "all" are all others. Whoever has things to be named, or persons
  /// without a client, says so here.
  default Finder<Person> finder(Client actor) {
    Person self = person(actor);
    List<Person> others = new ArrayList<>();
    for (Client client : around(actor)) {
      Person person = person(client);
      if (person != null && !person.equals(self)) {
        others.add(person);
      }
    }
    Finder<Person> among = Finder.among(others);
    return name ->
        self != null && self.name().equalsIgnoreCase(name.strip())
            ? Match.found(self)
            : among.find(name);
  }

  /// {@return an audience of all clients of a service that are somebody}
  ///
  /// @param people null for somebody who has no name yet
  static Audience everybody(Service service, Function<? super Client, @Nullable Person> people) {
    return new Audience() {
      @Override
      public @Nullable Person person(Client client) {
        return people.apply(client);
      }

      @Override
      public Collection<Client> around(Client actor) {
        return service.clients().filter(client -> person(client) != null);
      }
    };
  }
}
