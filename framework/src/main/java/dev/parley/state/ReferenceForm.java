package dev.parley.state;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Things that are not state themselves: written as a key, and looked up again.
///
/// Thread-safe, as far as the two functions are.
final class ReferenceForm extends ClassForm {
  private final Function<Object, String> key;
  private final Function<String, ? extends @Nullable Object> resolve;

  <T> ReferenceForm(
      Class<T> type,
      Function<? super T, String> key,
      Function<String, ? extends @Nullable T> resolve) {
    super(type, Tags.REFERENCE_ENTRY, List.of());
    this.key = value -> key.apply(type.cast(value));
    this.resolve = resolve;
  }

  @Override
  public void write(StateWriter out, Object value) {
    String written;
    try {
      written = key.apply(value);
    } catch (RuntimeException e) {
      // Whose message may well name the key.
      throw new StateException(
          "%s: a %s without a key by which it could be found again (%s)"
              .formatted(out.path, type().getSimpleName(), e.getClass().getSimpleName()));
    }
    out.writeString(written);
  }

  @Override
  public Object read(StateReader in) {
    var value = resolve.apply(in.readString());
    return value == null ? Missing.EMPTY : type().cast(value);
  }
}
