package dev.parley.state;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.objenesis.instantiator.ObjectInstantiator;
import org.objenesis.strategy.StdInstantiatorStrategy;

/// An object or record of a declared class: the values of its fields, whose names stand in the
/// table.
///
/// Thread-safe.
final class ObjectForm extends ClassForm {
  private final Fields fields;

  /// The canonical one of a record, one without parameters for other classes, or none.
  private final @Nullable Constructor<?> constructor;

  private final @Nullable ObjectInstantiator<?> instantiator;

  ObjectForm(Class<?> type, Class<?> upTo) {
    this(type, Fields.of(type, upTo));
  }

  private ObjectForm(Class<?> type, Fields fields) {
    super(type, Tags.OBJECT_ENTRY, fields.slots().stream().map(Slot::key).toList());
    this.fields = fields;
    constructor = constructor(type);
    instantiator =
        constructor == null ? new StdInstantiatorStrategy().newInstantiatorOf(type) : null;
  }

  private static @Nullable Constructor<?> constructor(Class<?> type) {
    try {
      var constructor =
          type.isRecord()
              ? type.getDeclaredConstructor(
                  Arrays.stream(type.getRecordComponents())
                      .map(RecordComponent::getType)
                      .toArray(Class<?>[]::new))
              : type.getDeclaredConstructor();
      return constructor.trySetAccessible() ? constructor : null;
    } catch (NoSuchMethodException e) {
      return null;
    }
  }

  List<Slot> slots() {
    return fields.slots();
  }

  @Override
  public void write(StateWriter out, Object value) {
    refuseTrouble(out, value);
    for (var slot : fields.slots()) {
      out.path.field(slot.key());
      out.value(slot.get(value));
    }
  }

  private void refuseTrouble(StateWriter out, Object value) {
    if (fields.trouble() != null) {
      throw new StateException(out.path.text(out.path.depth() - 1) + ": " + fields.trouble());
    }
    for (var field : fields.captured()) {
      Object captured;
      try {
        captured = field.get(value);
      } catch (IllegalAccessException e) {
        throw new IllegalStateException(field + " was made accessible before", e);
      }
      if (captured != null) {
        throw new StateException(
            out.path.text(out.path.depth() - 1)
                + ": "
                + type().getName()
                + (field.getName().startsWith("this$")
                    ? " keeps the object around it; make the class static"
                    : " keeps variables of the method around it; give it fields of its own"));
      }
    }
  }

  @Override
  public Object read(StateReader in) {
    throw in.damaged("an object without the names of its fields");
  }

  /// {@return a new object}
  ///
  /// @param values for each slot a value, or [Missing#ABSENT]
  Object make(@Nullable Object[] values) {
    if (fields.trouble() != null) {
      throw new Refused(fields.trouble());
    }
    if (!type().isRecord()) {
      var object = instantiator != null ? instantiator.newInstance() : call();
      fill(object, values);
      return object;
    }
    for (int i = 0; i < values.length; i++) {
      if (values[i] == Missing.ABSENT) {
        values[i] = slots().get(i).defaultValue();
      }
    }
    return call(values);
  }

  void fill(Object object, @Nullable Object[] values) {
    for (int i = 0; i < values.length; i++) {
      if (values[i] != Missing.ABSENT) {
        slots().get(i).set(object, values[i]);
      }
    }
  }

  private Object call(@Nullable Object... arguments) {
    try {
      if (constructor != null) {
        return constructor.newInstance(arguments);
      }
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof VirtualMachineError error) {
        throw error;
      }
      throw new Refused("the constructor of " + type().getName(), e.getCause());
    } catch (ReflectiveOperationException e) {
      throw new Refused("making a " + type().getName(), e);
    }
    throw new Refused(type().getName() + " has no constructor for its components");
  }
}
