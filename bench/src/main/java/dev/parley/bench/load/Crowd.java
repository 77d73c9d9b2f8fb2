package dev.parley.bench.load;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// Many people who are there and say nothing any more.
///
/// Not thread-safe: many threads may use it, one at a time.
final class Crowd implements AutoCloseable {
  private final List<Peer> peers = new ArrayList<>();
  private final ByteBuffer line =
      ByteBuffer.allocateDirect(LineFormat.BYTES).order(ByteOrder.LITTLE_ENDIAN);

  /// Opens all connections of the job and waits until each was served.
  static Crowd gather(Job job) throws IOException {
    var crowd = new Crowd();
    try {
      for (int i = 0; i < job.connections(); i++) {
        crowd.add(i, job);
      }
      return crowd;
    } catch (IOException | LoadException e) {
      crowd.close();
      throw e;
    }
  }

  private void add(int index, Job job) throws IOException {
    var peer = new Peer(index, job.port());
    peers.add(peer);
    if (job.work() == Job.Work.COMPRESSED) {
      try (var compressed = new Compressed(peer)) {
        compressed.agree();
        send(peer);
        compressed.expect(Job.PAGE + sent());
      }
      return;
    }
    boolean dialog = job.work() == Job.Work.DIALOG;
    if (dialog) {
      peer.expect(Job.QUESTION);
    }
    send(peer);
    peer.expect(dialog ? Job.QUESTION : sent());
  }

  private void send(Peer peer) throws IOException {
    line.clear();
    LineFormat.put(line, peer.index, 0);
    peer.send(line.flip());
  }

  /// {@return the line that was sent last}
  private String sent() {
    return StandardCharsets.US_ASCII.decode(line.flip()).toString();
  }

  @Override
  public void close() throws IOException {
    for (Peer peer : peers) {
      peer.close();
    }
  }
}
