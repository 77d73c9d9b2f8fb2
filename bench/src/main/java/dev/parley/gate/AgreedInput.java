package dev.parley.gate;

import dev.parley.link.Excess;
import dev.parley.link.Keystroke;
import dev.parley.link.Signal;
import dev.parley.link.TelnetPolicy;
import dev.parley.link.TerminalState;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.NullMarked;

/// The telnet layer of one client as the gate has it, with every option there is, for benchmarks.
/// It is in the gate's package since nobody else has a use for these classes alone.
///
/// Not thread-safe: many threads may use it, one at a time.
@NullMarked
public final class AgreedInput {
  private static final int LONGEST_LINE = 4096;
  private static final int MOST_COMMANDS = 256;

  private final TelnetInput input;

  /// A client that has been offered everything.
  ///
  /// @param declared the code of an option that the service declares
  /// @param lines where the lines go
  public AgreedInput(int declared, Consumer<String> lines) {
    var defaults = TelnetPolicy.DEFAULTS;
    var policy =
        new TelnetPolicy(
            false,
            true,
            true,
            true,
            true,
            defaults.settleLimit(),
            defaults.keepAlive(),
            defaults.areYouThereInterval(),
            defaults.maxPayload(),
            defaults.payloadBudget(),
            defaults.maxNesting(),
            defaults.maxVariables(),
            defaults.maxTerminalTypes(),
            List.of(new TelnetPolicy.Declared(declared, false, true)));
    var table = OptionTable.of(policy);
    input =
        new TelnetInput(
            LONGEST_LINE, MOST_COMMANDS, policy, table, System::nanoTime, new Sink(lines));
    input.start();
  }

  /// Takes bytes as they come from the socket.
  ///
  /// @param from the first
  /// @param to behind the last
  public void accept(byte[] bytes, int from, int to) {
    input.accept(bytes, from, to);
  }

  /// {@return what is known of the terminal now}
  public TerminalState terminal() {
    return input.terminal();
  }

  private record Sink(Consumer<String> lines) implements TelnetSink {
    @Override
    public void line(String line) {
      lines.accept(line);
    }

    @Override
    public void key(Keystroke key) {}

    @Override
    public void lineTooLong() {}

    @Override
    public void reply(byte[] bytes) {}

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
