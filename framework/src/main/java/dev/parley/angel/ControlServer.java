package dev.parley.angel;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Phaser;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Takes commands at a socket that only the owner of the angel can reach: one word in a line, which
/// is answered by lines as [Control.Mark] has them.
///
/// Thread-safe.
final class ControlServer implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(ControlServer.class);

  /// A command is a word; whoever sends more is told nothing.
  private static final int LONGEST = 64;

  private static final int CLOSING_SECONDS = 1;

  private final ServerSocketChannel server;
  private final Control control;

  /// One party for each conversation, and one for the server.
  private final Phaser conversations = new Phaser(1);

  private ControlServer(ServerSocketChannel server, Control control) {
    this.server = server;
    this.control = control;
  }

  /// Opens the socket, and takes commands until [#close].
  static ControlServer open(Path socket, Control control) throws IOException {
    var server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
    try {
      server.bind(UnixDomainSocketAddress.of(socket));
    } catch (IOException e) {
      server.close();
      throw e;
    }
    var opened = new ControlServer(server, control);
    Thread.ofPlatform().daemon().name("parley-angel-control").start(opened::accept);
    return opened;
  }

  private void accept() {
    try {
      while (true) {
        var client = server.accept();
        conversations.register();
        Thread.ofVirtual().name("parley-angel-command").start(() -> serve(client));
      }
    } catch (ClosedChannelException _) {
      log.trace("closed");
    } catch (IOException e) {
      log.warn("no more commands are taken: {}", e.getMessage());
    }
  }

  private void serve(SocketChannel client) {
    try (client) {
      var reader =
          new BufferedReader(
              Channels.newReader(client, StandardCharsets.UTF_8.newDecoder(), LONGEST));
      var line = new StringBuilder();
      int c = 0;
      while (line.length() < LONGEST && (c = reader.read()) >= 0 && c != '\n') {
        line.append((char) c);
      }
      answer(line.toString(), new Answer(client));
    } catch (IOException | UncheckedIOException e) {
      // Whoever asked may have gone; what was ordered is done all the same.
      log.debug("a command was not answered: {}", e.getMessage());
    } finally {
      conversations.arriveAndDeregister();
    }
  }

  private void answer(String word, Answer answer) {
    log.debug("command: {}", word.replaceAll("\\W", "?"));
    switch (word) {
      case "status" -> answer.write(Control.Mark.DONE, control.status());
      case "restart" -> answer.outcome(control.restart(answer::progress));
      case "stop" -> answer.outcome(control.stop(answer::progress));
      default ->
          answer.write(
              Control.Mark.FAILED,
              "this angel does not know that command (it knows status, restart and stop; it may be"
                  + " older than the program that asks)");
    }
  }

  /// Takes no more commands, and waits for a moment until those under way are answered.
  @Override
  public void close() {
    try {
      server.close();
      int phase = conversations.arriveAndDeregister();
      conversations.awaitAdvanceInterruptibly(phase, CLOSING_SECONDS, TimeUnit.SECONDS);
    } catch (IOException e) {
      log.debug("closing the socket for commands failed", e);
    } catch (TimeoutException _) {
      log.debug("somebody has connected and gives no command");
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  /// The other end of one conversation.
  private record Answer(SocketChannel client) {
    void progress(String text) {
      try {
        write(Control.Mark.PROGRESS, text);
      } catch (UncheckedIOException e) {
        log.debug("whoever gave the command has gone: {}", e.getMessage());
      }
    }

    void outcome(CompletionStage<String> outcome) {
      try {
        write(Control.Mark.DONE, outcome.toCompletableFuture().join());
      } catch (CompletionException e) {
        var reason = e.getCause() == null ? e : e.getCause();
        write(Control.Mark.FAILED, String.valueOf(reason.getMessage()));
      }
    }

    void write(Control.Mark mark, String text) {
      try {
        synchronized (client) {
          var bytes = ByteBuffer.wrap(mark.lines(text).getBytes(StandardCharsets.UTF_8));
          while (bytes.hasRemaining()) {
            client.write(bytes);
          }
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
