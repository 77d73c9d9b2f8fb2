package dev.parley.examples.docs;

import dev.parley.Connect;
import dev.parley.Service;
import dev.parley.settings.Setting;

/// How docs/settings.md declares a setting.
// tag::own[]
final class Tables {
  static final Setting<Integer> SEATS =
      Setting.integer("seats", 40)
          .range(1, 500)
          .describedAs("People at one table; who comes later is sent away.");

  public static void main(String[] args) {
    var service = Service.create();
    service.settings().declare(SEATS);
    service.listen(
        Connect.class,
        event -> {
          if (service.clients().size() > service.settings().get(SEATS)) {
            event.client().write("All seats are taken.");
            event.client().close();
          }
        });
    service.run(args);
  }
}
// end::own[]
