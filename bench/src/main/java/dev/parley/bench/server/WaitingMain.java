package dev.parley.bench.server;

import dev.parley.bench.child.Parent;
import dev.parley.strand.Carrier;
import dev.parley.strand.LoopCarrier;
import dev.parley.strand.Strand;
import dev.parley.strand.Wait;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.epoll.EpollIoHandler;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
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
      } else if (command.startsWith("warm ")) {
        endWaits(strand, addWaits(strand, Integer.parseInt(command.substring("warm ".length()))));
      } else {
        var _ = addWaits(strand, Integer.parseInt(command.substring("wait ".length())));
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

  private static List<Wait<String>> addWaits(Strand strand, int count) throws InterruptedException {
    var waits = new ArrayList<Wait<String>>(count);
    for (int i = 0; i < count; i++) {
      Wait<String> wait = Wait.forInput(strand, "nothing");
      waits.add(wait);
      strand.execute(wait::await);
    }
    awaitTurn(strand);
    return waits;
  }

  private static void endWaits(Strand strand, List<Wait<String>> waits)
      throws InterruptedException {
    waits.forEach(wait -> wait.complete(""));
    awaitTurn(strand);
  }

  /// Returns when all that the strand was given before has run, or waits.
  private static void awaitTurn(Strand strand) throws InterruptedException {
    var turn = new CountDownLatch(1);
    strand.execute(turn::countDown);
    turn.await();
  }
}
