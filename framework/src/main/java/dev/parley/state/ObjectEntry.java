package dev.parley.state;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A class in the table of a blob: the names of the fields that were written, and what has become
/// of them in the present code.
///
/// Immutable.
final class ObjectEntry implements Decoder {
  private static final int NOWHERE = -1;

  private final List<String> names;
  private final ObjectForm form;

  /// For each written name the number of the slot that takes its value.
  private final int[] slots;

  ObjectEntry(ObjectForm form, List<String> names) {
    this.form = form;
    this.names = names;
    slots = new int[names.size()];
    Arrays.fill(slots, NOWHERE);
    var free = new boolean[form.slots().size()];
    Arrays.fill(free, true);
    match(free, (slot, name) -> slot.key().equals(name));
    match(free, Slot::wasKnownInOwnerAs);
    match(free, Slot::wasKnownAs);
  }

  private interface Match {
    boolean test(Slot slot, String name);
  }

  private void match(boolean[] free, Match match) {
    for (int i = 0; i < slots.length; i++) {
      for (int s = 0; s < free.length && slots[i] == NOWHERE; s++) {
        if (free[s] && match.test(form.slots().get(s), names.get(i))) {
          slots[i] = s;
          free[s] = false;
        }
      }
    }
  }

  List<String> names() {
    return names;
  }

  @Override
  public Object read(StateReader in) {
    return form.make(values(in));
  }

  /// {@return for each slot of the present class its value, or [Missing#ABSENT]}
  @Nullable Object[] values(StateReader in) {
    var values = new @Nullable Object[form.slots().size()];
    Arrays.fill(values, Missing.ABSENT);
    for (int i = 0; i < slots.length; i++) {
      if (slots[i] == NOWHERE) {
        in.path.field("(unknown)");
        in.skipValue();
      } else {
        var slot = form.slots().get(slots[i]);
        in.path.field(slot.key());
        values[slots[i]] = value(in, slot);
      }
    }
    return values;
  }

  private static @Nullable Object value(StateReader in, Slot slot) {
    var value = in.value();
    if (value == Missing.DROPPED) {
      return Missing.ABSENT;
    }
    if (value == Missing.EMPTY) {
      value = null;
    }
    if (!slot.accepts(value)) {
      in.drop(
          "was "
              + (value == null ? "null" : value.getClass().getName())
              + " and is now "
              + slot.typeName());
      return Missing.ABSENT;
    }
    return value;
  }
}
