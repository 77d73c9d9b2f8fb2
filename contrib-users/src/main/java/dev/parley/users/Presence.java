package dev.parley.users;

import dev.parley.Client;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Who is online, in the order of coming, and by which connections. Made anew from the clients in
/// each process.
///
/// Confined to its strand.
final class Presence<U extends User> {
  private final Map<String, Online<U>> online = new LinkedHashMap<>();

  private record Online<U>(U user, List<Client> clients) {}

  void add(U user, Client client) {
    List<Client> clients =
        online.computeIfAbsent(user.key(), _ -> new Online<>(user, new ArrayList<>(1))).clients();
    if (!clients.contains(client)) {
      clients.add(client);
    }
  }

  void remove(String key, Client client) {
    Online<U> known = online.get(key);
    if (known != null && known.clients().remove(client) && known.clients().isEmpty()) {
      online.remove(key);
    }
  }

  @Nullable U user(@Nullable String key) {
    Online<U> known = online.get(key);
    return known == null ? null : known.user();
  }

  /// {@return the connections, the oldest first}
  List<Client> clients(String key) {
    Online<U> known = online.get(key);
    return known == null ? List.of() : List.copyOf(known.clients());
  }

  List<U> users() {
    return online.values().stream().map(Online::user).toList();
  }
}
