package dev.parley.event;

import java.time.Duration;
import java.util.List;

/// Writes a registry down for people.
final class RegistryTree {
  private RegistryTree() {}

  static String of(Registry registry) {
    var text = new StringBuilder(registry.name());
    text.append(registry.isRunning() ? "" : " (stopped)");
    if (registry.refused() > 0) {
      text.append(", refused ").append(registry.refused());
    }
    text.append('\n');
    List<Listener> listeners = registry.listeners();
    for (Phase phase : registry.phases()) {
      text.append("  ").append(phase);
      text.append(phase.isConcurrent() ? ", concurrent" : "")
          .append(phase.isAlways() ? ", always" : "");
      text.append('\n');
      for (Listener listener : listeners) {
        if (listener.phase().equals(phase)) {
          append(text, listener);
        }
      }
    }
    return text.toString();
  }

  private static void append(StringBuilder text, Listener listener) {
    text.append("    ")
        .append(listener.type().getSimpleName())
        .append(": ")
        .append(listener.label());
    String terms = listener.terms();
    text.append(terms.isEmpty() ? "" : " [" + terms + "]");
    text.append(", calls ").append(listener.calls());
    if (listener.failures() > 0) {
      text.append(", failures ").append(listener.failures());
    }
    if (!listener.time().equals(Duration.ZERO)) {
      text.append(", time ").append(listener.time().toNanos() / 1000).append(" us");
    }
    text.append('\n');
  }
}
