package dev.parley.bench.jmh;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.parley.bench.load.Agreement;
import dev.parley.gate.AgreedInput;
import dev.parley.gate.LineAssembler;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.LineBasedFrameDecoder;
import io.netty.handler.codec.string.StringDecoder;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/// What it takes to make a line of 64 ASCII characters of the bytes of a read.
///
/// Not thread-safe: many threads may use it, one at a time.
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class DecodeBenchmark {
  private static final int LINES = 16;
  private static final int LONGEST_LINE = 4096;
  private static final String TEXT =
      "tell Ann The key to the old mill by the river is under a stone.\r\n";

  /// How many lines come in one read.
  @Param({"1", "16"})
  public int linesPerRead = LINES;

  private final Sink sink = new Sink();
  private byte[] read = {};
  private final AgreedInput agreed = new AgreedInput(Agreement.DECLARED, sink::line);
  private final LineAssembler assembler = new LineAssembler(LONGEST_LINE, sink);
  private final EmbeddedChannel netty =
      new EmbeddedChannel(
          new LineBasedFrameDecoder(LONGEST_LINE), new StringDecoder(UTF_8), new NettySink(sink));

  /// Has the client agree to everything.
  @Setup
  public void agree() {
    read = TEXT.repeat(linesPerRead).getBytes(US_ASCII);
    byte[] agreement = Agreement.bytes();
    agreed.accept(agreement, 0, agreement.length);
    var terminal = agreed.terminal();
    if (!terminal.compressed()
        || terminal.columns() != Agreement.COLUMNS
        || terminal.types().size() != 2
        || terminal.packages().size() != 4
        || terminal.options().size() != 3) {
      throw new IllegalStateException("agreed on " + terminal + " only (expected everything)");
    }
  }

  /// The gate's telnet layer.
  @Benchmark
  @OperationsPerInvocation(LINES)
  public void telnet(Blackhole hole) {
    sink.hole = hole;
    for (int left = LINES; left > 0; left -= linesPerRead) {
      agreed.accept(read, 0, read.length);
    }
  }

  /// The gate's lines without telnet: editing, controls and limits are dealt with.
  @Benchmark
  @OperationsPerInvocation(LINES)
  public void withoutTelnet(Blackhole hole) {
    sink.hole = hole;
    for (int left = LINES; left > 0; left -= linesPerRead) {
      assembler.accept(read, 0, read.length);
    }
  }

  /// Nothing but the search for line ends, byte by byte, and UTF-8; not even a line that comes in
  /// two reads.
  @Benchmark
  @OperationsPerInvocation(LINES)
  public void bare(Blackhole hole) {
    for (int left = LINES; left > 0; left -= linesPerRead) {
      int from = 0;
      for (int at = 0; at < read.length; at++) {
        if (read[at] == '\n') {
          int to = at > from && read[at - 1] == '\r' ? at - 1 : at;
          hole.consume(new String(read, from, to - from, UTF_8));
          from = at + 1;
        }
      }
    }
  }

  /// The decoders of bare Netty, with their pipeline.
  @Benchmark
  @OperationsPerInvocation(LINES)
  public void netty(Blackhole hole) {
    sink.hole = hole;
    for (int left = LINES; left > 0; left -= linesPerRead) {
      ByteBuf bytes = Unpooled.wrappedBuffer(read);
      netty.writeInbound(bytes);
    }
  }

  private static final class Sink implements LineAssembler.Sink {
    private @Nullable Blackhole hole;

    @Override
    public void line(String line) {
      if (hole != null) {
        hole.consume(line);
      }
    }

    @Override
    public void lineTooLong() {}
  }

  private static final class NettySink extends SimpleChannelInboundHandler<String> {
    private final Sink sink;

    NettySink(Sink sink) {
      this.sink = sink;
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, String line) {
      sink.line(line);
    }
  }
}
