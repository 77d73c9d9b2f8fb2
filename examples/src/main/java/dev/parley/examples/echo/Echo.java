package dev.parley.examples.echo;

import dev.parley.Receive;
import dev.parley.Service;

/// An echo: sends back every byte, as it came.
public final class Echo {
  private Echo() {}

  /// Runs the echo until it is stopped.
  public static void main(String[] args) {
    service().run(args);
  }

  /// {@return the echo, not yet started}
  public static Service service() {
    var service = Service.create();
    service.raw();
    service.listen(Receive.class, event -> event.client().write(event.data()));
    return service;
  }
}
