package dev.parley.examples.angel;

import dev.parley.PostRestart;
import dev.parley.Receive;
import dev.parley.RestartFailed;
import dev.parley.Service;
import java.util.ArrayList;

/// A service that ends in whatever way it is asked to.
final class Fragile {
  private Fragile() {}

  @SuppressWarnings({"InfiniteLoopStatement", "StatementWithEmptyBody"})
  static void main(String[] args) {
    var service = Service.create();
    service.listen(
        Receive.class,
        event -> {
          switch (event.line()) {
            case "exit" -> System.exit(0);
            case "hang" -> {
              while (true) {}
            }
            case "memory" -> {
              var all = new ArrayList<long[]>();
              while (true) {
                all.add(new long[1 << 20]);
              }
            }
            case "stop" -> service.stop();
            case "restart" -> service.restart();
            default -> event.client().write("you said " + event.line());
          }
        });
    service.listen(PostRestart.class, event -> service.writeAll("back after " + event.cause()));
    service.listen(RestartFailed.class, event -> service.writeAll("failed: " + event.reason()));
    service.run(args);
  }
}
