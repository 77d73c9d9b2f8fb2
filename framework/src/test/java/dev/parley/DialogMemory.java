package dev.parley;

import dev.parley.event.Key;
import dev.parley.link.Frame;
import dev.parley.link.GateLink;
import dev.parley.link.GateOptions;
import dev.parley.link.LeaveReason;
import dev.parley.link.Mode;
import dev.parley.link.ServiceLink;
import dev.parley.link.TerminalState;
import dev.parley.link.ToGate;
import dev.parley.link.ToService;
import dev.parley.strand.Time;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/// Has many clients sit in a dialog at once, and prints what each of them takes.
///
/// `java -Xmx512m dev.parley.DialogMemory 100000 100000` does so for 100,000, after as many have
/// come and gone: the stack of a dialog takes four times as much as long as its code is not
/// compiled.
public final class DialogMemory {
  private static final Key<String> NAME = Key.of("name", String.class);

  private DialogMemory() {}

  /// A conversation with state and two questions, the second of which is never answered.
  static final class Talk extends Handler<Connect> {
    private String name = "";

    @Step(10)
    void askName() {
      name = client().ask("Name: ");
      client().put(NAME, name);
    }

    @Step(20)
    void askMore() {
      client().write("Hello " + name + ".");
      int dice = service().random().nextInt(6);
      client().ask("Which colour, lucky number " + dice + "? ");
    }
  }

  /// A gate that keeps nothing of what is sent to the clients, except how many wait for the second
  /// answer.
  static final class EmptyGate implements GateLink {
    private final ThreadPoolExecutor loop =
        new ThreadPoolExecutor(
            1, 1, 100, TimeUnit.MILLISECONDS, new LinkedBlockingQueue<>(), this::thread);
    private final Semaphore asked = new Semaphore(0);
    private volatile Thread thread;
    private volatile ServiceLink service;

    EmptyGate() {
      loop.allowCoreThreadTimeOut(true);
    }

    private Thread thread(Runnable work) {
      thread = Thread.ofPlatform().daemon().unstarted(work);
      return thread;
    }

    void connect(long client) {
      var local = new InetSocketAddress(InetAddress.getLoopbackAddress(), 4000);
      var remote =
          new InetSocketAddress(InetAddress.getLoopbackAddress(), (int) (client % 60_000) + 1);
      service.receive(
          new ToService.Connected(
              client, Mode.LINE, remote, local, Instant.EPOCH, TerminalState.UNKNOWN));
      service.receive(new ToService.Lines(client, List.of("Person" + client)));
    }

    void leave(long client) {
      service.receive(new ToService.Left(client, LeaveReason.RESET));
    }

    void awaitAsked(int clients) throws InterruptedException {
      if (!asked.tryAcquire(clients, 2, TimeUnit.MINUTES)) {
        throw new IllegalStateException(
            "only %d of %d clients were asked".formatted(asked.availablePermits(), clients));
      }
    }

    @Override
    public List<InetSocketAddress> open(GateOptions options, ServiceLink service) {
      this.service = service;
      return List.of(new InetSocketAddress(InetAddress.getLoopbackAddress(), 4000));
    }

    @Override
    public void admit() {}

    @Override
    public Executor loop() {
      return loop;
    }

    @Override
    public boolean isLoop(Thread asked) {
      return asked.equals(thread);
    }

    @Override
    public void send(Frame frame) {
      for (ToGate step : frame.steps()) {
        if (step instanceof ToGate.Prompt(long _, String text) && text.startsWith("Which")) {
          asked.release();
        } else if (step instanceof ToGate.Close(long client)) {
          loop.execute(() -> service.receive(new ToService.Left(client, LeaveReason.CLOSED)));
        }
      }
    }

    @Override
    public boolean isFull() {
      return false;
    }

    @Override
    public void awaitRoom() {}

    @Override
    public void unbind() {}

    @Override
    public void close(Duration limit) {}
  }

  /// {@return the bytes of heap that each of so many clients in a dialog takes}
  ///
  /// @param before how many come and go first
  static long bytesPerDialog(int clients, int before) throws InterruptedException {
    var gate = new EmptyGate();
    try (var service = new Service(Time.system(), _ -> gate)) {
      service.listen(Connect.class, Talk::new);
      service.start();
      for (int client = clients + 1; client <= clients + before; client++) {
        gate.connect(client);
        gate.awaitAsked(1);
        gate.leave(client);
      }
      long empty = used();
      for (int client = 1; client <= clients; client++) {
        gate.connect(client);
      }
      gate.awaitAsked(clients);
      return (used() - empty) / clients;
    }
  }

  private static long used() {
    Runtime runtime = Runtime.getRuntime();
    long least = Long.MAX_VALUE;
    for (int i = 0; i < 5; i++) {
      System.gc();
      least = Math.min(least, runtime.totalMemory() - runtime.freeMemory());
    }
    return least;
  }

  @SuppressWarnings("SystemOut")
  public static void main(String[] args) throws InterruptedException {
    int clients = Integer.parseInt(args[0]);
    long bytes = bytesPerDialog(clients, Integer.parseInt(args[1]));
    System.out.println("%d clients in a dialog, %d bytes each".formatted(clients, bytes));
  }
}
