package dev.parley;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.link.Excess;
import dev.parley.link.LeaveReason;
import dev.parley.link.Refusal;
import dev.parley.link.Signal;
import dev.parley.link.TerminalState;
import dev.parley.link.ToService;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(180)
class TerminalEventsTest {
  record Vitals(int hp, int maxhp) {}

  private static final TerminalState WIDE =
      new TerminalState(
          true, List.of("xterm"), 0, 132, 50, "UTF-8", Map.of(), Set.of(201, 69), false, Map.of());

  private final ServiceFixture fixture = new ServiceFixture();
  private final Service service = fixture.service;
  private final FakeGate gate = fixture.gate;
  private final AtomicReference<Client> somebody = new AtomicReference<>();

  @AfterEach
  void stop() {
    fixture.close();
  }

  private Client connect() {
    service.listen(Connect.class, event -> somebody.set(event.client()));
    fixture.start();
    gate.connect();
    fixture.fence();
    return somebody.get();
  }

  @Test
  void aTerminalThatChangesIsToldWithTheNewOneInPlace() {
    service.listen(
        TerminalChanged.class,
        event -> {
          assertThat(event.terminal()).isEqualTo(event.client().terminal());
          fixture.note("%d by %d".formatted(event.terminal().columns(), event.terminal().rows()));
        });
    var client = connect();
    assertThat(client.terminal().columns()).isEqualTo(80);
    gate.tell(new ToService.TerminalChanged(1, WIDE));
    fixture.awaitLog("132 by 50");
  }

  @Test
  void aMessageIsToldWhileTheClientIsAskedSomething() {
    service.listen(Connect.class, event -> fixture.note(event.client().ask("Name? ")));
    service.listen(OutOfBand.class, event -> fixture.note(event.message() + " " + event.json()));
    connect();
    gate.tell(new ToService.OutOfBand(1, "Char.Login", "{}"));
    fixture.awaitLog("Char.Login {}");
    gate.type(1, "Ann");
    fixture.awaitLog("Char.Login {}", "Ann");
  }

  @Test
  void aMessageBelongsToPackagesAndCarriesAValue() {
    service.listen(
        OutOfBand.class,
        event -> {
          if (event.isIn("Char")) {
            fixture.note(event.value(Vitals.class).toString());
          }
        });
    connect();
    gate.tell(new ToService.OutOfBand(1, "Charm.Vitals", "{\"hp\":1,\"maxhp\":2}"));
    gate.tell(new ToService.OutOfBand(1, "Char.Vitals", "{\"hp\":3,\"maxhp\":4}"));
    fixture.awaitLog("Vitals[hp=3, maxhp=4]");
  }

  @Test
  void aMessageThatIsNoJsonIsRefused() {
    var client = connect();
    assertThatThrownBy(() -> new OutOfBand(client, "Char.Vitals", "{").value(Vitals.class))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("can't be read as");
    assertThat(new OutOfBand(client, "Char.Login", "{\"password\":1}").toString())
        .doesNotContain("password");
  }

  record Said(String text) {}

  @Test
  void aMessageCarriesNoControlsToOthers() {
    service.listen(
        OutOfBand.class, event -> service.writeAll("Ann: " + event.value(Said.class).text()));
    connect();
    gate.tell(
        new ToService.OutOfBand(
            1, "Comm.Channel.Say", "{\"text\":\"\\u001b[2J\\u001b]0;x\\u0007\u009B1m\"}"));
    gate.awaitText(1, "Ann: \uFFFD[2J\uFFFD]0;x\uFFFD\uFFFD1m\n");
  }

  @Test
  void aValueIsSentToAClientThatWantsIt() {
    var client = connect();
    client.send("Char.Vitals", new Vitals(1, 2));
    gate.tell(new ToService.TerminalChanged(1, WIDE));
    fixture.fence();
    client.send("Char.Vitals", new Vitals(3, 4));
    client.send("Room.Leave");
    assertThat(gate.text(1)).isEqualTo("<Char.Vitals {\"hp\":3,\"maxhp\":4}><Room.Leave >");
  }

