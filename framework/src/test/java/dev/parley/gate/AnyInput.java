package dev.parley.gate;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.link.TelnetPolicy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// What has to hold for any bytes of a client: the same outcome in any segmentation, no exception,
/// and never more output or memory than the input is worth.
///
/// The corpus is in src/test/resources/telnet. A file holds one input, as text with bytes in hex
/// between braces, but for the one called `found`, in which each line is an input in hex that a
/// search has found. Two bytes in it are never fed: at their places the service begins to ask for
/// keys, or for a secret, or ends it.
final class AnyInput {
  private static final Path CORPUS = Path.of("src/test/resources/telnet");
  private static final String FOUND = "found";

  /// What one command may lead to: the request for character sets is the longest answer, and the
  /// offers come once.
  private static final int MOST_REPLY_PER_COMMAND = 160;

  /// What asking for something, or ending it, may lead to: two options, and a line end.
  private static final int MOST_REPLY_PER_MOVE = 8;

  private static final byte KEYS = 0x1C;
  private static final byte SECRET = 0x1D;

  private static final int MOST_PAYLOAD = 1100;
  private static final int PAYLOAD_BUDGET = 4000;

  /// Bytes that may be held on to: of a line, and of a message beside it.
  static final int MOST_KEPT = TelnetRecorder.LIMIT + MOST_PAYLOAD;

  private AnyInput() {}

  static List<byte[]> corpus() throws IOException {
    try (Stream<Path> files = Files.list(CORPUS)) {
      var inputs = new ArrayList<byte[]>();
      for (Path file : files.sorted().toList()) {
        if (file.endsWith(FOUND)) {
          Files.readAllLines(file).forEach(line -> inputs.add(HexFormat.of().parseHex(line)));
        } else {
          inputs.add(TelnetRecorder.bytes(Files.readString(file).replace("\n", "")));
        }
      }
      return inputs;
    }
  }

  /// @param random makes the segmentation
  /// @param from said when it fails
  static void check(byte[] input, Random random, String from) {
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
    assertThat(whole.keys)
        .as(why)
        .hasSizeLessThanOrEqualTo(input.length)
        .allMatch(key -> key.chars().noneMatch(Character::isISOControl));
    assertThat(whole.replied()).as(why).isLessThanOrEqualTo(worth(input));
    assertThat(whole.notices.size()).as(why).isLessThanOrEqualTo(input.length + 1);
    for (var fed : List.of(whole, single, cut)) {
      assertThat(fed.mostKept()).as(why).isLessThanOrEqualTo(MOST_KEPT);
    }
  }

  /// {@return how many bytes it may be answered with}
  private static int worth(byte[] input) {
    int most = 0;
    for (byte value : input) {
      most += value == -1 ? MOST_REPLY_PER_COMMAND : isMove(value) ? MOST_REPLY_PER_MOVE : 0;
    }
    return most;
  }

  private static boolean isMove(byte value) {
    return value == KEYS || value == SECRET;
  }

  static TelnetRecorder feed(byte[] input, int[] cuts, String why) {
    var recorder = recorder();
    boolean keys = false;
    boolean secret = false;
    int from = 0;
    try {
      for (int at = 0; at < input.length; at++) {
        if (isMove(input[at])) {
          feed(recorder, input, from, at, cuts);
          from = at + 1;
          if (input[at] == KEYS) {
            keys = !keys;
            recorder.input.keys(keys);
          } else {
            secret = !secret;
            recorder.input.echo(!secret);
          }
        }
      }
      feed(recorder, input, from, input.length, cuts);
      recorder.input.finish();
      recorder.input.endPrompt();
    } catch (RuntimeException e) {
      throw new AssertionError(why, e);
    }
    return recorder;
  }

  private static void feed(TelnetRecorder recorder, byte[] input, int from, int to, int[] cuts) {
    var within = IntStream.of(cuts).filter(cut -> cut > from && cut < to).map(cut -> cut - from);
    recorder.feed(Arrays.copyOfRange(input, from, to), within.toArray());
  }

  static TelnetRecorder recorder() {
    return new TelnetRecorder(
        new TestPolicy()
            .payload(MOST_PAYLOAD, PAYLOAD_BUDGET)
            .declared(new TelnetPolicy.Declared(91, false, true))
            .build());
  }
}
