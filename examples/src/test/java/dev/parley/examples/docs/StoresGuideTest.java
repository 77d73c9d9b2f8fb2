package dev.parley.examples.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.Client;
import dev.parley.Connect;
import dev.parley.Disconnect;
import dev.parley.PostStart;
import dev.parley.Service;
import dev.parley.event.EventHandler;
import dev.parley.state.Was;
import dev.parley.store.Compare;
import dev.parley.store.DatabaseAddress;
import dev.parley.store.Defined;
import dev.parley.store.Definitions;
import dev.parley.store.Dropped;
import dev.parley.store.Id;
import dev.parley.store.MigrationReport;
import dev.parley.store.Page;
import dev.parley.store.Queried;
import dev.parley.store.Ref;
import dev.parley.store.Reloaded;
import dev.parley.store.SavedObjects;
import dev.parley.store.Session;
import dev.parley.store.Store;
import dev.parley.store.StoreConflictException;
import dev.parley.store.definition.DefinitionsException;
import dev.parley.testkit.TestService;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// The code of docs/stores.md.
@Timeout(180)
class StoresGuideTest {
  // tag::class[]
  public static final class User {
    @Id private String key;
    String name = "";
    @Queried int level = 1;
    @Queried Instant seenAt = Instant.EPOCH;
    Map<String, Integer> purse = new HashMap<>();
    @Nullable Ref<Place> home;
    @Session @Nullable Client client;

    private User() {} // for the store

    public User(String key) {
      this.key = key;
    }
  }

  // end::class[]

  // tag::place[]
  public static final class Place {
    @Id private String key;
    @Defined String name = "";
    @Defined Map<String, Ref<Place>> exits = new HashMap<>();
    int visitors;

    private Place() {}
  }

  // end::place[]

  // tag::duel[]
  public static final class Duel {
    @Id private String key;
    int rounds;

    private Duel() {}

    public Duel(String key) {
      this.key = key;
    }
  }

  // end::duel[]

  @TempDir Path folder;

  private final Service service = Service.create();
  // tag::store[]
  Store<User> users = service.store(User.class);
  Store<Place> places = service.store(Place.class);
  Store<Duel> duels = service.sessionStore(Duel.class);

  // end::store[]

  private String[] settings(String... more) {
    var all = new ArrayList<>(List.of(more));
    all.add("--root=" + folder);
    all.add("--store=" + "village.db");
    return all.toArray(String[]::new);
  }

  /// Runs a piece of a program in a handler.
  private void run(EventHandler<Connect> body) {
    run(service, body);
  }

  private void run(Service service, EventHandler<Connect> body) {
    service.listen(
        Connect.class,
        event -> {
          body.handle(event);
          event.client().write("Done.");
        });
    try (var running = TestService.start(service, settings())) {
      running.client().expect("Done.");
    }
  }

  @Test
  void findingAndSaving() {
    run(event -> {
      Client client = event.client();
      String key = "ann";
      // tag::save[]
      User user = users.loadOrCreate(key, () -> new User(key));
      user.client = client;
      user.seenAt = service.now();
      users.save(user); // waits until it is safe
      // end::save[]
      assertThat(users.find("ann")).containsSame(user);
      // tag::release[]
      users.release(user); // what is saved stays
      // end::release[]
      assertThat(users.active()).isEmpty();
      assertThat(users.load("ann").seenAt).isEqualTo(user.seenAt);
    });
  }

  @Test
  void references() {
    service.define(village());
    run(_ -> {
      var user = users.add(new User("ann"));
      // tag::ref[]
      user.home = places.ref("square");
      users.save(user);

      Place home = user.home.get(); // looked up now, and waits if it has to be read
      Place mill = home.exits.get("north").get();
      // end::ref[]
      assertThat(mill.name).isEqualTo("the old mill");
    });
  }

  private Path village() {
    return Path.of(
        URI.create(StoresGuideTest.class.getResource("/docs/village.yaml").toExternalForm()));
  }

  @Test
  void sessions() {
    // tag::session[]
    service.listen(
        Disconnect.class,
        event -> {
          for (User user : users.active()) {
            if (event.client().equals(user.client)) {
              user.client = null;
              users.touch(user); // the next process has to know
            }
          }
        });
    // end::session[]
    run(event -> {
      var user = users.add(new User("ann"));
      user.client = event.client();
      users.save(user);
      // tag::duelling[]
      Duel duel = duels.add(new Duel("ann-bob"));
      duel.rounds++;
      duels.touch(duel);
      // end::duelling[]
      assertThat(duels.active()).containsExactly(duel);
    });
  }

  @Test
  void transactions() {
    run(_ -> {
      var ann = users.add(new User("ann"));
      var bob = users.add(new User("bob"));
      // tag::transaction[]
      ann.purse.merge("silver", -3, Integer::sum);
      bob.purse.merge("silver", 3, Integer::sum);
      service.transaction(tx -> {
        tx.save(ann);
        tx.save(bob);
      });
      // end::transaction[]
      users.release(bob);
      assertThat(users.load("bob").purse).containsEntry("silver", 3);
    });
  }

