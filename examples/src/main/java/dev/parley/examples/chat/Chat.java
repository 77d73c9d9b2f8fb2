package dev.parley.examples.chat;

import static dev.parley.Clients.except;

import dev.parley.Client;
import dev.parley.Connect;
import dev.parley.Disconnect;
import dev.parley.PreStop;
import dev.parley.Receive;
import dev.parley.Service;
import dev.parley.event.Key;
import java.util.Locale;

/// A chat: give a name, and talk to everybody who is there.
///
/// Confined to its strand: call it only from a handler, timer or task of the service.
public final class Chat {
  private static final Key<String> NAME = Key.of("name", String.class);

  private final Service service;

  private Chat(Service service) {
    this.service = service;
  }

  /// Runs the chat until it is stopped.
  public static void main(String[] args) {
    service().run(args);
  }

  /// {@return the chat, not yet started}
  public static Service service() {
    var service = Service.create();
    var chat = new Chat(service);
    service.filterAll(client -> client.has(NAME)); // who has no name yet hears nothing
    service.listen(Connect.class, event -> chat.welcome(event.client()));
    service.listen(Receive.class, event -> chat.receive(event.client(), event.line()));
    service.listen(ProfileWanted.class, ProfileDialog::new);
    service.listen(Disconnect.class, event -> chat.goodbye(event.client()));
    service.listen(PreStop.class, _ -> service.writeAll("The chat is closing. Goodbye."));
    return service;
  }

  private void welcome(Client client) {
    client.write("Welcome to the chat.");
    String name = askName(client);
    client.put(NAME, name);
    client.write("Hello " + name + ". Type /help to see what you can do.");
    client.write(service.clients().who(NAME, except(client)) + ".");
    service.writeAll(name + " has joined.", except(client));
  }

  /// Asks until the answer will do. Others go on meanwhile: asking waits, but holds up nobody.
  private String askName(Client client) {
    while (true) {
      String name = client.ask("What is your name? ").strip();
      var problem = Names.problem(name);
      if (problem.isPresent()) {
        client.write(problem.get());
      } else if (isTaken(name)) {
        client.write("Somebody else is called " + name + " already.");
      } else {
        return name;
      }
    }
  }

  private boolean isTaken(String name) {
    return !service.clients().filter(other -> name.equalsIgnoreCase(other.get(NAME))).isEmpty();
  }

  private void receive(Client client, String line) {
    String text = line.strip();
    if (text.startsWith("/")) {
      command(client, text);
    } else if (!text.isEmpty()) {
      service.writeAll(client.get(NAME) + " says: " + text);
    }
  }

  private void command(Client client, String text) {
    String[] words = text.split(" ", 2);
    String rest = words.length == 2 ? words[1].strip() : "";
    switch (words[0].toLowerCase(Locale.ROOT)) {
      case "/me" -> emote(client, rest);
      case "/who" -> client.write(service.clients().who(NAME) + ".");
      case "/profile" -> profile(client, rest);
      case "/quit" -> quit(client);
      case "/help" -> help(client);
      default -> client.write("There is no " + words[0] + ". Type /help to see what there is.");
    }
  }

  private void emote(Client client, String what) {
    if (what.isEmpty()) {
      client.write("Do what? For example: /me waves");
    } else {
      service.writeAll(client.get(NAME) + " " + what);
    }
  }

  private void profile(Client client, String name) {
    if (name.isEmpty()) {
      service.trigger(new ProfileWanted(client));
      return;
    }
    var found = service.clients().filter(other -> name.equalsIgnoreCase(other.get(NAME)));
    if (found.isEmpty()) {
      client.write("There is nobody called " + name + " here.");
      return;
    }
    Profile profile = found.getFirst().get(Profile.KEY);
    if (profile == null) {
      client.write(name + " has no profile.");
    } else if (client.askSecret("The secret word of " + name + ": ").equals(profile.word())) {
      client.write(name + ": " + profile + ".");
    } else {
      client.write("That is not the word.");
    }
  }

  private void quit(Client client) {
    client.write("Goodbye.");
    client.close();
  }

  private void help(Client client) {
    client.write(
        "What you type goes to everybody, except for:",
        "  /me WHAT   shows what you do: /me waves",
        "  /who       who is here",
        "  /profile   tells about yourself; /profile ANN asks about Ann",
        "  /quit      leaves the chat",
        "  /help      this list");
  }

  private void goodbye(Client client) {
    if (client.has(NAME)) {
      service.writeAll(client.get(NAME) + " has left.");
    }
  }
}
