package dev.parley.examples.docs.tutorial;

// tag::first[]
import dev.parley.Service;
import dev.parley.commands.Commands;
import dev.parley.users.Users;

/// A talker.
public final class Talker {
  public static void main(String[] args) {
    service().run(args);
  }

  public static Service service() {
    var service = Service.create();
    var users = Users.of(service);
    users.plugIn(Commands.of(service).standard());
    return service;
  }
}
// end::first[]
