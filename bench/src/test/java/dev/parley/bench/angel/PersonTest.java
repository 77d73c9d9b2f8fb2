package dev.parley.bench.angel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.bench.load.LoadException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Somebody has to notice a service that is not what it should be.
@Timeout(180)
class PersonTest {
  private final Observer observer = new Observer();
  private ServerSocketChannel listener;
  private Person person;
  private SocketChannel other;

  @BeforeEach
  void connect() throws IOException {
    listener =
        ServerSocketChannel.open().bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    meet(new Script.Talk(7, ""));
  }

  private void meet(Script script) throws IOException {
    var address = (InetSocketAddress) listener.getLocalAddress();
    person = new Person(address, script, observer);
    person.channel.configureBlocking(true);
    other = listener.accept();
  }

  @AfterEach
  void close() throws IOException {
    person.close();
    other.close();
    listener.close();
  }

  @Test
  void takesTheAnswersOfDifferentProcesses() throws IOException {
    show("welcome\r\n");
    person.type(true);
    person.type(true);
    show("= 0 1 100\r\n= 1 2 200\r\n");

    assertThat(person.answered()).isEqualTo(2);
    assertThat(observer.serving()).isEqualTo(200);
    assertThat(observer.pause(100, 200)).isNotNegative();
  }

  @Test
  void takesAnswersInPieces() throws IOException {
    show("wel");
    show("come\r");
    show("\n");
    person.type(false);
    person.type(true);
    show("= 0 1");
    show(" 100\r\n");

    assertThat(person.answered()).isEqualTo(1);
  }

  @Test
  void noticesAnAnswerThatComesTwice() throws IOException {
    show("welcome\r\n");
    person.type(true);

    assertThatThrownBy(() -> show("= 0 1 100\r\n= 0 1 100\r\n"))
        .isInstanceOf(LoadException.class)
        .hasMessageContaining("expected nothing more");
  }

  @Test
  void noticesALineThatIsLost() throws IOException {
    show("welcome\r\n");
    person.type(true);
    person.type(true);

    assertThatThrownBy(() -> show("= 1 1 100\r\n"))
        .isInstanceOf(LoadException.class)
        .hasMessageContaining("saw \"= 1 1\" (expected \"= 0 1\")");
  }

  @Test
  void noticesALineThatWasHandledTwice() throws IOException {
    show("welcome\r\n");
    person.type(true);

    assertThatThrownBy(() -> show("= 0 2 100\r\n"))
        .isInstanceOf(LoadException.class)
        .hasMessageContaining("expected \"= 0 1\"");
  }

  @Test
  void noticesAnotherWelcome() throws IOException {
    show("welcome\r\n");
    person.type(true);

    assertThatThrownBy(() -> show("welcome\r\n")).isInstanceOf(LoadException.class);
  }

  @Test
  void noticesTheEndOfTheConnection() throws IOException {
    other.close();

    assertThatThrownBy(() -> person.read(ByteBuffer.allocate(100)))
        .isInstanceOf(LoadException.class)
        .hasMessageContaining("was disconnected");
  }

  @Test
  void noticesAWordOfAnotherThatIsLost() throws IOException {
    show("welcome\r\n~ 8 1\r\n~ 9 5\r\n~ 8 2\r\n");
    assertThat(person.heard(8)).isEqualTo(2);

    assertThatThrownBy(() -> show("~ 8 4\r\n"))
        .isInstanceOf(LoadException.class)
        .hasMessageContaining("heard 8 say 4 after 2");
  }

  @Test
  void noticesAQuestionThatIsAskedTwice() throws IOException {
    person.close();
    other.close();
    meet(new Script.Answers());
    show("welcome\r\n");
    person.type(true);
    person.type(true);
    show("? 0.0> ");

    assertThatThrownBy(() -> show("? 0.0> "))
        .isInstanceOf(LoadException.class)
        .hasMessageContaining("saw \"? 0.0\" (expected \"? 0.1\")");
  }

  private void show(String text) throws IOException {
    other.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII)));
    person.read(ByteBuffer.allocate(text.length()));
  }
}
