package dev.parley;

import static dev.parley.Clients.except;
import static dev.parley.text.Styles.bold;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.event.Key;
import dev.parley.link.LeaveReason;
import dev.parley.text.Text;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(180)
class ClientsTest {
  private static final Key<String> NAME = Key.of("name", String.class);

  private final ServiceFixture fixture = new ServiceFixture();
  private final Service service = fixture.service;
  private final FakeGate gate = fixture.gate;
  private final List<Client> people = new ArrayList<>();

  @BeforeEach
  void threeConnect() {
    service.listen(Connect.class, event -> people.add(event.client()));
    fixture.start();
    gate.connect();
    gate.connect();
    gate.connect();
    fixture.fence();
  }

  @AfterEach
  void stop() {
    fixture.close();
  }

  private Client person(int number) {
    return people.get(number - 1);
  }

  @Test
  void everybodyHearsWhatIsWrittenToAll() {
    service.writeAll("hello");
    assertThat(gate.text(1)).isEqualTo("hello\n");
    assertThat(gate.text(3)).isEqualTo("hello\n");
  }

  @Test
  void sendsOneStepForAGroup() {
    service.writeAll("hello");
    assertThat(gate.frames().getLast().steps()).hasSize(1);
  }

  @Test
  void aTextGoesOutOnceForAllWhoSeeItAlike() {
    service.writeAll(Text.of(bold("Ann"), " says: \033[2J"), except(person(2)));
    assertThat(gate.frames().getLast().steps()).hasSize(1);
    assertThat(gate.text(1)).isEqualTo("Ann says: \uFFFD[2J\n");
    assertThat(gate.text(2)).isEmpty();
    assertThat(gate.text(3)).isEqualTo("Ann says: \uFFFD[2J\n");
    person(2).write(Text.lines("a", bold("b")));
    assertThat(gate.text(2)).isEqualTo("a\nb\n");
  }

  @Test
  void aTextThatNobodyHearsGoesNowhere() {
    int before = gate.frames().size();
    service.writeAll(Text.of("a"), _ -> false);
    assertThat(gate.frames()).hasSize(before);
  }

  @Test
  void whoIsExceptedHearsNothing() {
    service.writeAll("a", except(person(1)));
    service.writeAll("b", except(person(1), person(2)));
    assertThat(gate.text(1)).isEmpty();
    assertThat(gate.text(2)).isEqualTo("a\n");
    assertThat(gate.text(3)).isEqualTo("a\nb\n");
  }

  @Test
  void theFilterOfTheServiceHoldsForEveryGroup() {
    service.filterAll(client -> client.has(NAME));
    person(2).put(NAME, "Bob");
    Clients room = service.group("room");
    people.forEach(room::add);
    room.writeAll("in the room");
    service.writeAll("everywhere");
    assertThat(gate.text(1)).isEmpty();
    assertThat(gate.text(2)).isEqualTo("in the room\neverywhere\n");
  }

  @Test
  void whatIsWrittenToOneClientPassesTheFilter() {
    service.filterAll(_ -> false);
    person(1).write("you");
    service.write(List.of(person(2)), "you too");
    assertThat(gate.text(1)).isEqualTo("you\n");
    assertThat(gate.text(2)).isEqualTo("you too\n");
  }

  @Test
  void aGroupHasMembersInTheOrderOfJoining() {
    Clients room = service.group("room");
    assertThat(room.add(person(3))).isTrue();
    assertThat(room.add(person(1))).isTrue();
    assertThat(room.add(person(1))).isFalse();
    assertThat(room).containsExactly(person(3), person(1));
    assertThat(room.remove(person(3))).isTrue();
    assertThat(room.remove(person(3))).isFalse();
    assertThat(room.contains(person(1))).isTrue();
    assertThat(room.size()).isEqualTo(1);
    assertThat(service.group("room")).isSameAs(room);
  }

  @Test
  void printAllAddsNoLineEnd() {
    service.clients().printAll("tick ", except(person(2)));
    assertThat(gate.text(1)).isEqualTo("tick ");
    assertThat(gate.text(2)).isEmpty();
  }

  @Test
  void whoLeavesLeavesItsGroupsBeforeDisconnect() {
    Clients room = service.group("room");
    people.forEach(room::add);
    service.listen(
        Disconnect.class,
        event -> fixture.note(room.size() + " " + service.clients().contains(event.client())));
    gate.leave(1, LeaveReason.RESET);
    fixture.awaitLog("2 false");
    assertThat(room.add(person(1))).isFalse();
  }

  @Test
  void tellsWhoIsHere() {
    Clients everybody = service.clients();
    assertThat(everybody.who(NAME)).isEqualTo("3 people are here");
    person(1).put(NAME, "Ann");
    assertThat(everybody.who(NAME)).isEqualTo("Ann and 2 others are here");
    person(2).put(NAME, "Bob");
    assertThat(everybody.who(NAME)).isEqualTo("Ann, Bob and 1 other are here");
    person(3).put(NAME, "Cat");
    assertThat(everybody.who(NAME)).isEqualTo("Ann, Bob and Cat are here");
    assertThat(everybody.who(NAME, except(person(2)))).isEqualTo("Ann and Cat are here");
    assertThat(everybody.who(NAME, except(person(2), person(3)))).isEqualTo("Ann is here");
    assertThat(everybody.who(NAME, _ -> false)).isEqualTo("Nobody else is here");
  }

  @Test
  void attributesAreKeptByKey() {
    Client ann = person(1);
    assertThat(ann.get(NAME)).isNull();
    assertThat(ann.has(NAME)).isFalse();
    ann.put(NAME, "Ann");
    assertThat(ann.get(NAME)).isEqualTo("Ann");
    assertThat(ann.remove(NAME)).isEqualTo("Ann");
    assertThat(ann.has(NAME)).isFalse();
  }

  @Test
  void idsAreLongAndDiffer() {
    assertThat(person(1).id()).hasSizeGreaterThan(20).isEqualTo(person(1).id());
    assertThat(person(1).id()).isNotEqualTo(person(2).id());
  }
}
