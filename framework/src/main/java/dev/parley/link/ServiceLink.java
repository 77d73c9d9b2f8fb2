package dev.parley.link;

/// The service as its gate sees it.
///
/// Thread-safe.
public interface ServiceLink {
  /// Takes one message; called by the gate on one of its own threads, in order for each client, and
  /// never after the client's [ToService.Left]. Does not block.
  void receive(ToService message);

  /// Takes an order of whoever supervises the service; called on any thread, and only over a link
  /// that keeps. Does not block.
  default void order(Order order) {
    throw new IllegalStateException(order + " came over a link that keeps nothing");
  }
}
