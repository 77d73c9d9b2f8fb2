package dev.parley.store;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class SqliteStoreTest extends StoreContract {
  @TempDir Path folder;

  @Override
  DatabaseAddress address() {
    return DatabaseAddress.of("people.db", folder, "", "");
  }
}
