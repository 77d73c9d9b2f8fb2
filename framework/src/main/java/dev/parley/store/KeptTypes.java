package dev.parley.store;

import dev.parley.state.StateCodec;
import java.lang.reflect.GenericArrayType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.WildcardType;

/// Finds the classes that the declared type of a field tells of.
final class KeptTypes {
  private KeptTypes() {}

  /// Declares them, as far as they are nobody's already; what can't be written is told when it is
  /// tried.
  static void declare(StateCodec codec, Type type) {
    switch (type) {
      case Class<?> raw when raw.isArray() -> declare(codec, raw.getComponentType());
      case Class<?> raw -> {
        if (!raw.isPrimitive() && !raw.getName().startsWith("java.") && !codec.isDeclared(raw)) {
          codec.declare(raw);
        }
      }
      case ParameterizedType parts -> {
        declare(codec, parts.getRawType());
        for (Type part : parts.getActualTypeArguments()) {
          declare(codec, part);
        }
      }
      case GenericArrayType array -> declare(codec, array.getGenericComponentType());
      case WildcardType wildcard -> declare(codec, wildcard.getUpperBounds()[0]);
      default -> {}
    }
  }
}
