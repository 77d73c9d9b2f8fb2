package dev.parley.state;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// An enum: its constants by their names.
///
/// Thread-safe.
final class EnumForm extends ClassForm {
  private final Map<String, Object> constants = new HashMap<>();

  EnumForm(Class<?> type) {
    super(type, Tags.ENUM_ENTRY, List.of());
    for (var constant : type.getEnumConstants()) {
      for (var was : earlierNames(type, ((Enum<?>) constant).name())) {
        constants.putIfAbsent(was, constant);
      }
    }
    for (var constant : type.getEnumConstants()) {
      constants.put(((Enum<?>) constant).name(), constant);
    }
  }

  private static String[] earlierNames(Class<?> type, String constant) {
    try {
      var was = type.getField(constant).getAnnotation(Was.class);
      return was == null ? new String[0] : was.value();
    } catch (NoSuchFieldException e) {
      throw new IllegalStateException(type.getName() + " has no constant " + constant, e);
    }
  }

  @Override
  public void write(StateWriter out, Object value) {
    out.writeString(((Enum<?>) value).name());
  }

  @Override
  public Object read(StateReader in) {
    var constant = constants.get(in.readString());
    if (constant == null) {
      throw new Refused("a constant of " + type().getName() + " is gone");
    }
    return constant;
  }

  // Checked right before.
  @SuppressWarnings("unchecked")
  static <E extends Enum<E>> Class<E> constants(Class<?> type) {
    if (!type.isEnum()) {
      throw new Refused(type.getName() + " is no enum any more");
    }
    return (Class<E>) type;
  }
}
