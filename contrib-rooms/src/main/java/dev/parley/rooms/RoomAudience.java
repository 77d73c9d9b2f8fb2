package dev.parley.rooms;

import dev.parley.Client;
import dev.parley.commands.Audience;
import dev.parley.language.Person;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Those who are where somebody is.
///
/// Confined to its strand.
final class RoomAudience<W extends Walker> implements Audience {
  private final Rooms<W> rooms;

  RoomAudience(Rooms<W> rooms) {
    this.rooms = rooms;
  }

  @Override
  public @Nullable Person person(Client client) {
    return rooms.users().of(client);
  }

  @Override
  public Collection<Client> around(Client actor) {
    W walker = rooms.users().of(actor);
    return walker == null
        ? List.of()
        : rooms.around(walker).stream()
            .flatMap(other -> rooms.users().clients(other).stream())
            .toList();
  }
}
