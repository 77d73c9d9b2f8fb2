package dev.parley.bench.server;

import dev.parley.bench.child.Parent;
import dev.parley.bench.load.Job.Work;
import java.io.IOException;
import java.util.Locale;

/// The JVM of a server. Its arguments are the server and the work; it says `listening on
/// HOST:PORT`. The command `memory` is answered with `memory HEAP BUFFERS RESIDENT`, in bytes.
public final class ServerMain {
  private ServerMain() {}

  /// The servers.
  ///
  /// Immutable.
  public enum Kind {
    /// Parley, its strand on the event loop where `java.lang` is open to it.
    PARLEY,
    /// Netty, as its own examples do it.
    NETTY,
    /// A blocking virtual thread for each connection.
    THREADS
  }

  /// Serves until the parent is gone.
  static void main(String[] args) throws IOException, InterruptedException {
    var parent = Parent.connect();
    var kind = Kind.valueOf(args[0].toUpperCase(Locale.ROOT));
    var work = Work.valueOf(args[1].toUpperCase(Locale.ROOT));
    parent.answer("listening on 127.0.0.1:" + start(kind, work).port());
    while (true) {
      String command = parent.command();
      if (!command.equals("memory")) {
        throw new IllegalArgumentException("command \"" + command + "\" (expected memory)");
      }
      parent.answer(Footprint.measure().answer());
    }
  }

  private static LineServer start(Kind kind, Work work) throws IOException {
    boolean chat = work == Work.CHAT;
    return switch (kind) {
      case PARLEY -> new ParleyServer(work);
      case NETTY -> {
        var room = new NettyRoom();
        yield new NettyServer(() -> chat ? new NettyChat(room) : new NettyEcho());
      }
      case THREADS -> new ThreadServer(chat);
    };
  }
}
