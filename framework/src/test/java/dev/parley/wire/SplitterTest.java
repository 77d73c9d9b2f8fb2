package dev.parley.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netty.buffer.Unpooled;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SplitterTest {
  private final Splitter splitter = new Splitter(1_000_000);
  private final Input in = new Input();

  @Test
  void cutsMessagesHoweverTheyArrive() throws WireException {
    var random = new Random(3);
    var out = new Output(16);
    var sent = new ArrayList<byte[]>();
    for (int count = 0; count < 2000; count++) {
      var body = new byte[count % 100 == 0 ? random.nextInt(300_000) : random.nextInt(100)];
      random.nextBytes(body);
      int start = out.begin(count & 0x7f);
      out.raw(body);
      out.end(start);
      sent.add(body);
    }
    var all = out.copy();
    var back = new ArrayList<byte[]>();
    int at = 0;
    while (at < all.length) {
      int piece = Math.min(all.length - at, 1 + random.nextInt(random.nextBoolean() ? 10 : 50_000));
      add(all, at, piece);
      at += piece;
      while (splitter.next(in)) {
        assertThat(in.int8()).isEqualTo(back.size() & 0x7f);
        back.add(rest());
      }
    }
    assertThat(back).hasSameSizeAs(sent);
    for (int count = 0; count < sent.size(); count++) {
      assertThat(back.get(count)).isEqualTo(sent.get(count));
    }
    assertThat(splitter.size()).isZero();
  }

  private byte[] rest() throws WireException {
    var bytes = new byte[in.left()];
    for (int at = 0; at < bytes.length; at++) {
      bytes[at] = (byte) in.int8();
    }
    return bytes;
  }

  @ParameterizedTest
  @ValueSource(ints = {0, -1, Integer.MIN_VALUE, 1_000_001, Integer.MAX_VALUE})
  void refusesLengthsThatCannotBe(int length) {
    var out = new Output(16);
    out.int32(length);
    splitter.add(Unpooled.wrappedBuffer(out.copy()));
    assertThatThrownBy(() -> splitter.next(in))
        .isInstanceOf(WireException.class)
        .hasMessage("a message of %d bytes (expected 1..1000000)".formatted(length));
  }

  @Test
  void waitsForAllOfAMessage() throws WireException {
    for (byte next : List.of((byte) 0, (byte) 0, (byte) 0, (byte) 2, (byte) 9)) {
      add(new byte[] {next}, 0, 1);
      assertThat(splitter.next(in)).isFalse();
    }
    add(new byte[] {8}, 0, 1);
    assertThat(splitter.next(in)).isTrue();
    assertThat(in.left()).isEqualTo(2);
  }

  private void add(byte[] bytes, int from, int count) {
    splitter.add(Unpooled.wrappedBuffer(bytes, from, count));
  }
}
