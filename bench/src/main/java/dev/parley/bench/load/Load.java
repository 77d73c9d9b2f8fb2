package dev.parley.bench.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// Runs a [Job]: opens its connections, keeps its lines in flight, and counts what comes back
/// during the window. When the window is over it stops sending, waits for what is still on its way,
/// and checks that the numbers add up.
///
/// Not thread-safe: many threads may use it, one at a time.
public abstract sealed class Load implements AutoCloseable permits EchoLoad, RelayLoad, ChatLoad {
  private static final int READ_BYTES = 1 << 18;
  private static final Duration LIMIT = Duration.ofSeconds(20);
  private static final Duration POLL = Duration.ofMillis(50);

  /// What is asked for.
  final Job job;

  private final Selector selector;
  private final List<Peer> peers = new ArrayList<>();
  private final Histogram latencies = new Histogram();
  private final ByteBuffer in = littleEndian(READ_BYTES);
  private final ByteBuffer out;
  private boolean sending = true;
  private long sent;
  private long received;

  Load(Job job) throws IOException {
    this.job = job;
    this.out = littleEndian(job.depth() * LineFormat.BYTES);
    this.selector = Selector.open();
  }

  /// Does the job, which takes its warm-up, its window and a little more.
  ///
  /// @throws LoadException if what comes back is not what was sent, or nothing comes
  public static Outcome run(Job job) throws IOException {
    return run(job, LIMIT);
  }

  /// Does the job, and waits at most so long for the first line and for the last ones.
  static Outcome run(Job job, Duration limit) throws IOException {
    try (Load load =
        switch (job.work()) {
          case CHAT -> new ChatLoad(job);
          case RELAY -> new RelayLoad(job);
          case ECHO, IDLE, DIALOG, COMPRESSED -> new EchoLoad(job);
        }) {
      return load.run(limit);
    }
  }

  /// Sends the first lines of a connection, if it is one that does.
  abstract void begin(Peer peer) throws IOException;

  /// Takes one line that came back.
  ///
  /// @param index where it begins in the buffer
  abstract void line(Peer peer, ByteBuffer in, int index, long now);

  /// Sends what the lines taken since the last call allow.
  abstract void afterRead(Peer peer) throws IOException;

  /// {@return how many deliveries a line that is sent leads to}
  abstract int copies();

  final List<Peer> peers() {
    return peers;
  }

  /// Sends lines of the peer, numbered from the given number on.
  ///
  /// @return whether they were sent; not when the window is over
  final boolean send(Peer peer, int first, int count) throws IOException {
    if (!sending) {
      return false;
    }
    out.clear();
    for (int i = 0; i < count; i++) {
      LineFormat.put(out, peer.index, first + i);
    }
    peer.send(out.flip());
    sent += count;
    return true;
  }

  /// Counts a line that is the one it should be.
  final void count(long latency) {
    received++;
    latencies.record(latency, 1);
  }

  private Outcome run(Duration limit) throws IOException {
    for (int i = 0; i < job.connections(); i++) {
      var peer = new Peer(i, job.port());
      peers.add(peer);
      if (job.work() == Job.Work.CHAT) {
        peer.expect(Job.WELCOME);
      }
      peer.channel.configureBlocking(false);
      peer.channel.register(selector, SelectionKey.OP_READ, peer);
    }
    for (Peer peer : peers) {
      begin(peer);
    }
    awaitLine(limit);
    pump(System.nanoTime() + Duration.ofMillis(job.warmupMillis()).toNanos());
    latencies.clear();
    var start = Moment.now(job.serverPids());
    pump(start.nanos() + Duration.ofMillis(job.windowMillis()).toNanos());
    awaitLine(limit);
    var end = Moment.now(job.serverPids());
    long lines = latencies.total();
    long p50 = latencies.quantile(0.5);
    long p99 = latencies.quantile(0.99);
    drain(limit);
    long serverCpu = end.serverCpu() - start.serverCpu();
    long loadCpu = end.ownCpu() - start.ownCpu();
    long otherCpu = Math.max(0, end.machineCpu() - start.machineCpu() - serverCpu - loadCpu);
    long nanos = end.nanos() - start.nanos();
    return new Outcome(lines, nanos, p50, p99, serverCpu, loadCpu, otherCpu, sent, received);
  }

  private void pump(long until) throws IOException {
    while (true) {
      long left = until - System.nanoTime();
      if (left <= 0) {
        return;
      }
      poll(Duration.ofNanos(left));
    }
  }

  /// Goes on until there is something to measure: a server that has just started, on a machine that
  /// does other things too, may take longer for a line than a short window lasts.
  private void awaitLine(Duration limit) throws IOException {
    long deadline = System.nanoTime() + limit.toNanos();
    while (latencies.total() == 0) {
      if (System.nanoTime() - deadline > 0) {
        throw new LoadException("no line came back within %s: %s".formatted(limit, job));
      }
      poll(POLL);
    }
  }

  private void drain(Duration limit) throws IOException {
    sending = false;
    long deadline = System.nanoTime() + limit.toNanos();
    while (received < sent * copies()) {
      if (System.nanoTime() - deadline > 0) {
        throw new LoadException(
            "%d of %d lines came back (expected all within %s): %s"
                .formatted(received, sent * copies(), limit, job));
      }
      poll(POLL);
    }
  }

  private void poll(Duration limit) throws IOException {
    try {
      selector.select(this::ready, Math.max(1, limit.toMillis()));
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private void ready(SelectionKey key) {
    var peer = (Peer) key.attachment();
    try {
      peer.receive(in);
      long now = System.nanoTime();
      int index = 0;
      for (; index + LineFormat.BYTES <= in.limit(); index += LineFormat.BYTES) {
        line(peer, in, index, now);
      }
      peer.keep(in.position(index));
      afterRead(peer);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Closes all connections.
  @Override
  public void close() throws IOException {
    for (Peer peer : peers) {
      peer.close();
    }
    selector.close();
  }

  private static ByteBuffer littleEndian(int bytes) {
    return ByteBuffer.allocateDirect(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  /// The clocks at one moment.
  ///
  /// Immutable.
  private record Moment(long nanos, long serverCpu, long ownCpu, long machineCpu) {
    static Moment now(List<Long> serverPids) {
      long own = ProcessHandle.current().pid();
      return new Moment(
          System.nanoTime(),
          serverPids.stream().mapToLong(ProcStat::process).sum(),
          ProcStat.process(own),
          ProcStat.machine());
    }
  }
}
