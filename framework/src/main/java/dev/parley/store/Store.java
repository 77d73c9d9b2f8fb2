package dev.parley.store;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// Objects of one class, found by their keys.
///
/// ```java
/// public final class User {
///   @Id String key;
///   String name;
///   @Queried int level;
///   @Session int strikes;
///   Ref<Room> room;
/// }
///
/// Store<User> users = service.store(User.class);     // before the service starts
///
/// var ann = users.loadOrCreate("ann", () -> new User("ann"));
/// ann.level++;
/// users.save(ann);                                   // waits until it is safe
/// ```
///
/// An object is **active** when somebody has found, added or saved it: then there is one object of
/// that key in the service, and everybody gets it. It stays active until [#release] or [#delete].
/// An object is **saved** when [#save] has returned: its fields, but for those marked `transient`
/// or [Session], are in the database as a JSON document. A store made by `service.sessionStore` has
/// active objects only, which come through restarts and crashes of the service with all their
/// fields.
///
/// The class needs a constructor without parameters, of any visibility, and one field marked [Id].
/// Its fields, and what they are made of, are read and written as they are, by Jackson; accessors
/// are not called. A field whose type is another stored class is written as the key, and read back
/// together with its object; a [Ref] is looked up only when it is asked. In a document, what the
/// class has no field for is kept; see [Dropped] and [dev.parley.state.Was].
///
/// Finders of one's own belong into a class around a store:
///
/// ```java
/// final class Masters {
///   private final Store<User> users;
///   ...
///   List<User> all() {
///     return users.query().where("level", Compare.GREATER, 50).list();
///   }
/// }
/// ```
///
/// While a call waits, the strand is left to others. In a step of a dialog, what a call found and
/// did is recorded, and not looked up or done again when the dialog is replayed in another process;
/// pages, queries and copies are read again.
///
/// Confined to its strand: call it only from a handler, timer or task of the service. Before the
/// start, what does not wait may be called by the thread that makes the service.
///
/// @param <T> the class of the objects
public interface Store<T> {
  /// {@return the name, by which the database knows it}
  String name();

  /// {@return the class of the objects}
  Class<T> type();

  /// {@return the key of an object}
  ///
  /// @throws IllegalArgumentException if it has none, or one that is not allowed
  String key(T object);

  // ---- before the start

  /// Has objects of a subclass saved too. Its simple name, written as that of a store, is kept in
  /// the documents. Objects of other subclasses are refused by [#save]. Before the start.
  ///
  /// @return this
  Store<T> kind(Class<? extends T> subclass);

  /// Says how documents that were saved by an earlier version of the class become those of the next
  /// one. What is saved at first is of form 1; with each migration declared, new documents are of
  /// the next form. A document is migrated when it is read, and stays as it was until its object is
  /// saved or [#migrate] is called. Documents of a form that this code does not know are left
  /// alone. Before the start.
  ///
  /// ```java
  /// users.migration(1, fields -> fields.put("strength", (int) fields.remove("power") * 10));
  /// ```
  ///
  /// @param from the form that is migrated to the next one; migrations are declared in order, from
  ///   1 on
  /// @param step changes the fields of a document, which are texts, numbers, truth values, lists,
  ///   maps and nulls; what it throws makes the object unreadable
  /// @return this
  Store<T> migration(int from, Consumer<Map<String, Object>> step);

  // ---- active objects; never waits

  /// {@return the object of that key, if it is active} Never waits.
  Optional<T> active(String key);

  /// {@return the active objects, in the order in which they became active} Never waits.
  Collection<T> active();

  /// Makes a new object active, without saving it. Never waits.
  ///
  /// @return the object
  /// @throws IllegalArgumentException if another object of its key is active
  T add(T object);

  /// Makes an object inactive; what is saved of it stays. Nothing happens if it is not active.
  /// Never waits.
  void release(T object);

  /// Says that [Session] fields of an active object have changed, or any field in a session store,
  /// so that the next process of the service gets them. Never waits.
  ///
  /// @throws IllegalArgumentException if it is not active
  void touch(T object);

