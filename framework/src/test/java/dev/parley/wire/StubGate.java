package dev.parley.wire;

import dev.parley.link.Frame;
import dev.parley.link.GateLink;
import dev.parley.link.GateOptions;
import dev.parley.link.Inheritance;
import dev.parley.link.ServiceLink;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;

/// A gate that writes down what is asked of it, and answers as the test says.
///
/// Thread-safe.
class StubGate implements GateLink {
  final List<String> calls = new CopyOnWriteArrayList<>();
  final List<Frame> frames = Collections.synchronizedList(new ArrayList<>());
  final CompletableFuture<ServiceLink> service = new CompletableFuture<>();
  final CountDownLatch turn = new CountDownLatch(1);
  volatile CountDownLatch room = new CountDownLatch(0);
  volatile Inheritance inheritance = Inheritance.NONE;

  @Override
  public List<InetSocketAddress> open(GateOptions options, ServiceLink service) throws IOException {
    calls.add("open " + options.limits().maxLineLength());
    if (options.listeners().isEmpty()) {
      throw new IOException("nothing to listen at");
    }
    this.service.complete(service);
    return options.listeners().stream().map(GateOptions.Listener::address).toList();
  }

  @Override
  public void admit() {
    calls.add("admit");
  }

  @Override
  public Executor loop() {
    throw new IllegalStateException("has no loop");
  }

  @Override
  public boolean isLoop(Thread thread) {
    return false;
  }

  @Override
  public void send(Frame frame) {
    frames.add(frame);
  }

  @Override
  public boolean isFull() {
    return room.getCount() > 0;
  }

  @Override
  public void awaitRoom() throws InterruptedException {
    calls.add("awaitRoom");
    room.await();
  }

  @Override
  public void unbind() {
    calls.add("unbind");
  }

  @Override
  public void close(Duration limit) {
    calls.add("close " + limit);
  }

  @Override
  public void ready() throws IOException, InterruptedException {
    calls.add("ready");
    try {
      turn.await();
    } catch (InterruptedException e) {
      calls.add("not its turn");
      throw e;
    }
  }

  @Override
  public Inheritance inherit() {
    calls.add("inherit");
    return inheritance;
  }

  @Override
  public void frozen() {
    calls.add("frozen after " + frames.size());
  }

  @Override
  public void restart() {
    calls.add("restart");
    throw new IllegalStateException("not now");
  }

  @Override
  public void stopping() {
    calls.add("stopping");
  }
}