  @Test
  void aNameWithBlanksIsRefused() {
    var client = connect();
    assertThatThrownBy(() -> client.send("Char Vitals", 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("expected one without blanks");
  }

  @Test
  void aDeclaredOptionIsSentAndReceived() {
    var mxp = TelnetOption.ofService(91);
    service.declare(mxp);
    service.listen(
        Subnegotiation.class,
        event -> {
          fixture.note(event.option() + " of " + event.payload().length);
          event.client().send(mxp, new byte[] {1});
        });
    connect();
    gate.tell(new ToService.Subnegotiation(1, 91, new byte[3]));
    fixture.awaitLog("91 of 3");
    gate.awaitText(1, "<91 [1]>");
  }

  @Test
  void anOptionOfTheFrameworkCanNotBeDeclared() {
    service.declare(TelnetOption.ofService(201));
    assertThatThrownBy(fixture::start).hasStackTraceContaining("option 201 belongs to the gate");
  }

  @Test
  void aSignalIsTold() {
    service.listen(Signalled.class, event -> fixture.note(event.signal().toString()));
    connect();
    gate.tell(new ToService.Signalled(1, Signal.INTERRUPT));
    fixture.awaitLog("INTERRUPT");
  }

  @Test
  void whoAsksForTheStatusIsAnswered() {
    service.status().put("NAME", "The Lost City");
    service.status().put("CHARSET", List.of("ASCII", "UTF-8"));
    connect();
    gate.tell(new ToService.Signalled(1, Signal.STATUS_ASKED));
    gate.awaitText(1, "NAME=[The Lost City]");
    gate.awaitText(1, "PLAYERS=[1]");
    gate.awaitText(1, "CHARSET=[ASCII, UTF-8]");
    gate.awaitText(1, "UPTIME=[");
  }

  @Test
  void whatIsExceededIsToldAndCounted() {
    service.listen(LimitExceeded.class, event -> fixture.note(event.excess().toString()));
    connect();
    gate.tell(new ToService.Exceeded(1, Excess.LINE));
    gate.tell(new ToService.Exceeded(1, Excess.LINE));
    gate.tell(new ToService.Exceeded(1, Excess.PAYLOAD));
    fixture.awaitLog("LINE", "LINE", "PAYLOAD");
    assertThat(service.status().excesses()).isEqualTo(Map.of(Excess.LINE, 2L, Excess.PAYLOAD, 1L));
  }

  @Test
  void whyClientsLeaveIsCounted() {
    service.listen(Disconnect.class, event -> fixture.note(event.reason().toString()));
    connect();
    gate.connect();
    gate.connect();
    gate.leave(1, LeaveReason.IDLE);
    gate.leave(2, LeaveReason.SLOW_READER);
    gate.leave(3, LeaveReason.IDLE);
    fixture.awaitLog("IDLE", "SLOW_READER", "IDLE");
    assertThat(service.status().departures())
        .isEqualTo(Map.of(LeaveReason.IDLE, 2L, LeaveReason.SLOW_READER, 1L));
  }

  @Test
  void whoIsNotLetInIsToldAndCounted() {
    service.listen(ServerEvent.class, event -> fixture.note(event.toString()));
    connect();
    var remote = new InetSocketAddress("192.0.2.1", 50_000);
    var local = new InetSocketAddress("127.0.0.1", 4000);
    gate.tell(new ToService.Refused(remote, local, Refusal.TOO_OFTEN, 1));
    gate.tell(new ToService.Refused(remote, local, Refusal.TOO_OFTEN, 999));
    gate.tell(new ToService.Refused(remote, local, Refusal.TOO_MANY, 1));
    fixture.awaitLog(
        "ListenStart 127.0.0.1:4000",
        "ConnectionRefused 127.0.0.1:4000 of /192.0.2.1:50000 (TOO_OFTEN, 1)",
        "ConnectionRefused 127.0.0.1:4000 of /192.0.2.1:50000 (TOO_OFTEN, 999)",
        "ConnectionRefused 127.0.0.1:4000 of /192.0.2.1:50000 (TOO_MANY, 1)");
    assertThat(service.status().refusals())
        .isEqualTo(Map.of(Refusal.TOO_OFTEN, 1000L, Refusal.TOO_MANY, 1L));
  }

  @Test
  void aPageIsAsLongAsTheScreen() {
    service.listen(Receive.class, event -> event.client().page("line\n".repeat(60)));
    connect();
    gate.tell(new ToService.TerminalChanged(1, WIDE));
    gate.type(1, "read");
    gate.awaitText(1, "-- more");
    assertThat(gate.text(1)).startsWith("line\n".repeat(49) + "-- more");
  }
}