  /// {@return a reference to the object of that key, whether it exists or not}
  Ref<T> ref(String key);

  /// {@return a reference to the object}
  Ref<T> ref(T object);

  // ---- finding; waits

  /// {@return the object of that key, active or saved; from now on it is active}
  ///
  /// @throws UnreadableObjectException if its saved form can't be read
  /// @throws StoreException if the database can't be read
  Optional<T> find(String key);

  /// {@return the object of that key, active or saved; from now on it is active}
  ///
  /// @throws NoSuchStoredException if there is none
  /// @throws UnreadableObjectException if its saved form can't be read
  default T load(String key) {
    return find(key)
        .orElseThrow(
            () -> new NoSuchStoredException("no " + name() + " \"" + key + "\" is stored"));
  }

  /// {@return the object of that key, active or saved, or else a new one, which is active and not
  /// saved}
  ///
  /// @param fresh makes an object of this key; must not wait
  /// @throws UnreadableObjectException if its saved form can't be read
  default T loadOrCreate(String key, Supplier<? extends T> fresh) {
    return find(key).orElseGet(() -> add(fresh.get()));
  }

  /// {@return the objects of these keys, active or saved, in this order; from now on they are
  /// active. Those that don't exist are left out}
  ///
  /// @throws UnreadableObjectException if the saved form of one can't be read
  List<T> findAll(Collection<String> keys);

  /// {@return a copy of what is saved under the key; never the active object} Saving the copy makes
  /// it active, which fails if another object of the key is.
  ///
  /// @throws UnreadableObjectException if its saved form can't be read
  Optional<T> peek(String key);

  /// {@return some of the saved objects that are not active, as copies, in the order of their keys}
  ///
  /// @param limit at most so many, one or more
  default Page<T> saved(int limit) {
    return saved(limit, "");
  }

  /// {@return some of the saved objects that are not active, as copies, in the order of their keys}
  ///
  /// @param limit at most so many, one or more
  /// @param after only those whose keys are behind this one
  Page<T> saved(int limit, String after);

  /// {@return some of all objects in the order of their keys: active ones themselves, copies of
  /// saved ones}
  ///
  /// @param limit at most so many, one or more
  default Page<T> all(int limit) {
    return all(limit, "");
  }

  /// {@return some of all objects in the order of their keys: active ones themselves, copies of
  /// saved ones}
  ///
  /// @param limit at most so many, one or more
  /// @param after only those whose keys are behind this one
  Page<T> all(int limit, String after);

  /// {@return a question about saved objects, which the database answers}
  Query<T> query();

  // ---- migrating; waits

  /// Finds out what [#migrate] would do, and changes nothing. Waits.
  MigrationReport tryMigrations();

  /// Brings all saved documents of earlier forms to the present one, each by itself, so that
  /// queries find them by their present fields; also those in which a field marked [Queried] has an
  /// earlier name. What is saved meanwhile is not overwritten. After that, code that does not know
  /// the form can't read them: at a restart the process before could not go on with them, so this
  /// is for a service that serves already. Waits.
  MigrationReport migrate();

  // ---- changing; waits

  /// Saves an object as it is at the call, makes it active, and waits until it is durable. Saves of
  /// one object are made in the order of the calls.
  ///
  /// @throws IllegalArgumentException if another object of its key is active
  /// @throws StoreConflictException if somebody else has saved it since this service has read it
  /// @throws StoreException if it can't be written
  void save(T object);

  /// Deletes what is saved of an object, and makes it inactive. Waits until that is durable.
  ///
  /// @return whether it was active or saved
  /// @throws StoreConflictException if somebody else has saved it since this service has read it
  boolean delete(T object);

  /// Deletes what is saved under a key, whoever saved it and whether it can be read or not, and
  /// makes the object inactive. Waits until that is durable.
  ///
  /// @return whether it was active or saved
  boolean delete(String key);
}
