package dev.parley.bench.server;

import dev.parley.Receive;
import dev.parley.Service;

/// Parley's echo as a program of its own, which may have an angel: its arguments are the settings.
public final class EchoMain {
  private EchoMain() {}

  static void main(String[] args) {
    var service = Service.create();
    service.listen(Receive.class, event -> event.client().write(event.line()));
    service.run(args);
  }
}
