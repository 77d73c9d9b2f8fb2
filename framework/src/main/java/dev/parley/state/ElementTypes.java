package dev.parley.state;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.WildcardType;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Whether a value is of a generic type, its elements too: the JVM would let a list of texts into a
/// field that is now a list of numbers, and throw at whoever uses it.
final class ElementTypes {
  private ElementTypes() {}

  /// {@return false if an element of the JDK's collections, maps or optionals is of another type}
  static boolean fit(Type type, @Nullable Object value) {
    if (value == null) {
      return true;
    }
    return switch (type) {
      case Class<?> c -> c.isInstance(value);
      case WildcardType wildcard -> fit(wildcard.getUpperBounds()[0], value);
      case ParameterizedType p -> fit(p.getRawType(), value) && partsFit(p, value);
      default -> true;
    };
  }

  private static boolean partsFit(ParameterizedType type, Object value) {
    if (!(type.getRawType() instanceof Class<?> raw) || !Refusal.isOfTheJdk(raw)) {
      return true; // its parameters may mean anything
    }
    var parts = type.getActualTypeArguments();
    return switch (value) {
      case Collection<?> all when parts.length == 1 -> allFit(parts[0], all);
      case Map<?, ?> map when parts.length == 2 ->
          allFit(parts[0], map.keySet()) && allFit(parts[1], map.values());
      case Optional<?> some when parts.length == 1 -> fit(parts[0], some.orElse(null));
      default -> true;
    };
  }

  private static boolean allFit(Type type, Collection<?> all) {
    for (var element : all) {
      if (!fit(type, element)) {
        return false;
      }
    }
    return true;
  }
}
