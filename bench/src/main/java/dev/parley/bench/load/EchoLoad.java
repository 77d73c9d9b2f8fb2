package dev.parley.bench.load;

import java.io.IOException;
import java.nio.ByteBuffer;

/// Every connection keeps its lines in flight: for each one that comes back it sends another.
final class EchoLoad extends Load {
  private final Flight[] flights;

  EchoLoad(Job job) throws IOException {
    super(job);
    this.flights = new Flight[job.connections()];
  }

  @Override
  void begin(Peer peer) throws IOException {
    flights[peer.index] = new Flight(job.depth());
    refill(peer, job.depth());
  }

  @Override
  void line(Peer peer, ByteBuffer in, int index, long now) {
    Flight flight = flights[peer.index];
    if (flight.back == flight.sent || !LineFormat.matches(in, index, peer.index, flight.back)) {
      throw new LoadException(
          "connection %d: not line %d of the %d sent"
              .formatted(peer.index, flight.back, flight.sent));
    }
    count(now - flight.times[flight.back % flight.times.length]);
    flight.back++;
  }

  @Override
  void afterRead(Peer peer) throws IOException {
    Flight flight = flights[peer.index];
    refill(peer, flight.times.length - (flight.sent - flight.back));
  }

  private void refill(Peer peer, int count) throws IOException {
    if (count == 0) {
      return;
    }
    Flight flight = flights[peer.index];
    long now = System.nanoTime();
    for (int i = 0; i < count; i++) {
      flight.times[(flight.sent + i) % flight.times.length] = now;
    }
    if (send(peer, flight.sent, count)) {
      flight.sent += count;
    }
  }

  @Override
  int copies() {
    return 1;
  }

  /// What one connection has sent and not got back.
  private static final class Flight {
    final long[] times;
    int sent;
    int back;

    Flight(int depth) {
      this.times = new long[depth];
    }
  }
}
