package dev.parley.state;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// Types around one other value.
final class HolderForms {
  private HolderForms() {}

  static void addTo(BuiltIns.Sink sink) {
    sink.add(
        new BuiltIn(
            55,
            (out, v) -> write(out, ((Optional<?>) v).orElse(null)),
            in -> Optional.ofNullable(read(in))),
        Optional.class);
    sink.add(
        new BuiltIn(
            56,
            (out, v) -> write(out, ((AtomicReference<?>) v).get()),
            in -> new AtomicReference<@Nullable Object>(read(in))),
        AtomicReference.class);
  }

  private static void write(StateWriter out, @Nullable Object value) {
    out.path.field("value");
    out.value(value);
  }

  private static @Nullable Object read(StateReader in) {
    in.path.field("value");
    return Missing.asNull(in.value());
  }
}
