package dev.parley.store;

import java.lang.annotation.Annotation;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What a stored class is made of.
///
/// Immutable.
final class Shape<T> {
  private final Class<T> type;
  private final Constructor<T> constructor;
  private final Field id;
  private final List<Field> fields;

  private Shape(Class<T> type, Constructor<T> constructor, Field id, List<Field> fields) {
    this.type = type;
    this.constructor = constructor;
    this.id = id;
    this.fields = fields;
  }

  /// @throws IllegalArgumentException if objects of the class can't be stored
  static <T> Shape<T> of(Class<T> type) {
    if (type.isInterface() || Modifier.isAbstract(type.getModifiers()) || type.isRecord()) {
      throw wrong(type, "a class that is neither abstract nor a record");
    }
    var fields = new ArrayList<Field>();
    for (Class<?> part = type; part != null && part != Object.class; part = part.getSuperclass()) {
      fields.addAll(0, Stream.of(part.getDeclaredFields()).filter(Shape::isState).toList());
    }
    fields.forEach(field -> field.setAccessible(true));
    List<Field> ids = fields.stream().filter(field -> is(field, Id.class)).toList();
    if (ids.size() != 1 || ids.getFirst().getType() != String.class) {
      throw wrong(type, "one field of type String that is marked @Id");
    }
    try {
      Constructor<T> constructor = type.getDeclaredConstructor();
      constructor.setAccessible(true);
      return new Shape<>(type, constructor, ids.getFirst(), List.copyOf(fields));
    } catch (NoSuchMethodException _) {
      throw wrong(type, "a constructor without parameters; an inner class has to be static");
    }
  }

  private static boolean isState(Field field) {
    return !Modifier.isStatic(field.getModifiers())
        && !Modifier.isTransient(field.getModifiers())
        && !field.isSynthetic();
  }

  private static boolean is(Field field, Class<? extends Annotation> mark) {
    return field.isAnnotationPresent(mark);
  }

  private static IllegalArgumentException wrong(Class<?> type, String expected) {
    return new IllegalArgumentException(
        "%s can't be stored (expected %s)".formatted(type.getName(), expected));
  }

  Class<T> type() {
    return type;
  }

  /// {@return a new object with that key}
  T make(String key) {
    try {
      T object = constructor.newInstance();
      id.set(object, key);
      return object;
    } catch (InvocationTargetException e) {
      throw new StoreException(
          "the constructor of %s failed: %s".formatted(type.getName(), e.getCause()), e);
    } catch (ReflectiveOperationException e) {
      throw new StoreException("%s can't be made: %s".formatted(type.getName(), e.getMessage()), e);
    }
  }

  /// @throws IllegalArgumentException if the object has no key, or one that is not allowed
  String key(Object object) {
    if (!(get(id, object) instanceof String key)) {
      throw new IllegalArgumentException(
          "%s.%s: null (expected a key)".formatted(type.getName(), id.getName()));
    }
    return StoreNames.check(type.getSimpleName() + "." + id.getName(), key);
  }

  static @Nullable Object get(Field field, Object object) {
    try {
      return field.get(object);
    } catch (IllegalAccessException e) {
      throw new StoreException("%s can't be read".formatted(field), e);
    }
  }

  static void copy(Field field, Object from, Object to) {
    try {
      field.set(to, field.get(from));
    } catch (IllegalAccessException e) {
      throw new StoreException("%s can't be filled".formatted(field), e);
    }
  }

  /// {@return the fields that are never saved}
  List<Field> session() {
    return fields.stream().filter(field -> is(field, Session.class)).toList();
  }

  /// {@return the fields that make an object of a session store}
  List<Field> all() {
    return fields.stream().filter(field -> !field.equals(id)).toList();
  }

  List<Field> saved() {
    return fields.stream().filter(field -> !field.equals(id) && !is(field, Session.class)).toList();
  }

  List<Field> queried() {
    return saved().stream().filter(field -> is(field, Queried.class)).toList();
  }
}
