package dev.parley.gate;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.link.TelnetPolicy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
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
/// search has found.
final class AnyInput {
  private static final Path CORPUS = Path.of("src/test/resources/telnet");
  private static final String FOUND = "found";

  /// What one command may lead to: the request for character sets is the longest answer, and the
  /// offers come once.
  private static final int MOST_REPLY_PER_COMMAND = 160;

  private static final int MOST_PAYLOAD = 1100;
  private static final int PAYLOAD_BUDGET = 4000;

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

  static TelnetRecorder recorder() {
    return new TelnetRecorder(
        new TestPolicy()
            .payload(MOST_PAYLOAD, PAYLOAD_BUDGET)
            .declared(new TelnetPolicy.Declared(91, false, true))
            .build());
  }
}
