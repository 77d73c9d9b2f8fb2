package dev.parley.store;

import java.util.List;
import java.util.Optional;

/// A question about the saved objects of a store, which the database answers by its indexes. It
/// knows what is saved, not what has changed since in an active object.
///
/// ```java
/// var masters = users.query().where("level", Compare.GREATER, 10).orderBy("name").limit(20).list();
/// ```
///
/// What meets all conditions is found. Fields are those marked [Queried]. Objects that are active
/// are given themselves, others as copies that are not active.
///
/// Confined to its strand: call it only from a handler, timer or task of the service.
///
/// @param <T> the class of the objects
public interface Query<T> {
  /// Adds a condition.
  ///
  /// @param value of the field's type; for a field that refers to a stored object, that object or
  ///   its key
  /// @return this
  /// @throws IllegalArgumentException if the field is not marked [Queried], or the value is of
  ///   another type
  Query<T> where(String field, Compare compare, Object value);

  /// Adds the condition that a field has the value.
  ///
  /// @return this
  default Query<T> where(String field, Object value) {
    return where(field, Compare.EQUAL, value);
  }

  /// Adds the condition that a field has no value.
  ///
  /// @return this
  Query<T> whereNull(String field);

  /// Has the answers ordered by a field, those without a value first; otherwise, and where several
  /// have the same value, they are ordered by their keys.
  ///
  /// @return this
  Query<T> orderBy(String field);

  /// Has the answers ordered by a field, the greatest first.
  ///
  /// @return this
  Query<T> orderByDescending(String field);

  /// Has at most so many answers given.
  ///
  /// @param most one or more
  /// @return this
  Query<T> limit(int most);

  /// Leaves the first answers out.
  ///
  /// @param count zero or more
  /// @return this
  Query<T> skip(int count);

  /// {@return the objects; those that can't be read are left out and logged} Waits.
  List<T> list();

  /// {@return the first of the objects} Waits.
  Optional<T> first();

  /// {@return the keys of the objects} Waits.
  List<String> keys();

  /// {@return how many there are, whatever the limit} Waits.
  long count();
}
