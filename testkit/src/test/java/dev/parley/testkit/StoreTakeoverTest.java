package dev.parley.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.Client;
import dev.parley.Connect;
import dev.parley.Handler;
import dev.parley.PreStart;
import dev.parley.PreStop;
import dev.parley.Receive;
import dev.parley.RestartFailed;
import dev.parley.Service;
import dev.parley.Step;
import dev.parley.event.Key;
import dev.parley.store.Compare;
import dev.parley.store.Id;
import dev.parley.store.Queried;
import dev.parley.store.Ref;
import dev.parley.store.Session;
import dev.parley.store.Store;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// What is stored, and what is active, when one service follows another.
@Timeout(120)
class StoreTakeoverTest {
  private static final Key<Account> ACCOUNT = Key.of("account", Account.class);

  static final class Account {
    @Id private String key;
    @Queried int coins;
    @Session Client client;
    @Session List<Account> partners = new ArrayList<>();
    @Session int strikes;
    @Session Ref<Account> debtor;

    private Account() {}

    Account(String key) {
      this.key = key;
    }
  }

  static final class Table {
    @Id private String key;
    private String game = "chess";
    private Account host;
    private final List<String> moves = new ArrayList<>();

    private Table() {}

    Table(String key) {
      this.key = key;
    }
  }

  private final List<String> notes = new CopyOnWriteArrayList<>();
  private final AtomicInteger failingStarts = new AtomicInteger();
  private MemoryService running;

  /// The stores of the service that was made last; earlier ones keep theirs in their handlers.
  private Service bank() {
    var service = Service.create();
    Store<Account> accounts = service.store(Account.class);
    Store<Table> tables = service.sessionStore(Table.class);
    service.listen(Connect.class, () -> new Opening(accounts, notes));
    service.listen(Receive.class, event -> hear(service, accounts, tables, event));
    service.listen(
        PreStart.class,
        _ -> {
          if (failingStarts.getAndDecrement() > 0) {
            throw new IllegalStateException("not this time");
          }
        });
    service.listen(RestartFailed.class, _ -> notes.add("failed"));
    service.listen(
        PreStop.class,
        _ ->
            service.start(() -> {
              var late = new Account("late");
              accounts.save(late);
              notes.add("saved late");
            }));
    return service;
  }

  /// Asks in one step, with a save before the question.
  static class Opening extends Handler<Connect> {
    private final Store<Account> accounts;
    private final transient List<String> notes;
    private Account account;

    Opening(Store<Account> accounts, List<String> notes) {
      this.accounts = accounts;
      this.notes = notes;
    }

    @Step(10)
    protected void open() {
      String name = client().ask("Name: ");
      account = accounts.loadOrCreate(name, () -> new Account(name));
      account.client = client();
      accounts.save(account);
      client().put(ACCOUNT, account);
    }

    @Step(20)
    protected void deposit() {
      accounts.find("nobody").ifPresent(_ -> client().write("Somebody!"));
      account.coins += 5;
      service()
          .transaction(tx -> {
            notes.add("transaction");
            tx.save(account);
          });
      String coins = client().ask("Coins: ");
      account.coins = Integer.parseInt(coins);
      accounts.save(account);
      client().write(account.key + " has " + coins + ".");
    }
  }

