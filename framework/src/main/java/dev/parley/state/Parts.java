package dev.parley.state;

import java.lang.reflect.GenericArrayType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.lang.reflect.WildcardType;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Finds what comes with a declared class: the records, enums and sealed types among its parts and
/// among theirs.
///
/// Not thread-safe: many threads may use it, one at a time.
final class Parts {
  private final Set<Class<?>> found = new LinkedHashSet<>();
  private final Set<Type> seen = new HashSet<>();

  /// {@return the classes of a declaration, the given ones first}
  static Set<Class<?>> of(Class<?>... types) {
    var parts = new Parts();
    for (var type : types) {
      parts.add(type);
    }
    return parts.found;
  }

  /// {@return the parts of a class without itself}
  static Set<Class<?>> inside(Class<?> type) {
    var parts = new Parts();
    parts.fields(type);
    return parts.found;
  }

  private void add(Class<?> type) {
    if (type.isArray()) {
      add(type.getComponentType());
    } else if (!type.isPrimitive() && !Refusal.isOfTheJdk(type) && found.add(type)) {
      if (type.isSealed()) {
        for (var permitted : type.getPermittedSubclasses()) {
          add(permitted);
        }
      }
      if (!type.isEnum()) {
        fields(type);
      }
    }
  }

  private void fields(Class<?> type) {
    for (var c = type; c != null && !Refusal.isOfTheJdk(c); c = c.getSuperclass()) {
      for (var field : c.getDeclaredFields()) {
        if (Fields.isState(field)) {
          walk(field.getGenericType());
        }
      }
      walk(c.getGenericSuperclass());
    }
  }

  private void walk(@Nullable Type type) {
    if (type == null || !seen.add(type)) {
      return;
    }
    switch (type) {
      case Class<?> c when c.isArray() -> walk(c.getComponentType());
      case Class<?> c when c.isRecord() || c.isEnum() || c.isSealed() -> add(c);
      case ParameterizedType p -> {
        walk(p.getRawType());
        walkAll(p.getActualTypeArguments());
      }
      case GenericArrayType a -> walk(a.getGenericComponentType());
      case WildcardType w -> walkAll(w.getUpperBounds());
      case TypeVariable<?> v -> walkAll(v.getBounds());
      default -> {}
    }
  }

  private void walkAll(Type[] types) {
    for (var type : types) {
      walk(type);
    }
  }
}
