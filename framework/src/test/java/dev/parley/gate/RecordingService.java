package dev.parley.gate;

import dev.parley.link.ServiceLink;
import dev.parley.link.ToService;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// A service that keeps every message, and does with it what the test says.
///
/// Thread-safe.
final class RecordingService implements ServiceLink {
  final List<ToService> messages = new CopyOnWriteArrayList<>();
  private volatile Consumer<ToService> reaction = _ -> {};

  /// Calls this with each message from now on, on the gate's thread.
  void react(Consumer<ToService> reaction) {
    this.reaction = reaction;
  }

  @Override
  public void receive(ToService message) {
    messages.add(message);
    reaction.accept(message);
  }

  <T extends ToService> Stream<T> all(Class<T> type) {
    return messages.stream().filter(type::isInstance).map(type::cast);
  }

  List<String> lines(long client) {
    return all(ToService.Lines.class)
        .filter(message -> message.client() == client)
        .flatMap(message -> message.lines().stream())
        .toList();
  }
}