  @Test
  void conflicts() {
    run(_ -> users.save(new User("ann")));
    var here = Service.create();
    Store<User> users = here.store(User.class);
    var elsewhere = Service.create();
    Store<User> theirs = elsewhere.store(User.class);
    run(
        here,
        _ -> {
          User user = users.load("ann");
          run(
              elsewhere,
              _ -> {
                theirs.load("ann").level = 7;
                theirs.save(theirs.load("ann"));
              });
          // tag::conflict[]
          try {
            user.name = "Ann";
            users.save(user);
          } catch (StoreConflictException e) {
            users.release(user); // what was saved by the other service stands
            user = users.load("ann");
            user.name = "Ann";
            users.save(user);
          }
          // end::conflict[]
          assertThat(user.level).isEqualTo(7);
        });
  }

  @Test
  void queries() {
    run(event -> {
      for (var key : List.of("ann", "bob", "carl")) {
        var user = new User(key);
        user.level = 11;
        users.save(user);
        users.release(user);
      }
      // tag::query[]
      List<User> masters =
          users
              .query()
              .where("level", Compare.GREATER, 10)
              .orderByDescending("level")
              .limit(20)
              .list();
      long lately =
          users
              .query()
              .where("seenAt", Compare.AT_LEAST, service.now().minus(Duration.ofDays(7)))
              .count();
      // end::query[]
      assertThat(masters).hasSize(3);
      assertThat(lately).isZero();
      int[] seen = {0};
      // tag::page[]
      Page<User> page = users.all(100);
      while (true) {
        for (User user : page.items()) {
          event.client().write(user.name);
          seen[0]++;
        }
        if (page.isLast()) {
          break;
        }
        page = users.all(100, page.end());
      }
      // end::page[]
      assertThat(seen[0]).isEqualTo(3);
    });
  }

  /// What users were at first.
  static final class EarlyHero {
    @Id String key = "ann";
    String nick = "Ann";
    int power = 4;
    boolean wizard = true;
    String motto = "Onwards!";
  }

  // tag::changed[]
  @Dropped("wizard")
  public static final class Hero {
    @Id private String key;

    @Was("nick")
    String name = ""; // was renamed

    @Queried int strength = 10; // was "power", in tens
    int luck = 5; // is new: heroes of old documents get this

    private Hero() {}
  }

  // end::changed[]

  @Test
  void changedClasses() throws Exception {
    var early = Service.create();
    Store<EarlyHero> earlyHeroes = early.store("hero", EarlyHero.class);
    run(early, _ -> earlyHeroes.save(new EarlyHero()));

    // tag::migration[]
    Store<Hero> heroes =
        service
            .store(Hero.class)
            .migration(1, fields -> fields.put("strength", (int) fields.remove("power") * 10));
    // end::migration[]
    run(_ -> {
      // tag::try[]
      MigrationReport report = heroes.tryMigrations(); // changes nothing
      report.failed().forEach((key, reason) -> System.out.println(key + ": " + reason));
      // end::try[]
      assertThat(report.migrated()).isEqualTo(1);
      assertThat(report.failed()).isEmpty();
      // tag::migrate[]
      heroes.migrate();
      // end::migrate[]
      assertThat(heroes.query().where("strength", 40).keys()).containsExactly("ann");
      var ann = heroes.load("ann");
      assertThat(ann.name).isEqualTo("Ann");
      assertThat(ann.luck).isEqualTo(5);
      heroes.save(ann);
    });
    try (var objects = SavedObjects.open(DatabaseAddress.of("village.db", folder, "", ""))) {
      var documents = new ArrayList<String>();
      objects.forEach(List.of("hero"), object -> documents.add(object.document()));
      assertThat(documents.getFirst()).contains("Onwards!").doesNotContain("wizard", "power");
    }
  }

  @Test
  void definitions() throws Exception {
    Path village = Files.copy(village(), folder.resolve("village.yaml"));
    // tag::define[]
    Definitions definitions =
        service
            .define(Path.of("village.yaml"))
            .check(
                places,
                (place, complaints) ->
                    place.exits.forEach((direction, to) -> {
                      if (!complaints.exists(places, to.key())) {
                        complaints.add("exits." + direction, to.key(), "the key of a place");
                      }
                    }));
    // end::define[]
    var started = new CompletableFuture<String>();
    service.listen(
        PostStart.class, _ -> started.complete(places.active("square").orElseThrow().name));
    run(event -> {
      Client client = event.client();
      Files.writeString(
          village, Files.readString(village).replace("the old mill", "the burnt mill"));
      // tag::reload[]
      try {
        Reloaded changes = definitions.reload();
        client.write("Done: " + changes);
      } catch (DefinitionsException e) {
        client.write(e.getMessage()); // file, line, column, what is there, what belongs there
      }
      // end::reload[]
      assertThat(places.active("mill").orElseThrow().name).isEqualTo("the burnt mill");
    });
    assertThat(started).isCompletedWithValue("the village square");
  }
}
