package dev.parley.bench.server;

import dev.parley.bench.child.Parent;
import dev.parley.strand.Carrier;
import dev.parley.strand.LoopCarrier;
import dev.parley.strand.Strand;
import dev.parley.strand.Wait;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.epoll.EpollIoHandler;
import java.io.IOException;
import java.util.concurrent.CountDownLatch;

/// A JVM with a strand and nothing else. Its argument is the carrier, `loop` or `standard`. The
/// command `wait N` adds N tasks that wait for ever; `memory` is answered as [ServerMain] does.
public final class WaitingMain {
  private WaitingMain() {}

  /// Obeys until the parent is gone.
  static void main(String[] args) throws IOException, InterruptedException {
    var parent = Parent.connect();
    var strand = new Strand("bench");
    strand.start(carrier(args[0]));
    while (true) {
      String command = parent.command();
      if (command.equals("memory")) {
        parent.answer(Footprint.measure().answer());
      } else {
        addWaits(strand, Integer.parseInt(command.substring("wait ".length())));
      }
    }
  }

  private static Carrier carrier(String name) {
    if (name.equals("standard")) {
      return Carrier.standard();
    }
    var loop = new MultiThreadIoEventLoopGroup(1, EpollIoHandler.newFactory()).next();
    return LoopCarrier.on(loop, loop::inEventLoop);
  }

  private static void addWaits(Strand strand, int count) throws InterruptedException {
    for (int i = 0; i < count; i++) {
      strand.execute(() -> Wait.<String>forInput(strand, "nothing").await());
    }
    // Runs when the tasks before it have left the strand.
    var allWait = new CountDownLatch(1);
    strand.execute(allWait::countDown);
    allWait.await();
  }
}
