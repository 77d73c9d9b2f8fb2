package dev.parley.store;

import java.lang.reflect.Field;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.exc.InvalidDefinitionException;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// The forms in which the objects of a store are saved: as objects of which subclass, and in which
/// version of the code.
///
/// Confined to its strand; before the start, to the thread that makes the service.
final class Forms<T> {
  /// The field of a document that names the subclass.
  static final String KIND = "$kind";

  private final String store;
  private final Shape<T> shape;
  private final Documents documents;
  private final Map<String, Shape<? extends T>> kinds = new LinkedHashMap<>();
  private final Migrations migrations;

  /// Classes of which an object was saved that can be read again.
  private final Set<Class<?>> readable = new HashSet<>();

  Forms(String store, Shape<T> shape, Documents documents) {
    this.store = store;
    this.shape = shape;
    this.documents = documents;
    migrations = new Migrations(store);
  }

  Migrations migrations() {
    return migrations;
  }

  /// Has objects of a subclass saved too.
  void kind(Shape<? extends T> kind) {
    Class<?> type = kind.type();
    String name = StoreNames.of(type);
    Shape<? extends T> known = kinds.putIfAbsent(name, kind);
    if (known != null && known.type() != type) {
      throw new IllegalArgumentException(
          "%s and %s are both of kind \"%s\" in store %s; rename one"
              .formatted(known.type().getName(), type.getName(), name, store));
    }
  }

  /// {@return the class that objects have which are of no kind}
  Shape<T> shape() {
    return shape;
  }

  /// {@return the names of the kinds}
  Set<String> kinds() {
    return kinds.keySet();
  }

  /// {@return the class of a kind; null if there is none}
  @Nullable Shape<? extends T> shape(String kind) {
    return kinds.get(kind);
  }

  /// {@return the earlier names of fields that may be asked for, of whichever kind}
  Set<String> earlierQueried() {
    var names = new LinkedHashSet<String>();
    Stream.concat(Stream.of(shape), kinds.values().stream())
        .forEach(kind -> {
          List<String> queried = kind.queried().stream().map(Field::getName).toList();
          documents
              .earlierNames(kind.type())
              .forEach((earlier, present) -> {
                if (queried.contains(present)) {
                  names.add(earlier);
                }
              });
        });
    return names;
  }

  /// {@return the shape of an object's class}
  Shape<? extends T> shapeOf(T object) {
    return kinds.values().stream()
        .<Shape<? extends T>>map(kind -> kind)
        .filter(kind -> kind.type() == object.getClass())
        .findFirst()
        .orElse(shape);
  }

  /// {@return the picture of an object as it is now}
  Write write(String key, Object object, Standing standing) {
    String kind = kind(object.getClass());
    ObjectNode document = documents.write(object, standing.rest());
    if (!readable.contains(object.getClass())) {
      requireReadable(key, document, object);
      readable.add(object.getClass());
    }
    Write write = write(key, kind, document, standing);
    if (String.valueOf(write.document()).contains("\\u0000")) {
      requireNoNul(key, document, "");
    }
    return write;
  }

  /// Tells at the first save of a class, and not when its objects are needed again, that Jackson
  /// knows how to write a part of them only.
  private void requireReadable(String key, ObjectNode document, Object object) {
    try {
      documents.check(document, Shape.of(object.getClass()).make(key));
    } catch (InvalidDefinitionException e) {
      // Of a class, and not of what anybody has written.
      throw new StoreException(unreadable(key, e.getOriginalMessage()), e);
    } catch (JacksonException e) {
      throw new StoreException(unreadable(key, Damage.of(e)));
    }
  }

  private String unreadable(String key, String why) {
    return "%s \"%s\" can't be saved, since it could not be read again: %s (expected parts that Jackson can make)"
        .formatted(store, key, why);
  }

  /// PostgreSQL has no such texts, and what one database refuses no other is to take.
  private void requireNoNul(String key, JsonNode value, String where) {
    value
        .properties()
        .forEach(field -> {
          String name = where + "." + field.getKey();
          if (name.indexOf('\0') >= 0) {
            throw nul(key, name);
          }
          requireNoNul(key, field.getValue(), name);
        });
    if (value.isArray()) {
      value.forEach(element -> requireNoNul(key, element, where));
    }
    if (value.isString() && value.stringValue().indexOf('\0') >= 0) {
      throw nul(key, where);
    }
  }

