package dev.parley.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import org.junit.jupiter.api.Test;

class TelnetFilterTest {
  private static final int[] SESSION = {
    'h', 255, 241, 'i', 255, 255, 255, 253, 6, 255, 252, 99, 255, 250, 31, 0, 80, 255, 255, 255,
    240, '!'
  };

  private final TelnetFilter filter = new TelnetFilter(_ -> false);

  @Test
  void givesTheSameAtAnySegmentation() {
    for (int size = 1; size <= SESSION.length; size++) {
      var text = new ByteArrayOutputStream();
      for (int at = 0; at < SESSION.length; at += size) {
        byte[] segment = bytes(at, Math.min(SESSION.length, at + size));
        text.writeBytes(filter.text(segment, segment.length));
      }
      assertThat(text.toByteArray()).containsExactly('h', 'i', 255, '!');
      assertThat(filter.takeCommands())
          .containsExactly("NOP", "DO TIMING-MARK", "WONT 99", "SB NAWS 00 50 ff");
    }
  }

  @Test
  void endsASubnegotiationAtAnyOtherCommandAndSaysSo() {
    filter.text(new byte[] {(byte) 255, (byte) 250, 24, (byte) 255, (byte) 249}, 5);
    assertThat(filter.takeCommands()).containsExactly("SB TTYPE (ended by IAC GA)");
  }

  @Test
  void namesUnknownCommandsByNumber() {
    filter.text(new byte[] {(byte) 255, 12}, 2);
    assertThat(filter.takeCommands()).containsExactly("12");
  }

  private static byte[] bytes(int from, int to) {
    byte[] bytes = new byte[to - from];
    for (int i = from; i < to; i++) {
      bytes[i - from] = (byte) SESSION[i];
    }
    return bytes;
  }
}
