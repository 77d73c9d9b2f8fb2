package dev.parley.language;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/// Cases in a text file: blocks of lines, parted by empty lines; `#` begins a remark.
final class Blocks {
  private Blocks() {}

  static Stream<List<String>> of(String resource) {
    try (var stream = Blocks.class.getResourceAsStream(resource)) {
      String text = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
      return Arrays.stream(text.replaceAll("(?m)^#.*\n", "").strip().split("\n\n+"))
          .map(block -> List.of(block.split("\n")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
