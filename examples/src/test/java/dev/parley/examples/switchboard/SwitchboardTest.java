package dev.parley.examples.switchboard;

import static java.nio.file.StandardOpenOption.APPEND;
import static java.nio.file.StandardOpenOption.CREATE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.parley.testkit.SocketClient;
import dev.parley.testkit.TestService;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(180)
class SwitchboardTest {
  @TempDir private Path folder;

  private volatile double degrees = 20;
  private Switchboard switchboard;
  private TestService desk;

  @BeforeEach
  void start() {
    switchboard = new Switchboard(() -> degrees, folder.resolve("locks.log"));
    desk = TestService.start(switchboard.desk());
  }

  @AfterEach
  void stop() {
    desk.close();
  }

  private SocketClient operator(String name) {
    var client = desk.client();
    client.expect("Your name, operator? ");
    client.send(name);
    client.expectLine("You are on duty.");
    return client;
  }

  @Test
  void aVisitorRingsAndTheFirstOperatorWhoAgreesTakesIt() {
    var ann = operator("Ann");
    var bob = operator("Bob");
    try (var visitor = SocketClient.connect(switchboard.doorAddress())) {
      visitor.expect("Type your name");
      visitor.send("Carol");
      visitor.expect("It rings.");
    }
    ann.expect("Carol is at the door. Do you take it? ");
    bob.expectNothing();
    ann.send("no");
    bob.expect("Carol is at the door. Do you take it? ");
    bob.send("yes");
    ann.expect("Carol is at the door. Taken by Bob.");
    bob.expect("Press enter when it is done. ");
    bob.expect("Carol is at the door. Taken by Bob.");
    assertThat(switchboard.watch().booked()).isEmpty();
    bob.send("");
    awaitBooked("Alarm bell, taken by Bob, done");
  }

  private void awaitBooked(String alarm) {
    await()
        .atMost(Duration.ofSeconds(60))
        .untilAsserted(() -> assertThat(switchboard.watch().booked()).contains(alarm));
  }

  @Test
  void anAlarmThatGoesNoFurtherIsBookedNonetheless() {
    degrees = 40;
    awaitBooked("Alarm heat, taken by nobody, not done");
  }

  @Test
  void anAlarmIsNotDoneIfWhoTookItLeaves() {
    var ann = operator("Ann");
    degrees = 40;
    ann.expect("It is hot in the kitchen. Do you take it? ");
    ann.send("yes");
    ann.expect("Press enter when it is done. ");
    ann.close();
    awaitBooked("Alarm heat, taken by Ann, not done");
  }

  @Test
  void anOperatorWhoLeavesPassesTheAlarmOn() {
    var ann = operator("Ann");
    var bob = operator("Bob");
    try (var visitor = SocketClient.connect(switchboard.doorAddress())) {
      visitor.expect("Type your name");
      visitor.send("Carol");
    }
    ann.expect("Do you take it? ");
    ann.close();
    bob.expect("Do you take it? ");
    bob.send("yes");
    bob.expect("Taken by Bob.");
  }

  @Test
  void aLineOfTheLockLogIsAnAlarmIfARuleSaysSo() throws Exception {
    var ann = operator("Ann");
    Files.writeString(
        folder.resolve("locks.log"), "test of door 7 opened\ndoor 7 opened\n", CREATE, APPEND);
    ann.expect("The lock says: door 7 opened Do you take it? ");
    ann.send("yes");
    ann.expect("The lock says: door 7 opened Taken by Ann.");
    ann.send("");
    awaitBooked("Alarm door, taken by Ann, done");
    assertThat(switchboard.watch().booked()).hasSize(1);
  }

  @Test
  void heatThatLastsIsOneAlarm() {
    var ann = operator("Ann");
    degrees = 40;
    ann.expect("It is hot in the kitchen. Do you take it? ");
    ann.send("yes");
    ann.expect("Taken by Ann.");
  }

  @Test
  void oneGroupWatchesBothServices() {
    operator("Ann");
    try (var visitor = SocketClient.connect(switchboard.doorAddress())) {
      visitor.expect("Type your name");
      assertThat(switchboard.watch().here()).isEqualTo(2);
    }
    await().atMost(Duration.ofSeconds(60)).until(() -> switchboard.watch().here() == 1);
  }
}
