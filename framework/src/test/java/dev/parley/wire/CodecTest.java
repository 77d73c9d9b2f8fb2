package dev.parley.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.link.Frame;
import dev.parley.link.Order;
import dev.parley.link.ToGate;
import dev.parley.link.ToService;
import io.netty.buffer.Unpooled;
import java.net.Inet6Address;
import java.net.InetSocketAddress;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(180)
class CodecTest {
  private static final int ROUNDS = 60;

  private interface Reader {
    void read(Input in, Received received) throws WireException;
  }

  @Test
  void bringsBackEveryMessageToTheService() throws WireException {
    bringsBack(ToService.class, Upward::write, Upward::read);
    bringsBack(Order.class, Upward::write, Upward::read);
    bringsBack(Answer.class, Upward::write, Upward::read);
  }

  @Test
  void bringsBackEveryCallToTheGate() throws WireException {
    bringsBack(Call.class, Downward::write, Downward::read);
  }

  private static <T> void bringsBack(Class<T> family, BiConsumer<T, Output> writer, Reader reader)
      throws WireException {
    var samples = new Samples(new Random(family.getName().hashCode()));
    for (int round = 0; round < ROUNDS; round++) {
      for (var sample : samples.ofEach(family)) {
        var out = new Output(16);
        writer.accept(sample, out);
        assertSame(read(out.copy(), reader), sample);
      }
    }
  }

  @Test
  void bringsBackEveryStepOfAFrame() throws WireException {
    var samples = new Samples(new Random(1));
    for (int round = 0; round < ROUNDS; round++) {
      var frame = samples.frame();
      var out = new Output(16);
      Downward.write(frame, out);
      var back = (Frame) read(out.copy(), Downward::read);
      assertThat(back.steps()).hasSameSizeAs(frame.steps());
      for (int at = 0; at < frame.steps().size(); at++) {
        assertSame(back.steps().get(at), frame.steps().get(at));
      }
      assertThat(back.weight()).isEqualTo(frame.weight());
    }
  }

  private static void assertSame(Object back, Object sent) {
    assertThat(back).hasSameClassAs(sent).usingRecursiveComparison().isEqualTo(sent);
  }

  private static Object read(byte[] message, Reader reader) throws WireException {
    var splitter = new Splitter(LinkEnd.LARGEST_MESSAGE);
    splitter.add(Unpooled.wrappedBuffer(message));
    var in = new Input();
    assertThat(splitter.next(in)).isTrue();
    var received = new Received();
    reader.read(in, received);
    assertThat(splitter.size()).isZero();
    assertThat(received.all).hasSize(1);
    return received.all.getFirst();
  }

  @Test
  void bringsBackTheNameAndTheScopeOfAnAddress() throws Exception {
    var local = Inet6Address.getByAddress("here", new byte[16], 3);
    var back = back(new InetSocketAddress(local, 9000));
    assertThat(back.getHostString()).isEqualTo("here");
    assertThat(((Inet6Address) back.getAddress()).getScopeId()).isEqualTo(3);
    var numeric = back(new InetSocketAddress("127.0.0.1", 1));
    assertThat(numeric.getHostString()).isEqualTo("127.0.0.1");
    assertThat(back(InetSocketAddress.createUnresolved("no.where", 1)).isUnresolved()).isTrue();
  }

  private static InetSocketAddress back(InetSocketAddress address) throws WireException {
    var out = new Output(16);
    Values.write(address, out);
    return Values.address(new Input().over(out.array(), 0, out.size()));
  }

  @Test
  void writesAPayloadForManyOnce() {
    var text = "x".repeat(1000);
    var frame = new Frame();
    frame.add(new ToGate.WriteAll(LongStream.range(5_000_000, 5_010_000).toArray(), text));
    assertThat(Downward.write(frame, new Output(16))).isLessThan(1000 + 10_000 + 100);
  }

  /// The process at the other end may run code of another day. If this fails, what crosses the link
  /// has changed: count up [Greeting#VERSION], and put what it says now here.
  @Test
  void doesNotChangeWithoutAnotherVersion() throws Exception {
    var samples = new Samples(new Random(7));
    var out = new Output(16);
    Downward.write(samples.frame(), out);
    samples.ofEach(Call.class).forEach(call -> Downward.write(call, out));
    samples.ofEach(ToService.class).forEach(message -> Upward.write(message, out));
    samples.ofEach(Order.class).forEach(order -> Upward.write(order, out));
    var digest = MessageDigest.getInstance("SHA-256").digest(out.copy());
    assertThat("%d %s".formatted(Greeting.VERSION, HexFormat.of().formatHex(digest, 0, 8)))
        .isEqualTo("5 7bb911d86a289d06");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void refusesDamagedMessages(int seed) {
    var random = new Random(seed);
    var samples = new Samples(random);
    for (int round = 0; round < 100; round++) {
      var messages = new ArrayList<byte[]>();
      written(messages, out -> Downward.write(samples.frame(), out));
      samples.ofEach(Call.class).forEach(it -> written(messages, out -> Downward.write(it, out)));
      samples.ofEach(Answer.class).forEach(it -> written(messages, out -> Upward.write(it, out)));
      samples
          .ofEach(ToService.class)
          .forEach(it -> written(messages, out -> Upward.write(it, out)));
      for (var message : messages) {
        for (int damages = 1 + random.nextInt(4); damages > 0; damages--) {
          // Not the length: that is the splitter's, and has a test of its own.
          int at = Integer.BYTES + random.nextInt(message.length - Integer.BYTES);
          message[at] = (byte) (random.nextBoolean() ? random.nextInt() : 0xff);
        }
        int end = Integer.BYTES + 1 + random.nextInt(message.length - Integer.BYTES);
        readDamaged(Downward::read, message, end);
        readDamaged(Upward::read, message, end);
      }
    }
  }

  private static void written(List<byte[]> all, Consumer<Output> writer) {
    var out = new Output(16);
    writer.accept(out);
    all.add(out.copy());
  }

  private static void readDamaged(Reader reader, byte[] message, int end) {
    try {
      reader.read(new Input().over(message, Integer.BYTES, end), new Received());
    } catch (WireException e) {
      assertThat(e.getMessage()).isNotBlank();
    }
  }

  @Test
  void makesNothingThatIsLargerThanWhatHasCome() {
    var out = new Output(16);
    out.int8(0); // a frame
    out.int8(1); // with text for many
    out.number(Integer.MAX_VALUE);
    assertThatThrownBy(
            () -> Downward.read(new Input().over(out.array(), 0, out.size()), new Received()))
        .isInstanceOf(WireException.class)
        .hasMessageContaining("2147483647 parts");
  }

  @Test
  void refusesWhatFollowsTheEnd() {
    var out = new Output(16);
    Upward.write(new Order.Freeze(), out);
    out.int8(1);
    var in = new Input().over(out.array(), Integer.BYTES, out.size());
    assertThatThrownBy(() -> Upward.read(in, new Received()))
        .isInstanceOf(WireException.class)
        .hasMessage("1 bytes behind the end of the message");
  }
}
