package dev.parley.bench.server;

import dev.parley.Connect;
import dev.parley.Receive;
import dev.parley.Service;
import dev.parley.bench.load.Job;

/// Parley as its users write it.
///
/// Thread-safe.
final class ParleyServer implements LineServer {
  /// The load expects lines only, as from the others: nothing is negotiated with it unless it
  /// begins, and nothing sent to those who are silent.
  private static final String[] SETTINGS = {"--port=0", "--quiet", "--msdp", "--keep-alive=0"};

  private final Service service = Service.create();

  ParleyServer(Job.Work work) {
    switch (work) {
      case ECHO, RELAY, IDLE ->
          service.listen(Receive.class, event -> event.client().write(event.line()));
      case CHAT -> {
        service.listen(Connect.class, event -> event.client().write(Job.WELCOME.strip()));
        service.listen(Receive.class, event -> service.writeAll(event.line()));
      }
      case COMPRESSED ->
          service.listen(
              Receive.class,
              event -> {
                event.client().write(Job.PAGE.replace("\r", "").stripTrailing());
                event.client().write(event.line());
              });
      case DIALOG -> service.listen(Connect.class, ParleyServer::interview);
    }
    service.start(SETTINGS);
  }

  private static void interview(Connect event) {
    while (true) {
      var _ = event.client().ask(Job.QUESTION);
    }
  }

  @Override
  public int port() {
    return service.address().getPort();
  }
}
