package dev.parley.bench.load;

import java.io.IOException;
import java.nio.ByteBuffer;

/// The connections take turns: one line is in flight in all, and what it takes there and back is
/// not a queue.
final class RelayLoad extends Load {
  private final int[] sent;
  private final int[] back;
  private int turn;
  private long time;

  RelayLoad(Job job) throws IOException {
    super(job);
    this.sent = new int[job.connections()];
    this.back = new int[job.connections()];
  }

  @Override
  void begin(Peer peer) throws IOException {
    if (peer.index == 0) {
      next();
    }
  }

  private void next() throws IOException {
    time = System.nanoTime();
    if (send(peers().get(turn), sent[turn], 1)) {
      sent[turn]++;
    }
  }

  @Override
  void line(Peer peer, ByteBuffer in, int index, long now) {
    int number = back[peer.index];
    if (number == sent[peer.index] || !LineFormat.matches(in, index, peer.index, number)) {
      throw new LoadException(
          "connection %d: not line %d of the %d sent"
              .formatted(peer.index, number, sent[peer.index]));
    }
    back[peer.index]++;
    count(now - time);
  }

  @Override
  void afterRead(Peer peer) throws IOException {
    if (peer.index == turn && back[turn] == sent[turn]) {
      turn = (turn + 1) % job.connections();
      next();
    }
  }

  @Override
  int copies() {
    return 1;
  }
}
