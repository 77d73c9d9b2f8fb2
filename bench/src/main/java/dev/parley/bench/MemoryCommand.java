package dev.parley.bench;

import dev.parley.bench.child.Child;
import dev.parley.bench.load.Job;
import dev.parley.bench.server.WaitingMain;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// What is held for those who are there and say nothing.
///
/// Not thread-safe: many threads may use it, one at a time.
@Command(
    name = "memory",
    mixinStandardHelpOptions = true,
    description = "What a server holds for each idle connection, and for each dialog that waits.")
final class MemoryCommand extends Part {
  /// Connections that a server has served and lost before it counts as empty, so that what is made
  /// once for all of them is not divided among the later ones; and so that those before them are
  /// gone.
  private static final int GUESTS = 100;

  /// How often all connections come and go first: a thread that waits holds less when its code was
  /// compiled, which in a process that lives for weeks it is.
  private static final int WARMUPS = 3;

  /// With all of the heap resident from the start, what grows is what is outside it.
  private static final List<String> FLAGS = List.of("-Xms1g", "-Xmx1g", "-XX:+AlwaysPreTouch");

  @Option(
      names = "--connections",
      defaultValue = "10000",
      description = "How many connections (default: ${DEFAULT-VALUE}).")
  private int connections;

  @Option(
      names = "--waits",
      defaultValue = "100000",
      description = "How many tasks wait on the strand alone (default: ${DEFAULT-VALUE}).")
  private int waits;

  @Option(
      names = "--servers",
      split = ",",
      defaultValue = "parley,parley_fallback,netty,threads",
      description = "Who takes part (default: ${DEFAULT-VALUE}).")
  private List<Contestant> servers = List.of();

  @Override
  String measure() {
    var table = new Table(1, "bytes for each", "heap", "buffers", "sum", "all outside the heap");
    for (Contestant contestant : servers) {
      Memory idle = held(contestant, Job.Work.IDLE, WARMUPS);
      table.add(row("idle connection, " + contestant.title, idle));
      if (contestant == Contestant.PARLEY) {
        Memory dialog = held(contestant, Job.Work.DIALOG, WARMUPS).minus(idle);
        table.add(row("dialog that waits, over the idle connection", dialog));
        Memory first = held(contestant, Job.Work.DIALOG, 0).minus(idle);
        table.add(row("the same, the first ones after the start", first));
        Memory compressed = held(contestant, Job.Work.COMPRESSED, WARMUPS);
        table.add(row("connection with MCCP2 and all other options, in all", compressed));
        table.add(row("the same, over the idle connection", compressed.minus(idle)));
      }
    }
    for (boolean onLoop : new boolean[] {true, false}) {
      String where = onLoop ? "the event loop" : "the default scheduler";
      table.add(row("task that waits, strand alone on " + where, waiting(onLoop)));
    }
    return "%,d connections, %,d waiting tasks.%n%n%s".formatted(connections, waits, table);
  }

  private Memory held(Contestant contestant, Job.Work work, int warmups) {
    System.err.printf("  %s: %d of %s%n", contestant.title, connections, work);
    try (var server = Server.start(contestant, work, Server.ANY_CPU, FLAGS);
        var load = new LoadGenerator()) {
      for (int i = 0; i < warmups; i++) {
        load.hold(job(server, work, connections));
        load.release();
      }
      load.hold(job(server, work, GUESTS));
      load.release();
      Memory empty = server.memory();
      load.hold(job(server, work, connections));
      return server.memory().minus(empty).dividedBy(connections);
    }
  }

  private static Job job(Server server, Job.Work work, int connections) {
    return new Job(work, server.port(), List.of(), connections, 1, 0, 0);
  }

  private Memory waiting(boolean onLoop) {
    var flags = new ArrayList<>(Contestant.PARLEY.flags());
    flags.addAll(FLAGS);
    String carrier = onLoop ? "loop" : "standard";
    try (var child = Child.start("strand", Server.ANY_CPU, flags, WaitingMain.class, carrier)) {
      for (int i = 0; i < WARMUPS; i++) {
        child.tell("warm " + waits);
      }
      Memory empty = Memory.ask(child);
      child.tell("wait " + waits);
      return Memory.ask(child).minus(empty).dividedBy(waits);
    }
  }

  private static String[] row(String what, Memory memory) {
    return new String[] {
      what,
      "%,d".formatted(memory.heap()),
      "%,d".formatted(memory.buffers()),
      "%,d".formatted(memory.heap() + memory.buffers()),
      "%,d".formatted(memory.resident())
    };
  }
}
