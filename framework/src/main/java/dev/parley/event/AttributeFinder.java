package dev.parley.event;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.Field;
import java.lang.reflect.InaccessibleObjectException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Finds an attribute of an event class by its name: a constant of type [Attribute], else an
/// accessor without parameters of that name, as records have.
final class AttributeFinder {
  private AttributeFinder() {}

  /// @throws IllegalArgumentException if the class declares no such attribute
  static Attribute<?> find(Class<?> type, String name) {
    Objects.requireNonNull(name, "name");
    for (Class<?> declaring = type; declaring != null; declaring = declaring.getSuperclass()) {
      Attribute<?> constant = constant(declaring, name);
      if (constant != null) {
        return constant;
      }
      if (declaring != Object.class) {
        Attribute<?> accessor = accessor(declaring, name);
        if (accessor != null) {
          return accessor;
        }
      }
    }
    throw new IllegalArgumentException(
        "%s declares no attribute \"%s\" (expected a static Attribute of that name, or a method %s())"
            .formatted(type.getName(), name, name));
  }

  private static @Nullable Attribute<?> constant(Class<?> declaring, String name) {
    for (Field field : declaring.getDeclaredFields()) {
      if (Modifier.isStatic(field.getModifiers()) && field.getType() == Attribute.class) {
        try {
          field.setAccessible(true);
          if (field.get(null) instanceof Attribute<?> attribute && attribute.name().equals(name)) {
            return attribute;
          }
        } catch (IllegalAccessException | InaccessibleObjectException e) {
          throw new IllegalArgumentException("can't read " + field + "; make it public", e);
        }
      }
    }
    return null;
  }

  private static @Nullable Attribute<?> accessor(Class<?> declaring, String name) {
    try {
      Method method = declaring.getDeclaredMethod(name);
      if (Modifier.isStatic(method.getModifiers()) || method.getReturnType() == void.class) {
        return null;
      }
      method.setAccessible(true);
      MethodHandle handle = MethodHandles.lookup().unreflect(method);
      return Attribute.ofType(
          declaring, name, method.getReturnType(), event -> invoke(handle, event));
    } catch (NoSuchMethodException _) {
      return null;
    } catch (IllegalAccessException | InaccessibleObjectException e) {
      throw new IllegalArgumentException(
          "can't call " + declaring.getName() + "." + name + "(); make it public", e);
    }
  }

  private static @Nullable Object invoke(MethodHandle handle, Object event) {
    try {
      return handle.invoke(event);
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new HandlerException("reading an attribute of " + event, e);
    }
  }
}
