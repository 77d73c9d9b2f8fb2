package dev.parley.examples.docs;

// tag::readme[]
import dev.parley.Receive;
import dev.parley.Service;

public final class Echo {
  public static void main(String[] args) {
    var service = Service.create();
    service.listen(Receive.class, event -> event.client().write(event.line()));
    service.run(args);
  }
}
// end::readme[]
