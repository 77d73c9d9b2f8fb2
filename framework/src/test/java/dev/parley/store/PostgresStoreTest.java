package dev.parley.store;

class PostgresStoreTest extends StoreContract {
  private DatabaseAddress address;

  @Override
  DatabaseAddress address() throws Exception {
    if (address == null) {
      address = PostgresServer.database();
    }
    return address;
  }
}
