package dev.parley.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.Connect;
import dev.parley.Receive;
import dev.parley.Service;
import dev.parley.store.Id;
import dev.parley.store.Store;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Services with stores have a database of their own in a test.
@Timeout(180)
class StoreServiceTest {
  static final class Visitor {
    @Id private String key;
    int visits;
    List<String> said = new ArrayList<>();

    private Visitor() {}

    Visitor(String key) {
      this.key = key;
    }
  }

  private static Service guestBook() {
    var service = Service.create();
    Store<Visitor> visitors = service.store(Visitor.class);
    service.listen(
        Connect.class,
        event -> {
          var name = event.client().ask("Name: ");
          var visitor = visitors.loadOrCreate(name, () -> new Visitor(name));
          visitor.visits++;
          visitors.save(visitor);
          event.client().write("Visit " + visitor.visits + ".");
        });
    service.listen(Receive.class, event -> event.client().write("" + visitors.active().size()));
    return service;
  }

  @Test
  void savesInMemory() {
    for (int i = 0; i < 2; i++) {
      try (var book = MemoryService.start(StoreServiceTest::guestBook)) {
        var ann = book.client();
        ann.expect("Name: ");
        ann.send("ann");
        ann.expect("Visit 1.");
        ann.send("hello");
        ann.expect("1");
      }
    }
  }

  @Test
  void findsWhatAnotherProcessHasSaved() {
    try (var book = MemoryService.startUnderAngel(StoreServiceTest::guestBook)) {
      var ann = book.client();
      ann.expect("Name: ");
      ann.send("ann");
      ann.expect("Visit 1.");
      book.restart();
      var again = book.client();
      again.expect("Name: ");
      again.send("ann");
      again.expect("Visit 2.");
      book.crash();
      var once = book.client();
      once.expect("Name: ");
      once.send("ann");
      once.expect("Visit 3.");
      assertThat(book.isServing()).isTrue();
    }
  }
}
