package dev.parley.examples.talker;

import static dev.parley.timer.DateTimePattern.hourly;

import dev.parley.PreStop;
import dev.parley.Service;
import dev.parley.StoreSettings;
import dev.parley.commands.Audience;
import dev.parley.commands.Commands;
import dev.parley.commands.Socials;
import dev.parley.timer.Timer;
import dev.parley.users.SignedIn;
import dev.parley.users.Users;
import java.time.Instant;
import java.time.ZoneId;

/// A talker: make an account, and talk to everybody who is there.
///
/// Confined to its strand: call it only from a handler, timer or task of the service.
public final class Talker {
  private Talker() {}

  /// Runs the talker until it is stopped.
  public static void main(String[] args) {
    service().run(args);
  }

  /// {@return the talker, not yet started}
  public static Service service() {
    var service = Service.create();
    service.settings().set(StoreSettings.STORE, "talker.db");
    // tag::users[]
    var users = Users.of(service, Member.class, Member::new).texts(new TalkerTexts());
    // end::users[]
    var commands = Commands.of(service).standard();
    users.plugIn(commands);
    // tag::socials[]
    Socials.addTo(commands, Audience.everybody(service, users::of));
    // end::socials[]
    // tag::channels[]
    commands.addAll(new Channels(users));
    commands.alias("#([a-z]+) +(.+)", "chat $1 $2");
    // end::channels[]
    // tag::notes[]
    commands.addAll(new Notes(users));
    service.listen(SignedIn.class, event -> Notes.tellOf(event.client(), users.of(event.client())));
    // end::notes[]
    // tag::reading[]
    commands.add(() -> new ReadNotes(users));
    // end::reading[]
    // tag::bell[]
    service.timers().at(hourly(), timer -> users.group().writeAll(strike(timer)));
    // end::bell[]
    service.listen(PreStop.class, _ -> service.writeAll("The talker is closing. Goodbye."));
    return service;
  }

  private static String strike(Timer timer) {
    Instant hour = timer.turnDue().orElseThrow();
    int strokes = (hour.atZone(ZoneId.systemDefault()).getHour() + 11) % 12 + 1;
    return "The clock strikes: " + "dong ".repeat(strokes).strip() + ".";
  }
}