  private void hear(Service service, Store<Account> accounts, Store<Table> tables, Receive event) {
    var client = event.client();
    var account = client.get(ACCOUNT);
    switch (event.line()) {
      case "strike" -> {
        account.strikes++;
        account.coins = 1000; // not saved
        account.partners.add(account);
        account.debtor = accounts.ref("bob");
        accounts.touch(account);
        client.write("Struck.");
      }
      case "stranger" -> {
        account.partners = List.of(new Account("Guest 1"));
        accounts.touch(account);
        client.write("Met.");
      }
      case "table" -> {
        var table = tables.loadOrCreate("corner", () -> new Table("corner"));
        table.game = null;
        table.host = account;
        table.moves.add("e4");
        tables.touch(table);
        client.write("Sit.");
      }
      case "show" -> {
        var table = tables.active("corner").orElse(null);
        client.write(
            "%s %d %d %s %s %s %s"
                .formatted(
                    account.key,
                    account.coins,
                    account.strikes,
                    account.client == client,
                    account.debtor,
                    account.partners.stream().allMatch(other -> other == account),
                    table == null
                        ? "-"
                        : table.game + " " + (table.host == account) + " " + table.moves));
      }
      case "crash" -> {
        account.coins++;
        accounts.save(account);
        if (!event.redelivered()) {
          running.crash();
        }
        client.write("Alive.");
      }
      case "rich" -> client.write("" + accounts.query().where("coins", Compare.GREATER, 10).keys());
      default -> client.write("What?");
    }
  }

  private MemoryClient opened(String name) {
    var client = running.client();
    client.expect("Name: ");
    client.send(name);
    client.expect("Coins: ");
    client.send("7");
    client.expect(name + " has 7.");
    return client;
  }

  @Test
  void activeObjectsAndTheirSessionFieldsComeThrough() {
    try (var bank = MemoryService.startUnderAngel(this::bank)) {
      running = bank;
      var ann = opened("ann");
      ann.send("strike");
      ann.expect("Struck.");
      ann.send("table");
      ann.expect("Sit.");
      bank.restart();
      ann.send("show");
      ann.expect("ann 7 1 true account/bob true null true [e4]");
      bank.crash();
      ann.send("show");
      ann.expect("ann 7 1 true account/bob true null true [e4]");
    }
  }

  @Test
  void whatCantBeKeptKeepsNobodyFromBeingServed() {
    try (var bank = MemoryService.startUnderAngel(this::bank)) {
      running = bank;
      var ann = opened("ann");
      ann.send("stranger");
      ann.expect("Met.");
      ann.send("rich");
      ann.expect("[]");
      bank.restart();
      ann.send("show");
      ann.expect("ann 7 0 true null true -");
    }
  }

  @Test
  void whatWasSavedBeforeACrashIsSaved() {
    try (var bank = MemoryService.startUnderAngel(this::bank)) {
      running = bank;
      var ann = opened("ann");
      ann.send("crash");
      ann.expect("Alive.");
      ann.send("show");
      ann.expect("ann 9 0");
    }
  }

  @Test
  void aDialogGoesOnWithItsObjectAndDoesNotSaveAgain() {
    try (var bank = MemoryService.startUnderAngel(this::bank)) {
      running = bank;
      var ann = bank.client();
      ann.expect("Name: ");
      bank.restart();
      ann.send("ann");
      ann.expect("Coins: ");
      bank.restart();
      bank.crash();
      ann.send("12");
      ann.expect("ann has 12.");
      ann.send("rich");
      ann.expect("[ann]");
      assertThat(notes).containsExactly("transaction");
    }
  }

  @Test
  void theOldServiceSavesOnWhenTheNewOneFails() {
    try (var bank = MemoryService.startUnderAngel(this::bank)) {
      running = bank;
      var ann = opened("ann");
      failingStarts.set(1);
      assertThatThrownBy(bank::restart).isInstanceOf(TakeoverFailedException.class);
      bank.takeFailures();
      ann.send("crash me not");
      ann.expect("What?");
      var bob = opened("bob");
      bob.send("rich");
      bob.expect("[]");
      assertThat(notes).contains("failed");
    }
  }

  @Test
  void savesWhileItStops(@TempDir Path folder) {
    var setting = "--store=" + folder.resolve("bank.db");
    try (var bank = MemoryService.start(this::bank, setting)) {
      running = bank;
      opened("ann");
    }
    assertThat(notes).contains("saved late");
    try (var bank = MemoryService.start(this::bank, setting)) {
      running = bank;
      var late = bank.client();
      late.expect("Name: ");
      late.send("late");
      late.expect("Coins: ");
    }
  }
}
