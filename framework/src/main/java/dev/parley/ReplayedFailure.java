package dev.parley;

import dev.parley.state.StateCodec;
import java.lang.reflect.InvocationTargetException;
import org.jspecify.annotations.Nullable;

/// Exceptions that a call threw in another process, made again from class and message: those of the
/// JDK and those that are declared, as far as they can be made of a message.
final class ReplayedFailure {
  private ReplayedFailure() {}

  /// {@return whether another process can make it again}
  static boolean isKnown(StateCodec codec, Class<?> type) {
    return type.equals(find(codec, type.getName())) && isMadeOfMessage(type);
  }

  /// @throws IllegalStateException if this process does not know the class
  static Exception make(StateCodec codec, String type, String message) {
    Class<?> known = find(codec, type);
    if (known == null) {
      throw new IllegalStateException(
          "a call had thrown " + type + ", which is not declared any more");
    }
    try {
      return (Exception) known.getConstructor(String.class).newInstance(message);
    } catch (NoSuchMethodException
        | InstantiationException
        | IllegalAccessException
        | InvocationTargetException e) {
      throw new IllegalStateException(
          "a call had thrown " + type + ", which can't be made any more", e);
    }
  }

  private static @Nullable Class<?> find(StateCodec codec, String name) {
    Class<?> type = name.startsWith("java.") ? ofJdk(name) : codec.find(name);
    return type != null && Exception.class.isAssignableFrom(type) ? type : null;
  }

  /// {@return a class of the JDK; null if it has none of that name}
  static @Nullable Class<?> ofJdk(String name) {
    try {
      return Class.forName(name, false, ClassLoader.getPlatformClassLoader());
    } catch (ClassNotFoundException _) {
      return null;
    }
  }

  private static boolean isMadeOfMessage(Class<?> type) {
    try {
      var _ = type.getConstructor(String.class);
      return true;
    } catch (NoSuchMethodException _) {
      return false;
    }
  }
}
