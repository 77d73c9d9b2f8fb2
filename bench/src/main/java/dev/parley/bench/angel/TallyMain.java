package dev.parley.bench.angel;

import static dev.parley.Clients.except;

import dev.parley.Client;
import dev.parley.Connect;
import dev.parley.Receive;
import dev.parley.Service;
import dev.parley.event.Key;

/// A service that keeps count of what each client has typed, so that a line that was lost, or
/// handled twice with its effects kept, shows in every answer from then on.
///
/// | typed | answered |
/// |---|---|
/// | `join ROOM NAME` | `+ COUNT`; from then on the room hears what this client says |
/// | `say N` | `= N COUNT PID`, and `~ NAME N` to the others in the room |
/// | `interview ROUND` | the questions of an [Interview] |
final class TallyMain {
  /// How many lines of a client were handled.
  static final Key<Integer> COUNT = Key.of("count", Integer.class);

  private static final Key<String> ROOM = Key.of("room", String.class);
  private static final Key<String> NAME = Key.of("name", String.class);
  private static final long PID = ProcessHandle.current().pid();

  private TallyMain() {}

  static void main(String[] args) {
    var service = Service.create();
    service.listen(Connect.class, event -> event.client().write(Script.WELCOME));
    service.listen(Receive.class, event -> receive(event.client(), event.line()));
    service.listen(Interviewed.class, Interview::new);
    service.run(args);
  }

  private static void receive(Client client, String line) {
    var words = line.split(" ", -1);
    if (words.length == 1) {
      return; // what somebody had begun to type before they left
    }
    switch (words[0]) {
      case "join" -> {
        client.put(ROOM, words[1]);
        client.put(NAME, words[2]);
        client.service().group(words[1]).add(client);
        client.write("+ " + count(client));
      }
      case "say" -> {
        client.write("= %s %d %d".formatted(words[1], count(client), PID));
        var room = client.get(ROOM);
        if (room != null) {
          var heard = "~ %s %s".formatted(client.get(NAME), words[1]);
          client.service().group(room).writeAll(heard, except(client));
        }
      }
      case "interview" ->
          client.service().trigger(new Interviewed(client, Integer.parseInt(words[1])));
      default -> client.write("what is \"" + line + "\"?");
    }
  }

  /// Counts one more line of the client.
  static int count(Client client) {
    return client.update(COUNT, count -> count == null ? 1 : count + 1);
  }
}
