package dev.parley.commands;

import dev.parley.Client;
import dev.parley.event.Key;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/// Until when commands rest, kept with the client who has used them.
///
/// Immutable.
///
/// @param until by the ids of the commands
record Cooldowns(Map<String, Instant> until) {
  private static final Key<Cooldowns> KEY = Key.of("commands.cooldowns", Cooldowns.class);

  /// Copies the map.
  Cooldowns {
    until = Map.copyOf(until);
  }

  /// {@return how long the command still rests for the client; zero, and it rests from now on, if
  /// it does not}
  static Duration use(Client client, RegisteredCommand command) {
    if (command.cooldown().isZero()) {
      return Duration.ZERO;
    }
    Instant now = client.service().now();
    Cooldowns present = client.get(KEY);
    Map<String, Instant> until = new HashMap<>();
    if (present != null) {
      present
          .until()
          .forEach((id, end) -> {
            if (end.isAfter(now)) {
              until.put(id, end);
            }
          });
    }
    Instant end = until.get(command.id());
    if (end != null) {
      return Duration.between(now, end);
    }
    until.put(command.id(), now.plus(command.cooldown()));
    client.put(KEY, new Cooldowns(until));
    return Duration.ZERO;
  }
}
