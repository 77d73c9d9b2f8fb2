package dev.parley.wire;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.Connect;
import dev.parley.Disconnect;
import dev.parley.Receive;
import dev.parley.Service;
import dev.parley.Surroundings;
import dev.parley.gate.NettyGate;
import dev.parley.loop.Loops;
import dev.parley.loop.Transport;
import dev.parley.strand.Time;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/// A whole service whose gate is behind a link.
@Timeout(180)
@ParameterizedClass
@EnumSource(Transport.class)
class ServiceOverLinkTest {
  @Parameter Transport transport;
  private Loops loops;
  private Linked link;
  private Service service;

  @BeforeEach
  void make() throws IOException {
    loops = new Loops("test", 2, transport);
    link = new Linked(new NettyGate(loops), loops);
    service = new Surroundings(Time.system(), _ -> link.gate()).make(Service::create);
  }

  @AfterEach
  void end() {
    service.close();
    link.close();
    loops.close();
  }

  private Socket connect() throws IOException {
    var socket = new Socket();
    socket.connect(new InetSocketAddress("127.0.0.1", service.address().getPort()));
    socket.setSoTimeout(20_000);
    return socket;
  }

  private static void send(Socket socket, String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(US_ASCII));
  }

  private static void expect(Socket socket, String text) throws IOException {
    var bytes = socket.getInputStream().readNBytes(text.length());
    assertThat(new String(bytes, US_ASCII)).isEqualTo(text);
  }

  @Test
  void asksAnswersAndTellsEverybody() throws IOException {
    service.listen(
        Connect.class,
        event -> {
          var name = event.client().ask("Name: ");
          service.writeAll(name + " is here");
        });
    service.listen(Receive.class, event -> service.writeAll("said: " + event.line()));
    service.start("--port=0", "--quiet");
    try (var one = connect();
        var two = connect()) {
      expect(one, "Name: ");
      expect(two, "Name: ");
      send(one, "Ann\r\n");
      expect(one, "Ann is here\r\n");
      expect(two, "Ann is here\r\n");
      send(two, "Bob\r\nhello\r\n");
      expect(one, "Bob is here\r\nsaid: hello\r\n");
      expect(two, "Bob is here\r\nsaid: hello\r\n");
    }
  }

  @Test
  void handlesItsLinesOnTheLoopOfTheLink() throws IOException {
    Set<Boolean> onLoop = ConcurrentHashMap.newKeySet();
    service.listen(
        Receive.class,
        event -> {
          // The name of its carrier is behind the `@` of a virtual thread.
          onLoop.add(Thread.currentThread().toString().contains("parley-link-"));
          event.client().write(event.line());
        });
    service.start("--port=0", "--quiet");
    try (var one = connect()) {
      for (int count = 0; count < 100; count++) {
        send(one, "line " + count + "\r\n");
        expect(one, "line " + count + "\r\n");
      }
    }
    assertThat(onLoop).containsExactly(true);
  }

  @Test
  void leavesNobodyOutWhenItStops() throws Exception {
    var left = new CountDownLatch(1);
    service.listen(Disconnect.class, _ -> left.countDown());
    service.listen(Receive.class, event -> event.client().write("heard"));
    service.start("--port=0", "--quiet");
    try (var one = connect()) {
      send(one, "hello\r\n");
      expect(one, "heard\r\n");
      service.writeAll("goodbye");
      expect(one, "goodbye\r\n");
      service.close();
      assertThat(left.await(60, TimeUnit.SECONDS)).isTrue();
      assertThat(one.getInputStream().readAllBytes()).isEmpty();
    }
  }
}
