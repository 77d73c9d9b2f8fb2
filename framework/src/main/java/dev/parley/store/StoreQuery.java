package dev.parley.store;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A query of a saved store, as SQL.
///
/// Confined to its strand.
final class StoreQuery<T> implements Query<T> {
  private final SavedStore<T> store;
  private final List<Condition> conditions = new ArrayList<>();
  private Order order = new Order("", false);
  private int limit = Integer.MAX_VALUE;
  private int skip;

  /// @param operand behind the field's expression
  private record Condition(QueriedField field, String operand, List<Object> parameters) {}

  /// @param field its expression; empty for the key alone
  private record Order(String field, boolean descending) {}

  StoreQuery(SavedStore<T> store) {
    this.store = store;
  }

  @Override
  public Query<T> where(String field, Compare compare, Object value) {
    QueriedField queried = store.queried(field);
    conditions.add(
        new Condition(queried, compare.operator() + " ?", List.of(queried.parameter(value))));
    return this;
  }

  @Override
  public Query<T> whereNull(String field) {
    conditions.add(new Condition(store.queried(field), "is null", List.of()));
    return this;
  }

  @Override
  public Query<T> orderBy(String field) {
    order = new Order(store.queried(field).name(), false);
    return this;
  }

  @Override
  public Query<T> orderByDescending(String field) {
    order = new Order(store.queried(field).name(), true);
    return this;
  }

  @Override
  public Query<T> limit(int most) {
    if (most < 1) {
      throw new IllegalArgumentException("limit: " + most + " (expected 1 or more)");
    }
    limit = most;
    return this;
  }

  @Override
  public Query<T> skip(int count) {
    if (count < 0) {
      throw new IllegalArgumentException("skip: " + count + " (expected 0 or more)");
    }
    skip = count;
    return this;
  }

  @Override
  public List<T> list() {
    return rows(limit).stream().flatMap(row -> store.present(row).stream()).toList();
  }

  @Override
  public Optional<T> first() {
    return rows(1).stream().findFirst().flatMap(store::present);
  }

  @Override
  public List<String> keys() {
    return rows(limit).stream().map(Row::key).toList();
  }

  @Override
  public long count() {
    Stores stores = store.stores;
    stores.requireStrand("count");
    String sql = "select count(*) from objects where " + where();
    return stores
        .await("count", stores.database().read(sql, parameters(), row -> row.getLong(1)))
        .getFirst();
  }

  private List<Row> rows(int most) {
    Stores stores = store.stores;
    stores.requireStrand("query");
    String sql = where() + " order by " + order() + " limit " + most + " offset " + skip;
    return stores.await("a query of " + store.name(), stores.database().rows(sql, parameters()));
  }

  private String where() {
    Dialect dialect = store.stores.database().dialect();
    // Written out, since an index for one store is only used where the store is known.
    var sql = new StringBuilder("store = '" + store.name() + "'");
    for (Condition condition : conditions) {
      QueriedField field = condition.field();
      sql.append(" and ")
          .append(dialect.field(field.name(), field.kind()))
          .append(' ')
          .append(condition.operand());
    }
    return sql.toString();
  }

  private List<Object> parameters() {
    Dialect dialect = store.stores.database().dialect();
    var parameters = new ArrayList<Object>();
    for (Condition condition : conditions) {
      for (Object parameter : condition.parameters()) {
        parameters.add(dialect.parameter(parameter, condition.field().kind()));
      }
    }
    return parameters;
  }

  private String order() {
    if (order.field().isEmpty()) {
      return "key";
    }
    QueriedField field = store.queried(order.field());
    return store.stores.database().dialect().field(field.name(), field.kind())
        + (order.descending() ? " desc nulls last, key desc" : " nulls first, key");
  }
}
