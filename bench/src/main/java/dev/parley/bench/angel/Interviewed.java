package dev.parley.bench.angel;

import dev.parley.Client;
import dev.parley.ClientEvent;

/// Somebody is to be interviewed.
///
/// Confined to its strand: call it only from a handler, timer or task of the service.
final class Interviewed extends ClientEvent {
  private final int round;

  Interviewed(Client client, int round) {
    super(client);
    this.round = round;
  }

  /// {@return how many interviews this client has had before}
  int round() {
    return round;
  }
}
