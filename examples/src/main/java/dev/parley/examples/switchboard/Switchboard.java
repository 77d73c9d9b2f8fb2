package dev.parley.examples.switchboard;

import dev.parley.Client;
import dev.parley.Connect;
import dev.parley.DisconnectedException;
import dev.parley.PostStart;
import dev.parley.PreStop;
import dev.parley.Receive;
import dev.parley.Service;
import dev.parley.event.Event;
import dev.parley.event.Key;
import dev.parley.event.Phase;
import dev.parley.flow.Dispatcher;
import dev.parley.flow.Handlers;
import dev.parley.flow.Link;
import dev.parley.flow.LogFile;
import dev.parley.flow.LogLine;
import dev.parley.flow.Rule;
import dev.parley.flow.Valve;
import dev.parley.strand.WaitTimeoutException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.DoubleSupplier;

/// A switchboard: operators are asked who looks after alarms, which come from everywhere. Somebody
/// who connects to the first port is an operator; the second port is the door, where visitors ring.
///
/// Confined to its strand: call it only from a handler, timer or task of the service.
public final class Switchboard {
  private static final Key<String> NAME = Key.of("name", String.class);
  private static final Key<Client> TAKER = Key.of("taker", Client.class);
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  // An alarm is sifted before, taken during, and then told about; it is booked whatever became of
  // it.
  private static final Phase TELL = Phase.of("tell").concurrent();
  private static final Phase BOOK = Phase.of("book").always();
  private static final Phase[] PHASES = {Phase.BEFORE, Phase.DURING, TELL, BOOK};

  private final Service desk = Service.create(events -> events.name("desk").phases(PHASES));
  private final Service door = Service.create(events -> events.name("door").phases(PHASES));
  private final Dispatcher dispatcher = Dispatcher.builder().build();
  private final Doorbell doorbell = new Doorbell(desk.registry());
  private final Watch watch = new Watch();

  /// A switchboard with its sensor and the log that its locks write.
  Switchboard(DoubleSupplier sensor, Path lockLog) {
    takeIn(sensor, lockLog);
    watch.attachTo(desk.registry());
    watch.attachTo(door.registry());
    runDesk();
    runDoor();
  }

  /// Runs the switchboard until it is stopped.
  public static void main(String[] args) throws IOException {
    Path lockLog = Files.createTempDirectory("switchboard").resolve("locks.log");
    System.out.println("Append a line such as \"door 7 opened\" to " + lockLog);
    DoubleSupplier sensor = () -> ThreadLocalRandom.current().nextDouble(15, 33);
    new Switchboard(sensor, lockLog).desk().run(args);
  }

  Service desk() {
    return desk;
  }

  InetSocketAddress doorAddress() {
    return door.address();
  }

  Watch watch() {
    return watch;
  }

  // ---- where alarms come from

  private void takeIn(DoubleSupplier sensor, Path lockLog) {
    var events = desk.registry();
    dispatcher.add(new Thermometer("kitchen", sensor, events));
    dispatcher.add(new LogFile(lockLog, events));
    dispatcher.add(doorbell);

    // Three hot measurements within ten seconds are one alarm, and another one a minute later at
    // most.
    Link<Temperature> heat =
        Handlers.chain(
            Temperature::isHot,
            Valve.<Temperature>atFrequency(3, Duration.ofSeconds(10), true).per(Temperature::room),
            Valve.<Temperature>limitFrequency(1, Duration.ofMinutes(1), false)
                .per(Temperature::room),
            Handlers.then(hot -> alarm("heat", "It is hot in the " + hot.room() + ".")));
    events.listen(Temperature.class, heat);

    events.listen(
        LogLine.class,
        Handlers.<LogLine>rules(
            Rule.<LogLine>of("test", _ -> true).quick(),
            Rule.of(
                "door (\\d+) opened",
                Handlers.then(line -> alarm("door", "The lock says: " + line.text())))));
  }

  private void alarm(String kind, String text) {
    // Posted, since an operator may take long, and the next measurement should not wait for that.
    desk.post(new Alarm(kind, text));
  }

  // ---- the desk

  private void runDesk() {
    desk.listen(Connect.class, event -> signOn(event.client()));
    desk.listen(
        Receive.class,
        event ->
            event.client().write("Alarms will come by themselves. Leave by closing the line."));

    // Before: an alarm that nobody has to look after goes no further.
    desk.registry()
        .on(Alarm.class)
        .where(Alarm.KIND, "heat")
        .in(Phase.BEFORE)
        .when(_ -> desk.clients().filter(client -> client.has(NAME)).isEmpty())
        .listen(Event::stop);
    // During: the operators are asked, one after the other. The phase waits, and nothing else does.
    desk.listen(Alarm.class, this::findOperator);
    // Tell, concurrently: while one waits until it is done, the other tells everybody who does it.
    desk.registry().on(Alarm.class).in(TELL).listen(Switchboard::seeItDone);
    desk.registry()
        .on(Alarm.class)
        .in(TELL)
        .listen(alarm -> desk.writeAll(alarm.text() + " Taken by " + alarm.takenBy() + "."));
    // Book, always: the group writes alarms down, those that were stopped too.

    desk.listen(
        PostStart.class,
        _ ->
            desk.call(() -> {
              door.start("--port=0");
              dispatcher.start();
              return null;
            }));
    desk.listen(
        PreStop.class,
        _ ->
            desk.call(() -> {
              dispatcher.stopNow(Duration.ofSeconds(2));
              door.close();
              return null;
            }));
  }

  private static void signOn(Client operator) {
    operator.put(NAME, operator.ask("Your name, operator? "));
    operator.write("You are on duty.");
  }

  private void findOperator(Alarm alarm) {
    for (Client operator : desk.clients().filter(client -> client.has(NAME))) {
      if (takes(operator, alarm)) {
        alarm.takenBy(Optional.ofNullable(operator.get(NAME)).orElse("somebody"));
        alarm.put(TAKER, operator);
        return;
      }
    }
  }

  private static boolean takes(Client operator, Alarm alarm) {
    try {
      return operator.ask(alarm.text() + " Do you take it? ", PATIENCE).startsWith("y");
    } catch (WaitTimeoutException | DisconnectedException _) {
      operator.write("Too late, somebody else is asked.");
      return false;
    }
  }

  private static void seeItDone(Alarm alarm) {
    Client taker = alarm.get(TAKER);
    if (taker != null) {
      try {
        taker.ask("Press enter when it is done. ", PATIENCE);
        alarm.done();
      } catch (WaitTimeoutException | DisconnectedException _) {
        taker.write("The book will say that it is not done.");
      }
    }
  }

  // ---- the door

  private void runDoor() {
    door.listen(
        Connect.class, event -> event.client().write("Type your name and press enter to ring."));
    door.listen(
        Receive.class,
        event -> {
          boolean heard = doorbell.ring(event.line());
          event.client().write(heard ? "It rings." : "The bell is broken.");
        });
  }
}
