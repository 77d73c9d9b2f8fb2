package dev.parley.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// What was kept of active objects, in the next process.
@Timeout(60)
class RestoreTest {
  @TempDir private Path folder;

  private Store<Guest> guests;
  private Store<Table> tables;

  static final class Guest {
    static final Guest NOBODY = new Guest();

    @Id String key;
    int coins;
    @Session Guest partner = NOBODY;
    @Session String mood = "calm";

    Guest() {}

    Guest(String key) {
      this.key = key;
    }
  }

  static final class Table {
    @Id String key;
    List<Guest> seats = new ArrayList<>();

    Table() {}
  }

  private DatabaseAddress address() {
    return DatabaseAddress.of("guests.db", folder, "", "");
  }

  private StoreFixture open() throws Exception {
    return new StoreFixture(
            address(),
            stores -> {
              guests = stores.store("guest", Guest.class);
              tables = stores.sessionStore("table", Table.class);
            })
        .open();
  }

  /// What the process leaves to the next one.
  private static Map<String, byte[]> kept(StoreFixture fixture) throws Exception {
    return fixture.call(() -> {
      var kept = new HashMap<String, byte[]>();
      fixture.kept.forEach((slot, value) -> kept.put(slot, value.get()));
      return kept;
    });
  }

  @Test
  void aReferenceToWhatCantBeReadIsEmptyAndKeepsNothingElseFromComingBack() throws Exception {
    Map<String, byte[]> kept;
    try (var fixture = open()) {
      fixture.run(() -> {
        var ann = new Guest("ann");
        var bob = new Guest("bob");
        ann.partner = bob;
        ann.mood = "glad";
        guests.save(ann);
        guests.save(bob);
        var table = new Table();
        table.key = "round";
        table.seats.addAll(List.of(bob, ann));
        tables.add(table);
      });
      kept = kept(fixture);
    }
    try (var connection = new Connections(address()).open();
        var statement = connection.createStatement()) {
      statement.execute("update objects set document = '{\"coins\":[' where key = 'bob'");
    }
    try (var fixture = open()) {
      fixture.run(() -> {
        fixture.stores.restore(kept);
        var ann = guests.active("ann").orElseThrow();
        assertThat(ann.mood).isEqualTo("glad");
        assertThat(ann.partner).isNull();
        assertThat(guests.active("bob")).isEmpty();
        assertThat(tables.active("round").orElseThrow().seats).containsExactly(ann);
      });
    }
  }

  @Test
  void aFieldThatRefersToAnObjectWithoutAKeyIsLeftOut() throws Exception {
    Map<String, byte[]> kept;
    try (var fixture = open()) {
      fixture.run(() -> {
        var ann = new Guest("ann");
        ann.mood = "glad";
        ann.partner = new Guest("Guest 1");
        guests.save(ann);
      });
      kept = kept(fixture);
    }
    try (var fixture = open()) {
      fixture.run(() -> {
        fixture.stores.restore(kept);
        assertThat(guests.active("ann").orElseThrow().mood).isEqualTo("glad");
        assertThat(guests.active("ann").orElseThrow().partner).isSameAs(Guest.NOBODY);
      });
    }
  }
}
