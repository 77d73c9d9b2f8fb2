package dev.parley.angel;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.gate.NettyGate;
import dev.parley.link.GateOptions;
import dev.parley.link.Limits;
import dev.parley.link.Mode;
import dev.parley.link.Proxies;
import dev.parley.link.TelnetPolicy;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// A real gate, real sockets, and processes that follow each other.
@Timeout(120)
class RealGateTest {
  private static final int PEOPLE = 8;
  private static final int LINES = 2000;

  private final NettyGate gate = new NettyGate("succession", 2);
  private final List<Person> people = new ArrayList<>();
  private LiveSuccession live;
  private InetSocketAddress address;

  @BeforeEach
  void open() throws Exception {
    var any = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    var listener = new GateOptions.Listener(any, Mode.LINE);
    live =
        new LiveSuccession(
            gate,
            new GateOptions(
                List.of(listener), Limits.DEFAULTS, TelnetPolicy.DEFAULTS, Proxies.NONE));
    address = live.seat().whenOpen().toCompletableFuture().get(60, TimeUnit.SECONDS).getFirst();
  }

  @AfterEach
  void close() throws Exception {
    for (var person : people) {
      person.socket.close();
    }
    live.close();
    gate.close(Duration.ofSeconds(5));
  }

  private Person connect() throws IOException {
    var person = new Person(address);
    people.add(person);
    // Behind what the gate offers.
    assertThat(person.reader.readLine()).endsWith("welcome");
    return person;
  }

  @Test
  void keepsThePortThatWasPicked() throws Exception {
    live.restart();
    assertThat(live.seat().whenOpen().toCompletableFuture().get(60, TimeUnit.SECONDS))
        .containsExactly(address);
    connect();
  }

  @Test
  void keepsPeopleConnectedWhileProcessesComeAndGo() throws Exception {
    for (int i = 0; i < PEOPLE; i++) {
      connect().thread.start();
    }
    live.disturb(new Random(2), 30);
    for (var person : people) {
      person.thread.join(Duration.ofSeconds(60));
      assertThat(person.failure).isNull();
      assertThat(person.answers).isEqualTo(LINES);
    }
  }

  @Test
  void letsSomebodyLeaveWhileNobodyServes() throws Exception {
    var person = connect();
    live.seat().vacate("killed by the test");
    person.send("0\n1\n");
    person.socket.shutdownOutput();
    live.crash();
    assertThat(person.reader.readLine()).isEqualTo("0");
    assertThat(person.reader.readLine()).isEqualTo("1");
    assertThat(person.reader.readLine()).isEqualTo("farewell");
    assertThat(person.reader.readLine()).isNull();
  }

  /// Somebody who types numbers, a few at a time, and reads the answers.
  private static final class Person {
    private static final int AT_ONCE = 20;

    final Socket socket;
    final BufferedReader reader;
    final Thread thread = Thread.ofVirtual().unstarted(this::talk);
    volatile Throwable failure;
    volatile int answers;

    Person(InetSocketAddress address) throws IOException {
      socket = new Socket(address.getAddress(), address.getPort());
      socket.setSoTimeout(30_000);
      reader = new BufferedReader(new InputStreamReader(socket.getInputStream(), UTF_8));
    }

    void send(String text) throws IOException {
      socket.getOutputStream().write(text.getBytes(UTF_8));
    }

    private void talk() {
      try {
        for (int from = 0; from < LINES; from += AT_ONCE) {
          var lines = new StringBuilder();
          for (int i = from; i < from + AT_ONCE; i++) {
            lines.append(i).append('\n');
          }
          send(lines.toString());
          for (int i = from; i < from + AT_ONCE; i++) {
            var answer = reader.readLine();
            if (!SuccessionOptions.DEFAULTS.droppedInput().equals(answer)) {
              assertThat(answer).isEqualTo(String.valueOf(i));
            }
            answers = i + 1;
          }
        }
      } catch (IOException | AssertionError e) {
        failure = e;
      }
    }
  }
}
