package dev.parley.state;

import java.util.List;

/// A type as such, not that of a value: of the elements of an array.
///
/// Thread-safe.
final class TypeForm extends ClassForm {
  TypeForm(Class<?> type) {
    super(type, Tags.TYPE_ENTRY, List.of());
  }

  @Override
  public void write(StateWriter out, Object value) {
    throw new IllegalArgumentException(type().getName() + " stands for no value");
  }

  @Override
  public Object read(StateReader in) {
    throw in.damaged("a type in the place of a value");
  }
}
