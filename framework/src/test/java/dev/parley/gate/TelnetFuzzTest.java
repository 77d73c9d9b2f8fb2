package dev.parley.gate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.link.TelnetPolicy;
import io.netty.buffer.Unpooled;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Any bytes, in any segmentation, give the same; never an exception; never more output or memory
/// than the input is worth. What random input finds is added to the corpus.
class TelnetFuzzTest {
  static List<byte[]> corpus() throws IOException {
    return AnyInput.corpus();
  }

  @ParameterizedTest
  @MethodSource("corpus")
  void theCorpusGivesTheSameInAnySegmentation(byte[] input) {
    var random = new Random(1);
    for (int round = 0; round < 5; round++) {
      AnyInput.check(input, random, "corpus");
    }
  }

  /// Else nothing of the changes between lines and keys would be tried.
  @Test
  void theCorpusHasLinesAndKeys() throws IOException {
    assertThat(AnyInput.corpus())
        .map(input -> AnyInput.feed(input, new int[0], "corpus"))
        .anySatisfy(client -> {
          assertThat(client.keys).contains("Up", "Escape", "Alt-O", "ü");
          assertThat(client.lines).contains("éb", "P");
        });
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
    var corpus = AnyInput.corpus();
    for (int round = 0; round < rounds; round++) {
      AnyInput.check(mutant(corpus, random), random, "seed " + seed);
    }
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
        HexFormat.of()
            .parseHex("fffffff0f0fafbfcfdfef4f6000102030d0a087f181f2a2745c95b56c3a91c1d1b4f");
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
    var client = AnyInput.recorder();
    client.feed("{fffd5bfffa5b}");
    var piece = new byte[1000];
    for (int count = 0; count < 10_000; count++) {
      client.feed(piece, new int[0]);
    }
    assertThat(client.mostKept()).isBetween(1, AnyInput.MOST_KEPT);
    client.feed("{fff0}look\n");
    assertThat(client.lines).containsExactly("look");
  }

  @Test
  void holdsNoMoreOfALineThanItMay() {
    var client = AnyInput.recorder();
    var piece = new byte[1000];
    Arrays.fill(piece, (byte) 'x');
    for (int count = 0; count < 10_000; count++) {
      client.feed(piece, new int[] {1, 500});
    }
    assertThat(client.mostKept()).isBetween(1, AnyInput.MOST_KEPT);
    assertThat(client.input.kept()).isPositive();
    client.feed("\n");
    assertThat(client.lines).hasSize(1);
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
    public int dataUpToIac(byte[] bytes, int from, int to) {
      return lines.acceptUpToIac(bytes, from, to);
    }

    @Override
    public void data255() {
      lines.accept(new byte[] {-1}, 0, 1);
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
