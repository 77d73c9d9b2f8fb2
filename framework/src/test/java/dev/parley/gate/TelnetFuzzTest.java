package dev.parley.gate;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.link.TelnetPolicy;
import io.netty.buffer.Unpooled;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Any bytes, in any segmentation, give the same; never an exception; never more output or memory
/// than the input is worth. The corpus holds one input per file, as text with bytes in hex between
/// braces; what random input finds is added there.
class TelnetFuzzTest {
  private static final Path CORPUS = Path.of("src/test/resources/telnet");

  /// What one byte of input may lead to: the request for character sets is the longest answer, and
  /// the offers come once.
  private static final int MOST_REPLY_PER_COMMAND = 160;

  static List<byte[]> corpus() throws IOException {
    try (Stream<Path> files = Files.list(CORPUS)) {
      var inputs = new ArrayList<byte[]>();
      for (Path file : files.sorted().toList()) {
        inputs.add(TelnetRecorder.bytes(Files.readString(file).replace("\n", "")));
      }
      return inputs;
    }
  }

  @ParameterizedTest
  @MethodSource("corpus")
  void theCorpusGivesTheSameInAnySegmentation(byte[] input) {
    var random = new Random(1);
    for (int round = 0; round < 20; round++) {
      check(input, random, "corpus");
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void randomInputGivesTheSameInAnySegmentation(long seed) throws IOException {
    search(seed, 2000);
  }

  @Tag("slow")
  @ParameterizedTest
  @ValueSource(longs = {11, 12, 13, 14})
  void muchRandomInputGivesTheSameInAnySegmentation(long seed) throws IOException {
    search(seed, 300_000);
  }

  private static void search(long seed, int rounds) throws IOException {
    var random = new Random(seed);
    var corpus = corpus();
    for (int round = 0; round < rounds; round++) {
      check(mutant(corpus, random), random, "seed " + seed);
    }
  }

  private static void check(byte[] input, Random random, String from) {
    var why = from + ": " + HexFormat.of().formatHex(input);
    var whole = feed(input, new int[0], why);
    var single = feed(input, IntStream.range(0, input.length).toArray(), why);
    var cut = feed(input, random.ints(5, 0, input.length + 1).sorted().toArray(), why);
    assertThat(single.outcome()).as(why).isEqualTo(whole.outcome());
    assertThat(cut.outcome()).as(why).isEqualTo(whole.outcome());

    assertThat(whole.lines)
        .as(why)
        .allMatch(line -> line.chars().noneMatch(Character::isISOControl))
        .allMatch(line -> line.getBytes(UTF_8).length <= 3 * TelnetRecorder.LIMIT);
    int commands = 0;
    for (byte value : input) {
      commands += value == -1 ? 1 : 0;
    }
    assertThat(whole.replied()).as(why).isLessThanOrEqualTo(commands * MOST_REPLY_PER_COMMAND);
    assertThat(whole.notices.size()).as(why).isLessThanOrEqualTo(input.length + 1);
  }

  private static TelnetRecorder feed(byte[] input, int[] cuts, String why) {
    var recorder = recorder();
    try {
      recorder.feed(input, cuts);
      recorder.input.finish();
      recorder.input.endPrompt();
    } catch (RuntimeException e) {
      throw new AssertionError(why, e);
    }
    return recorder;
  }

  private static TelnetRecorder recorder() {
    return new TelnetRecorder(
        new TestPolicy()
            .payload(1100, 4000)
            .declared(new TelnetPolicy.Declared(91, false, true))
            .build());
  }

  /// An input of the corpus, or two, with bytes changed, left out, doubled and put in.
  private static byte[] mutant(List<byte[]> corpus, Random random) {
    var out = new ByteArrayOutputStream();
    out.writeBytes(corpus.get(random.nextInt(corpus.size())));
    if (random.nextBoolean()) {
      out.writeBytes(corpus.get(random.nextInt(corpus.size())));
    }
    byte[] input = out.toByteArray();
    var interesting =
        HexFormat.of().parseHex("fffffff0f0fafbfcfdfef4f6000102030d0a087f181f2a2745c95b56c3a9");
    out.reset();
    int rate = 2 + random.nextInt(40);
    for (byte value : input) {
      switch (random.nextInt(rate)) {
        case 0 -> {
          switch (random.nextInt(4)) {
            case 0 -> {}
            case 1 -> out.writeBytes(new byte[] {value, value});
            case 2 -> out.write(random.nextInt(256));
            default ->
                out.writeBytes(new byte[] {value, interesting[random.nextInt(interesting.length)]});
          }
        }
        default -> out.write(value);
      }
    }
    return out.toByteArray();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void whatIsEncodedIsDecodedAsItWas(long seed) {
    var random = new Random(seed);
    var encoder = new TextEncoder();
    for (int round = 0; round < 500; round++) {
      var encoding = Encoding.values()[random.nextInt(Encoding.values().length)];
      var text = printable(encoding, random);
      var lines = new ArrayList<String>();
      var assembler =
          new LineAssembler(
              10_000,
              new LineAssembler.Sink() {
                @Override
                public void line(String line) {
                  lines.add(line);
                }

                @Override
                public void lineTooLong() {}
              });
      assembler.encoding(encoding);
      var decoder = new TelnetDecoder(new DataSink(assembler));
      var buffer = Unpooled.buffer();
      encoder.telnet(text + "\n", encoding).copyTo(buffer);
      var bytes = new byte[buffer.readableBytes()];
      buffer.readBytes(bytes);
      decoder.decode(bytes, 0, bytes.length);
      assertThat(lines).as("%s, seed %d", encoding, seed).containsExactly(text);
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void subnegotiationsAreDecodedAsTheyWere(long seed) {
    var random = new Random(seed);
    for (int round = 0; round < 500; round++) {
      var client =
          new TelnetRecorder(
              new TestPolicy().declared(new TelnetPolicy.Declared(91, false, true)).build());
      client.feed("{fffd5b}");
      var payload = new byte[random.nextInt(300)];
      random.nextBytes(payload);
      if (payload.length > 0 && random.nextBoolean()) {
        payload[random.nextInt(payload.length)] = -1;
      }
      client.feed(Telnet.subnegotiation(91, payload), new int[0]);
      assertThat(client.notices).containsExactly("91 " + HexFormat.of().formatHex(payload));
    }
  }

  @Test
  void holdsNoMoreOfASubnegotiationThanItMay() {
    var client = recorder();
    client.feed("{fffd5bfffa5b}");
    var piece = new byte[1000];
    for (int count = 0; count < 10_000; count++) {
      client.feed(piece, new int[0]);
    }
    client.feed("{fff0}look\n");
    assertThat(client.lines).containsExactly("look");
  }

  private static String printable(Encoding encoding, Random random) {
    var text = new StringBuilder();
    for (int left = random.nextInt(200); left > 0; left--) {
      int character =
          encoding == Encoding.UTF_8
              ? random.nextInt(Character.MAX_CODE_POINT + 1)
              : encoding
                  .charset()
                  .decode(ByteBuffer.wrap(new byte[] {(byte) random.nextInt(256)}))
                  .get(0);
      boolean plain =
          !Character.isISOControl(character)
              && character != 0xFFFD
              && Character.getType(character) != Character.SURROGATE;
      text.appendCodePoint(plain ? character : 'x');
    }
    return text.toString();
  }

  private record DataSink(LineAssembler lines) implements TelnetDecoder.Sink {
    @Override
    public void data(byte[] bytes, int from, int to) {
      lines.accept(bytes, from, to);
    }

    @Override
    public void command(int command) {
      throw new AssertionError("command " + command);
    }

    @Override
    public void negotiation(int verb, int option) {
      throw new AssertionError("negotiation " + verb);
    }

    @Override
    public int capacity(int option) {
      throw new AssertionError("subnegotiation of " + option);
    }

    @Override
    public void subnegotiation(int option, byte[] payload, int length) {}

    @Override
    public void passedOver(int option, boolean tooLarge) {}
  }
}
