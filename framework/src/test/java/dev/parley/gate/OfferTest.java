package dev.parley.gate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.link.Excess;
import dev.parley.link.Keystroke;
import dev.parley.link.Signal;
import dev.parley.link.TelnetPolicy;
import java.io.ByteArrayOutputStream;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

/// The first bytes that a client gets, as they are on the wire.
class OfferTest {
  private final ByteArrayOutputStream sent = new ByteArrayOutputStream();

  private TelnetInput input(TelnetPolicy policy) {
    return new TelnetInput(64, 100, policy, OptionTable.of(policy), System::nanoTime, new Sink());
  }

  private String sent() {
    return HexFormat.of().formatHex(sent.toByteArray());
  }

  @Test
  void offersInTheOrderThatClientsLike() {
    assertThat(input(TelnetPolicy.DEFAULTS).start()).isTrue();
    assertThat(sent())
        .isEqualTo(
            "fffd18" // DO TTYPE
                + "fffd1f" // DO NAWS
                + "fffb2a" // WILL CHARSET
                + "fffd27" // DO NEW-ENVIRON
                + "fffbc9" // WILL GMCP
                + "fffb46" // WILL MSSP
                + "fffb19" // WILL EOR
                + "fffb56"); // WILL MCCP2
  }

  @Test
  void offersWhatIsDeclaredBeforeCompression() {
    input(
            new TestPolicy()
                .declared(
                    new TelnetPolicy.Declared(91, false, true),
                    new TelnetPolicy.Declared(90, false, false),
                    new TelnetPolicy.Declared(93, true, true))
                .build())
        .start();
    assertThat(sent()).endsWith("fffb19" + "fffb5b" + "fffd5d" + "fffb56");
  }

  @Test
  void offersNeitherMsdpNorCompressionWhereTheyAreOff() {
    input(new TestPolicy().withoutCompression().withoutMsdp().build()).start();
    assertThat(sent()).isEqualTo("fffd18fffd1ffffb2afffd27fffbc9fffb46fffb19");
  }

  @Test
  void waitsForTheFirstCommandWhenItIsQuiet() {
    var quiet = input(new TestPolicy().quiet().build());
    assertThat(quiet.start()).isFalse();
    quiet.accept("look\r\n".getBytes(java.nio.charset.StandardCharsets.US_ASCII), 0, 6);
    assertThat(sent()).isEmpty();
    quiet.accept(new byte[] {-1, -3, 6}, 0, 3);
    assertThat(sent()).isEqualTo(HexFormat.of().formatHex(GateFixture.OFFERS) + "fffb06");
  }

  private final class Sink implements TelnetSink {
    @Override
    public void reply(byte[] bytes) {
      sent.writeBytes(bytes);
    }

    @Override
    public void line(String line) {}

    @Override
    public void key(Keystroke key) {}

    @Override
    public void lineTooLong() {}

    @Override
    public void compress(boolean on) {}

    @Override
    public void settled() {}

    @Override
    public void outOfBand(String name, String json) {}

    @Override
    public void subnegotiation(int option, byte[] payload) {}

    @Override
    public void signal(Signal signal) {}

    @Override
    public void exceeded(Excess excess) {}
  }
}