  private StoreException nul(String key, String where) {
    return new StoreException(
        "%s \"%s\" can't be saved: %s holds the character U+0000 (expected texts without it)"
            .formatted(store, key, where.substring(1).replace('\0', '?')));
  }

  /// {@return what was read, as it is to be saved in the present form}
  Write write(String key, Document<T> document, Standing standing) {
    return write(key, kind(document.shape().type()), document.fields(), standing);
  }

  private Write write(String key, String kind, ObjectNode fields, Standing standing) {
    ObjectNode document = fields;
    if (!kind.isEmpty()) {
      document = JsonNodeFactory.instance.objectNode();
      document.put(KIND, kind);
      document.setAll(fields);
    }
    return Write.save(store, key, document.toString(), migrations.form(), standing);
  }

  private String kind(Class<?> type) {
    if (type == shape.type()) {
      return "";
    }
    String name = StoreNames.of(type);
    Shape<? extends T> kind = kinds.get(name);
    if (kind == null || kind.type() != type) {
      throw new IllegalArgumentException(
          "%s can't be saved in store %s, which is for %s; declare it by kind(%s.class)"
              .formatted(type.getName(), store, shape.type().getName(), type.getSimpleName()));
    }
    return name;
  }

  /// What was read of an object.
  ///
  /// @param fields in the present form
  /// @param isOutdated whether they are saved in an earlier form, or by earlier names
  record Document<T>(
      Forms<T> forms, Row row, Shape<? extends T> shape, ObjectNode fields, boolean isOutdated) {
    /// {@return a new object with the key and nothing else}
    T make() {
      return shape.make(row.key());
    }

    /// Finds out whether an object can be made of it, without looking up what that refers to.
    ///
    /// @throws UnreadableObjectException if not
    void check() {
      forms.check(this);
    }

    /// Fills an object.
    ///
    /// @return how it stands to what is saved
    /// @throws UnreadableObjectException if it can't be filled; it may be so in part
    Standing fill(T object) {
      return forms.fill(this, object);
    }
  }

  /// @throws UnreadableObjectException if it is damaged, or written by newer code
  Document<T> read(Row row) {
    if (row.form() > migrations.form()) {
      throw new UnreadableObjectException(
          "%s \"%s\" was saved in form %d, by newer code (this code knows form %d); it is left as it is"
              .formatted(store, row.key(), row.form(), migrations.form()));
    }
    try {
      ObjectNode fields = documents.parse(row.document());
      if (row.form() < migrations.form()) {
        fields = documents.migrate(fields, map -> migrations.apply(row.key(), row.form(), map));
      }
      JsonNode kind = fields.remove(KIND);
      Shape<? extends T> shape = shape(row, kind);
      boolean isRenewed = documents.renew(fields, shape.type());
      boolean isOutdated = isRenewed || row.form() < migrations.form();
      return new Document<>(this, row, shape, fields, isOutdated);
    } catch (JacksonException e) {
      throw damaged(row, e);
    }
  }

  private Shape<? extends T> shape(Row row, @Nullable JsonNode kind) {
    if (kind == null) {
      return shape;
    }
    Shape<? extends T> known = kinds.get(kind.asString());
    if (known == null) {
      throw new UnreadableObjectException(
          "%s \"%s\" is of kind %s, which is not declared (expected one of %s); it is left as it is"
              .formatted(store, row.key(), kind, kinds.keySet()));
    }
    return known;
  }

  private void check(Document<T> document) {
    try {
      documents.check(document.fields(), document.make());
    } catch (JacksonException e) {
      throw damaged(document.row(), e);
    }
  }

  private Standing fill(Document<T> document, T object) {
    Row row = document.row();
    try {
      return new Standing(row.version(), documents.read(document.fields(), object));
    } catch (JacksonException e) {
      // What it refers to could not be asked for, which does not make it a damaged one.
      if (e.getCause() instanceof StoreException other
          && !(other instanceof UnreadableObjectException)) {
        throw other;
      }
      throw damaged(row, e);
    }
  }

  private UnreadableObjectException damaged(Row row, JacksonException e) {
    String message =
        "%s \"%s\" can't be read: %s; it is left as it is"
            .formatted(store, row.key(), Damage.of(e));
    Throwable cause = e.getCause();
    // Messages of Jackson quote what people have written.
    return cause == null || cause instanceof JacksonException
        ? new UnreadableObjectException(message)
        : new UnreadableObjectException(message, cause);
  }
}
