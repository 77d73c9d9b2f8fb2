package dev.parley.bench.load;

import java.io.IOException;
import java.nio.ByteBuffer;

/// The first connections talk, each in bursts, and everybody hears everything. The next burst of a
/// talker is sent when the last line of the one before has reached the last listener; so what is on
/// its way is bounded, and nobody is measured who merely waits in a queue of the load's own making.
final class ChatLoad extends Load {
  private final Talker[] talkers;

  /// Which line of which talker each listener has to get next.
  private final int[][] expected;

  ChatLoad(Job job) throws IOException {
    super(job);
    this.talkers = new Talker[job.talkers()];
    this.expected = new int[job.connections()][job.talkers()];
    for (int i = 0; i < talkers.length; i++) {
      talkers[i] = new Talker();
    }
  }

  @Override
  void begin(Peer peer) throws IOException {
    if (peer.index < talkers.length) {
      burst(peer.index);
    }
  }

  @Override
  void line(Peer peer, ByteBuffer in, int index, long now) {
    int sender = LineFormat.sender(in, index);
    if (sender < 0 || sender >= talkers.length) {
      throw new LoadException(
          "connection %d: a line of %d (expected a talker from 0 to %d)"
              .formatted(peer.index, sender, talkers.length - 1));
    }
    Talker talker = talkers[sender];
    int number = expected[peer.index][sender]++;
    if (number == talker.sent || !LineFormat.matches(in, index, sender, number)) {
      throw new LoadException(
          "connection %d: not line %d of the %d that talker %d sent"
              .formatted(peer.index, number, talker.sent, sender));
    }
    talker.missing--;
    count(now - talker.time);
  }

  @Override
  void afterRead(Peer peer) throws IOException {
    for (int i = 0; i < talkers.length; i++) {
      if (talkers[i].missing == 0) {
        burst(i);
      }
    }
  }

  private void burst(int index) throws IOException {
    Talker talker = talkers[index];
    talker.time = System.nanoTime();
    if (send(peers().get(index), talker.sent, job.depth())) {
      talker.sent += job.depth();
      talker.missing = (long) job.depth() * copies();
    }
  }

  @Override
  int copies() {
    return job.connections();
  }

  /// One who talks.
  private static final class Talker {
    int sent;

    /// Deliveries of the last burst that have not arrived.
    long missing;

    /// When the last burst was sent.
    long time;
  }
}
