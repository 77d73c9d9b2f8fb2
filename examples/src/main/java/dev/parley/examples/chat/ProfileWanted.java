package dev.parley.examples.chat;

import dev.parley.Client;
import dev.parley.ClientEvent;

/// Somebody has typed `/profile`.
///
/// Confined to its strand: call it only from a handler, timer or task of the service.
final class ProfileWanted extends ClientEvent {
  ProfileWanted(Client client) {
    super(client);
  }
}
