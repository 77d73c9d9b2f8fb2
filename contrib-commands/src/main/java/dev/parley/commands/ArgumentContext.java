package dev.parley.commands;

import dev.parley.Client;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Around what an [ArgumentType] understands words.
///
/// Immutable.
///
/// @param client who typed them
/// @param command the command that they belong to
/// @param earlier the arguments before it, by their names
public record ArgumentContext(
    Client client, RegisteredCommand command, Map<String, Object> earlier) {
  /// Copies the map.
  public ArgumentContext {
    earlier = Collections.unmodifiableMap(new LinkedHashMap<>(earlier));
  }

  /// {@return an argument before it; null if it was left out}
  ///
  /// @throws ClassCastException if it is of another type
  public <T> @Nullable T get(String name, Class<T> type) {
    return type.cast(earlier.get(name));
  }
}
