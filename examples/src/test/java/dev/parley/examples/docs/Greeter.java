package dev.parley.examples.docs;

import static dev.parley.Clients.except;

import dev.parley.Connect;
import dev.parley.Service;

/// How README.md asks for a name.
final class Greeter {
  private Greeter() {}

  static Service service() {
    var service = Service.create();
    // tag::ask[]
    service.listen(
        Connect.class,
        event -> {
          var client = event.client();
          var name = client.ask("What is your name? ");
          service.writeAll(name + " has come.", except(client));
        });
    // end::ask[]
    return service;
  }
}
