package dev.parley.examples.docs.tutorial;

import dev.parley.Service;
import dev.parley.StoreSettings;
import dev.parley.commands.Commands;
import dev.parley.users.Users;

/// A talker.
public final class Talker {
  public static void main(String[] args) {
    service().run(args);
  }

  public static Service service() {
    var service = Service.create();
    service.settings().set(StoreSettings.STORE, "talker.db");
    var users = Users.of(service);
    var commands = Commands.of(service).standard();
    users.plugIn(commands);
    return service;
  }
}
