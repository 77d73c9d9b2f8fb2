package dev.parley.bench.store;

import dev.parley.store.Id;
import dev.parley.store.Queried;
import java.time.Instant;

/// What is saved: about 300 characters of JSON.
///
/// Not thread-safe: many threads may use it, one at a time.
public final class Player {
  static final String DESCRIPTION =
      "Tall and thin, with a hat that has seen better days and a bag that rattles. ".repeat(2);

  @Id String key = "";
  String name = "";
  @Queried int level;
  Instant seenAt = Instant.EPOCH;
  String description = DESCRIPTION;

  private Player() {}

  Player(String key) {
    this.key = key;
    name = "Player " + key;
  }

  void rise() {
    level++;
  }

  /// {@return the document of a player as a program without the framework would write it}
  static String document(String key, int level) {
    return "{\"name\":\"Player "
        + key
        + "\",\"level\":"
        + level
        + ",\"seenAt\":\"1970-01-01T00:00:00.000000000Z\",\"description\":\""
        + DESCRIPTION
        + "\"}";
  }
}
