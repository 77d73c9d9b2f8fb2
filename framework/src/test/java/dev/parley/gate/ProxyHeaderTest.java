package dev.parley.gate;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.parley.link.Limits;
import dev.parley.link.Network;
import dev.parley.link.Proxies;
import dev.parley.link.Refusal;
import dev.parley.link.ToService;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class ProxyHeaderTest {
  private static final Duration LIMIT = Duration.ofSeconds(30);
  private static final Proxies HERE = proxies("127.0.0.0/8", Duration.ofHours(1));
  private static final String TEXT = "PROXY TCP4 203.0.113.7 192.0.2.1 40000 9000\r\n";
  private static final String SIGNATURE = "0d0a0d0a000d0a515549540a";

  /// Version 2, of a proxy that has connected for itself, with addresses that mean nothing.
  private static final String LOCAL = SIGNATURE + "20 11 000c cb007107 c0000201 9c40 2328";

  /// What is known of a client, by a header that says so.
  private record Introduction(String kind, byte[] header, InetSocketAddress client) {
    @Override
    public String toString() {
      return kind;
    }
  }

  private static Stream<Introduction> introductions() {
    var ipv6 = new InetSocketAddress("2001:db8::7", 40000);
    var ipv4 = new InetSocketAddress("203.0.113.7", 40000);
    var long6 = "20010db8000000000000000000000007 20010db8000000000000000000000001 9c40 2328";
    var mapped = "00000000000000000000ffffcb007107 00000000000000000000ffffc0000201 9c40 2328";
    return Stream.of(
        new Introduction("1, IPv4", TEXT.getBytes(ISO_8859_1), ipv4),
        new Introduction(
            "1, IPv6",
            "PROXY TCP6 2001:db8::7 2001:db8::1 40000 9000\r\n".getBytes(ISO_8859_1),
            ipv6),
        new Introduction(
            "2, IPv4", bytes(SIGNATURE + "21 11 000c cb007107 c0000201 9c40 2328"), ipv4),
        new Introduction("2, IPv6", bytes(SIGNATURE + "21 21 0024" + long6), ipv6),
        new Introduction("2, IPv4 in IPv6", bytes(SIGNATURE + "21 21 0024" + mapped), ipv4),
        new Introduction(
            "2, with the name asked for",
            bytes(SIGNATURE + "21 11 0012 cb007107 c0000201 9c40 2328 02 0003 616263"),
            ipv4));
  }

  private static Proxies proxies(String network, Duration limit) {
    return new Proxies(List.of(Network.parse(network)), limit);
  }

  private static byte[] bytes(String hex) {
    return HexFormat.of().parseHex(hex.replace(" ", ""));
  }

  private static void send(Peer peer, byte[] bytes) throws IOException {
    peer.socket.getOutputStream().write(bytes);
  }

  private static void assertCutOff(Peer peer) throws IOException {
    peer.socket.setSoTimeout((int) LIMIT.toMillis());
    InputStream in = peer.socket.getInputStream();
    try {
      assertThat(in.read()).isNegative();
    } catch (SocketException reset) {
      // As good: it had not read everything.
    }
  }

  /// Once something has come back, the client is there.
  private static ToService.Connected connected(GateFixture fixture) {
    return fixture.service.all(ToService.Connected.class).findFirst().orElseThrow();
  }

  @ParameterizedTest
  @MethodSource("introductions")
  void tellsTheAddressOfTheClientBehindIt(Introduction introduction) throws IOException {
    try (var fixture = new GateFixture(Limits.DEFAULTS, HERE).echoing();
        var peer = new Peer(fixture.line)) {
      send(peer, introduction.header);
      peer.send("hello\r\n");
      peer.expect("hello\r\n");
      var connected = connected(fixture);
      assertThat(connected.remote()).isEqualTo(introduction.client);
      assertThat(connected.remote().getAddress()).hasSameClassAs(introduction.client.getAddress());
      assertThat(connected.local()).isEqualTo(fixture.line);
    }
  }

  @ParameterizedTest
  @MethodSource("introductions")
  void mayComeByteByByte(Introduction introduction) throws IOException {
    try (var fixture = new GateFixture(Limits.DEFAULTS, HERE).echoing();
        var peer = new Peer(fixture.line)) {
      for (byte part : introduction.header) {
        send(peer, new byte[] {part});
      }
      for (char part : "hello\r\n".toCharArray()) {
        peer.send(part);
      }
      peer.expect("hello\r\n");
      assertThat(connected(fixture).remote()).isEqualTo(introduction.client);
    }
  }

  @ParameterizedTest
  @MethodSource("introductions")
  void mayHaveTypedTextBehindItInOnePacket(Introduction introduction) throws IOException {
    try (var fixture = new GateFixture(Limits.DEFAULTS, HERE).echoing();
        var peer = new Peer(fixture.line)) {
      var both = new ByteArrayOutputStream();
      both.writeBytes(introduction.header);
      both.writeBytes("hello\r\n".getBytes(ISO_8859_1));
      send(peer, both.toByteArray());
      peer.socket.shutdownOutput();
      assertThat(peer.readToEnd()).isEqualTo("hello\r\n");
      assertThat(connected(fixture).remote()).isEqualTo(introduction.client);
    }
  }

  @Test
  void comesBeforeRawDataToo() throws IOException {
    try (var fixture = new GateFixture(Limits.DEFAULTS, HERE).echoing();
        var peer = new Peer(fixture.raw)) {
      peer.send(TEXT + "data");
      peer.expect("data");
      assertThat(connected(fixture).remote().getHostString()).isEqualTo("203.0.113.7");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        LOCAL,
        SIGNATURE + "20 00 0000",
        // UNSPEC, and a socket in a file system.
        SIGNATURE + "21 00 0000",
        SIGNATURE + "21 00 0003 040000",
        // PROXY UNKNOWN, alone and with what is to be passed over.
        "50524f585920554e4b4e4f574e0d0a",
        "50524f585920554e4b4e4f574e20666f6f20626172203120320d0a"
      })
  void mayLeaveTheAddressOfTheProxy(String hex) throws IOException {
    try (var fixture = new GateFixture(Limits.DEFAULTS, HERE).echoing();
        var peer = new Peer(fixture.line)) {
      send(peer, bytes(hex));
      peer.send("hello\r\n");
      peer.expect("hello\r\n");
      assertThat(connected(fixture).remote()).isEqualTo(peer.socket.getLocalSocketAddress());
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET / HTTP/1.1\r\n\r\n",
        "proxy TCP4 203.0.113.7 192.0.2.1 40000 9000\r\n",
        "PROXY TCP4 203.0.113.7 192.0.2.1 40000\r\n",
        "PROXY TCP4 203.0.113.777 192.0.2.1 40000 9000\r\n",
        "PROXY TCP4 chat.example.org 192.0.2.1 40000 9000\r\n",
        "PROXY TCP4 2001:db8::7 2001:db8::1 40000 9000\r\n",
        "PROXY TCP4 203.0.113.7 192.0.2.1 70000 9000\r\n",
        "PROXY TCP4 203.0.113.7 192.0.2.1 many 9000\r\n"
      })
  void closesAProxyWhoseTextIsGarbled(String header) throws IOException {
    refuses(header.getBytes(ISO_8859_1));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        SIGNATURE + "31 11 000c cb007107 c0000201 9c40 2328",
        SIGNATURE + "2f 11 000c cb007107 c0000201 9c40 2328",
        SIGNATURE + "21 4f 000c cb007107 c0000201 9c40 2328",
        SIGNATURE + "21 11 0004 cb007107",
        SIGNATURE + "21 21 000c cb007107 c0000201 9c40 2328",
        "0d0a0d0a000d0a515549540b 21 11 000c cb007107 c0000201 9c40 2328"
            // Else it would wait for the end of a line.
            + "0d0a"
      })
  void closesAProxyWhoseBytesAreGarbled(String hex) throws IOException {
    refuses(bytes(hex));
  }

  @Test
  void closesAProxyWhoseHeaderIsTooLong() throws IOException {
    refuses(("PROXY UNKNOWN " + "x".repeat(200)).getBytes(ISO_8859_1));
    refuses(("PROXY UNKNOWN " + "x".repeat(200) + "\r\n").getBytes(ISO_8859_1));
    var long2 = new byte[16 + Arrivals.LONGEST_EXTENSION + 300];
    System.arraycopy(bytes(SIGNATURE + "21 11 ffff cb007107 c0000201 9c40 2328"), 0, long2, 0, 28);
    refuses(long2);
  }

  private static void refuses(byte[] header) throws IOException {
    try (var fixture = new GateFixture(Limits.DEFAULTS, HERE);
        var peer = new Peer(fixture.line)) {
      send(peer, header);
      assertCutOff(peer);
      var refused =
          new ToService.Refused(
              (InetSocketAddress) peer.socket.getLocalSocketAddress(),
              fixture.line,
              Refusal.NO_HEADER,
              1);
      await()
          .atMost(LIMIT)
          .pollInterval(Duration.ofMillis(5))
          .untilAsserted(() -> assertThat(fixture.service.messages).containsExactly(refused));
    }
  }

  @Test
  void hasATimeLimit() throws IOException {
    var limit = Duration.ofMillis(300);
    try (var fixture = new GateFixture(Limits.DEFAULTS, proxies("127.0.0.1", limit));
        var silent = new Peer(fixture.line);
        var slow = new Peer(fixture.line);
        var brief = new Peer(fixture.line)) {
      try {
        slow.send("PROXY TCP4 203.0.113.7");
        brief.send("hello\r\n");
      } catch (SocketException late) {
        // The limit was over by then.
      }
      assertCutOff(silent);
      assertCutOff(slow);
      assertCutOff(brief);
      assertThat(fixture.awaitMessage(ToService.Refused.class).refusal())
          .isEqualTo(Refusal.NO_HEADER);
      assertThat(fixture.service.all(ToService.Connected.class)).isEmpty();
    }
  }

  @Test
  void mustNotEndOnTheWay() throws IOException {
    try (var fixture = new GateFixture(Limits.DEFAULTS, HERE);
        var peer = new Peer(fixture.line)) {
      peer.send("PROXY TCP4 203.0.113.7");
      peer.socket.shutdownOutput();
      assertCutOff(peer);
      try (var next = new Peer(fixture.line)) {
        next.reset();
      }
      try (var last = new Peer(fixture.line)) {
        last.send(TEXT);
        assertThat(fixture.awaitMessage(ToService.Connected.class).client())
            .isEqualTo(fixture.service.messages.getFirst().client());
        assertThat(fixture.service.all(ToService.Refused.class)).isEmpty();
      }
    }
  }

  @Test
  void isTypedTextFromAnybodyElse() throws IOException {
    try (var fixture = new GateFixture(Limits.DEFAULTS, proxies("192.0.2.0/24", LIMIT)).echoing();
        var peer = new Peer(fixture.line)) {
      peer.send(TEXT);
      peer.expect(TEXT);
      assertThat(connected(fixture).remote()).isEqualTo(peer.socket.getLocalSocketAddress());
    }
  }

  @Test
  void isTypedTextBehindTheFirst() throws IOException {
    try (var fixture = new GateFixture(Limits.DEFAULTS, HERE).echoing();
        var peer = new Peer(fixture.line)) {
      peer.send(TEXT + TEXT);
      peer.expect(TEXT);
    }
  }

  @Test
  void hasItsClientCountedByItsOwnAddress() throws IOException {
    var limits = new TestLimits().connections(100, 1, 0, false).build();
    try (var fixture = new GateFixture(limits, HERE).echoing();
        var first = new Peer(fixture.line)) {
      first.send(TEXT);
      fixture.client(0);
      try (var second = new Peer(fixture.line)) {
        second.send(TEXT + "hello\r\n");
        assertThat(second.readToEnd()).contains("from your address");
      }
      try (var other = new Peer(fixture.line)) {
        other.send(TEXT.replace("113.7", "113.8") + "hello\r\n");
        other.expect("hello\r\n");
      }
      first.close();
      await()
          .atMost(LIMIT)
          .until(() -> {
            try (var again = new Peer(fixture.line)) {
              again.send(TEXT + "hello\r\n");
              return new String(again.read(7), ISO_8859_1).equals("hello\r\n");
            }
          });
    }
  }

  @Test
  void isNotWaitedForWhenTheGateCloses() throws IOException {
    try (var fixture = new GateFixture(Limits.DEFAULTS, HERE).echoing();
        var peer = new Peer(fixture.line)) {
      try (var behind = new Peer(fixture.line)) {
        behind.send(TEXT + "hello\r\n");
        behind.expect("hello\r\n");
      }
      fixture.gate.close(LIMIT);
      assertCutOff(peer);
    }
  }

  @Test
  void leavesNoMoreWaitingThanMayConnect() throws IOException {
    var limits = new TestLimits().connections(2, 0, 0, false).build();
    try (var fixture = new GateFixture(limits, HERE);
        var first = new Peer(fixture.line);
        var second = new Peer(fixture.line);
        var third = new Peer(fixture.line)) {
      assertCutOff(third);
      first.send(TEXT);
      second.send(TEXT);
      fixture.client(1);
    }
  }

  /// Whose word on an address counts: a proxy's own, and not that of who is behind it.
  @Test
  void tellsWhetherAnAddressInTheEnvironmentIsBelieved() throws IOException {
    try (var fixture = new GateFixture(Limits.DEFAULTS, HERE);
        var proxy = new Peer(fixture.line);
        var liar = new Peer(fixture.line)) {
      var environment =
          "\u00ff\u00fb\u0027\u00ff\u00fa\u0027\0\0IPADDRESS\u0001198.51.100.9\0X\u0001y\u00ff\u00f0"
              .getBytes(ISO_8859_1);
      send(proxy, bytes(LOCAL));
      fixture.client(0);
      send(liar, TEXT.getBytes(ISO_8859_1));
      fixture.client(1);
      send(proxy, environment);
      send(liar, environment);
      assertThat(environment(fixture, 0)).isEqualTo(Map.of("IPADDRESS", "198.51.100.9", "X", "y"));
      assertThat(environment(fixture, 1)).isEqualTo(Map.of("X", "y"));
    }
  }

  private static Map<String, String> environment(GateFixture fixture, int index) {
    long client = fixture.client(index);
    Predicate<ToService.TerminalChanged> told =
        message -> message.client() == client && message.terminal().environment().containsKey("X");
    await()
        .atMost(LIMIT)
        .until(() -> fixture.service.all(ToService.TerminalChanged.class).anyMatch(told));
    return fixture
        .service
        .all(ToService.TerminalChanged.class)
        .filter(told)
        .findFirst()
        .orElseThrow()
        .terminal()
        .environment();
  }
}
