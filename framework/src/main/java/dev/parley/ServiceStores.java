package dev.parley;

import dev.parley.link.Inheritance;
import dev.parley.settings.Settings;
import dev.parley.state.StateCodec;
import dev.parley.store.DatabaseAddress;
import dev.parley.store.Definitions;
import dev.parley.store.Store;
import dev.parley.store.StoreCall;
import dev.parley.store.StoreException;
import dev.parley.store.StoreHost;
import dev.parley.store.Stores;
import dev.parley.store.Transaction;
import dev.parley.store.definition.DefinitionsException;
import dev.parley.strand.Strand;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The stores of a service, joined to its life, its dialogs and what it keeps for the next process.
///
/// Confined to its strand; before the start, to the thread that makes the service.
final class ServiceStores implements StoreHost {
  private static final Logger log = LoggerFactory.getLogger(Service.class);

  private final Service service;
  private final Stores stores;

  ServiceStores(Service service) {
    this.service = service;
    stores = new Stores(this);
  }

  <T> Store<T> store(@Nullable String name, Class<T> type) {
    return stores.store(name == null ? Stores.nameOf(type) : name, type);
  }

  <T> Store<T> sessionStore(@Nullable String name, Class<T> type) {
    return stores.sessionStore(name == null ? Stores.nameOf(type) : name, type);
  }

  void transaction(Consumer<? super Transaction> body) {
    stores.transaction(body);
  }

  Definitions define(List<Path> paths) {
    return stores.define(paths);
  }

  /// Opens the database of the settings, if one is needed, and reads the definitions; the strand is
  /// held until that is done.
  void open() {
    Settings settings = service.settings();
    Path root = settings.get(Settings.ROOT);
    try {
      stores.open(
          DatabaseAddress.of(
              settings.get(StoreSettings.STORE),
              root,
              settings.get(StoreSettings.USER),
              settings.get(StoreSettings.PASSWORD)));
      stores.readDefinitions(root);
    } catch (StoreException | DefinitionsException e) {
      throw new StartException(String.valueOf(e.getMessage()), e);
    }
  }

  /// Lets the database go when everything is written; the strand is held until then.
  void close() {
    stores.close();
  }

  /// Goes on after a restart that has failed.
  void reopen() {
    try {
      stores.reopen();
    } catch (StoreException e) {
      log.error("nothing can be saved or found any more: restart the service", e);
    }
  }

  /// Waits until nobody waits for a save any more, at most as long as given.
  void awaitQuiet(Duration limit) {
    stores.awaitQuiet(limit);
  }

  /// Makes the objects active again that were active in another process.
  void restore(Inheritance inheritance) {
    stores.restore(inheritance.kept());
  }

  @Override
  public Strand strand() {
    return service.strand();
  }

  @Override
  public StateCodec codec() {
    return service.keeping().codec();
  }

  @Override
  public <T extends @Nullable Object> T call(StoreCall kind, Object prompt, Supplier<T> call) {
    CallKind recorded =
        switch (kind) {
          case FIND -> CallKind.FIND;
          case SAVE -> CallKind.SAVE;
          case DELETE -> CallKind.DELETE;
          case TRANSACTION -> CallKind.TRANSACTION;
        };
    return service.calls().<T, RuntimeException>await(recorded, 0, prompt, call::get);
  }

  @Override
  public boolean keeps() {
    return service.keeping().isOn();
  }

  @Override
  public void keep(String slot, Supplier<byte @Nullable []> value) {
    service.keeping().changed(slot, value);
  }

  @Override
  public boolean isLive(Class<?> type) {
    return type == Client.class || type == Clients.class || type == Service.class;
  }
}
