package dev.parley.state;

import com.esotericsoftware.kryo.KryoException;
import java.lang.invoke.MethodType;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Turns values into bytes that another version of their code can read, and back.
///
/// **What can be written.** Only classes that were declared, and these of the JDK: primitives and
/// their boxes, `String`, arrays, the usual lists, sets, maps and queues with what `List.of` and
/// `Collections.unmodifiableList` and their like return, `Optional`, `java.time`, `UUID`, `URI`,
/// `BigInteger`, `BigDecimal`, `BitSet`, `Locale`, `StringBuilder`, the single atomics,
/// `InetAddress` and `InetSocketAddress`. Of a declared class all fields are written that are
/// neither static nor transient, those of its superclasses too. What can't be read again is refused
/// when it is written.
///
/// **State is a tree.** Two fields that share an object have one each after reading. A cycle is
/// refused, and so is what is nested deeper than 100 objects.
///
/// **When the code changes.** Fields and components are found by their names, constants too. What
/// the bytes do not have gets its default: what a constructor without parameters gives to a field,
/// else zero or null. What the code does not have any more is left out. A field that has another
/// type gets its default, with a warning in the log. An object whose class is gone, a constant that
/// is gone, and an object whose constructor throws are left out with a warning: of a collection
/// that element, of a map that entry, otherwise that field. [Was] tells of renames.
///
/// **Bytes are not believed.** Damaged ones give a [StateException] or a value of declared classes.
/// No class is loaded by its name, and no more is allocated than the bytes can account for.
///
/// Messages and warnings name paths and types, never values.
///
/// Thread-safe.
public final class StateCodec {
  static {
    // Kryo decides when its classes initialise, which happens behind this class, whether it uses
    // sun.misc.Unsafe, and JDK 24 and later print a warning about that. We need nothing of it.
    if (System.getProperty("kryo.unsafe") == null) {
      System.setProperty("kryo.unsafe", "false");
    }
  }

  private static final Logger log = LoggerFactory.getLogger(StateCodec.class);

  private static final int KEPT_WRITERS = 8;
  private static final int REMEMBERED_WARNINGS = 1000;

  private final Vocabulary vocabulary = new Vocabulary();

  /// Writers have a buffer each, which is worth keeping.
  private final ArrayBlockingQueue<StateWriter> writers = new ArrayBlockingQueue<>(KEPT_WRITERS);

  /// The same for every client of a thousand, so each is logged once.
  private final Set<String> warned = ConcurrentHashMap.newKeySet();

  /// Creates a codec that knows only types of the JDK.
  public StateCodec() {}

  /// Declares classes whose values may be written and read.
  ///
  /// Those among the parts of a declared class that are records, enums or sealed are declared with
  /// it, as far as the types of its fields tell: `List<Item>` tells of `Item`, `List<?>` of
  /// nothing. Subclasses that are not permitted by a sealed type have to be declared one by one.
  /// Whoever declares the same class again changes nothing; another class of the same name (of
  /// another loader) is the one that is read from then on.
  ///
  /// @throws IllegalArgumentException if a class can never be state: one of the JDK that is not
  ///   built in, a lambda, an anonymous class; or if two classes claim one earlier name
  public StateCodec declare(Class<?>... types) {
    vocabulary.declare(types.clone());
    return this;
  }

  /// {@return whether values of exactly this class can be written, parts aside}
  public boolean isDeclared(Class<?> type) {
    return vocabulary.isDeclared(Objects.requireNonNull(type, "type"));
  }

  /// {@return the declared class of that name, or that had it once; null if there is none}
  public @Nullable Class<?> find(String name) {
    return vocabulary.byName(name);
  }

  /// Has values of a type and its subtypes written as a key, and looked up when they are read. This
  /// goes before declaring them.
  ///
  /// @param key gives the key of a value, on the thread that writes; not null. A value for which it
  ///   throws can't be written
  /// @param resolve gives the value of a key, on the thread that reads; null if it is gone, which
  ///   reads as null, or as nothing in an `Optional`, collection or map
  public <T> StateCodec reference(
      Class<T> type,
      Function<? super T, String> key,
      Function<String, ? extends @Nullable T> resolve) {
    vocabulary.reference(
        new ReferenceForm(
            Objects.requireNonNull(type, "type"),
            Objects.requireNonNull(key, "key"),
            Objects.requireNonNull(resolve, "resolve")));
    return this;
  }

  /// Writes a value.
  ///
  /// The value must not change meanwhile.
  ///
  /// @param name what messages call the value
  /// @throws StateException if it could not be read again; the message names the path to what is
  ///   wrong, as in `profile.address.lock`, and what to do
  public byte[] write(String name, Object value) {
    Objects.requireNonNull(name, "name");
    var plain = Plain.write(Objects.requireNonNull(value, "value"));
    if (plain != null) {
      return plain;
    }
    var out = start(name);
    try {
      out.value(value);
      return out.blob(Tags.TREE);
    } finally {
      keep(out);
    }
  }

  /// Reads a value.
  ///
  /// @param name what messages call the value
  /// @return the value; null only if it is a reference to something that is gone
  /// @throws OutdatedStateException if the bytes are sound, but the present code has no place for
  ///   the value
  /// @throws StateException if the bytes are damaged, or of a newer format
  public <T> @Nullable T read(String name, Class<T> type, byte[] bytes) {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(type, "type");
    checkFormat(name, bytes);
    var value = Plain.read(name, bytes);
    if (value == null) {
      value = readTree(name, bytes);
      if (value == null) {
        return null;
      }
    }
    if (MethodType.methodType(type).wrap().returnType().isInstance(value)) {
      // A cast by the class would fail for primitives.
      @SuppressWarnings("unchecked")
      T result = (T) value;
      return result;
    }
    throw new OutdatedStateException(
        name + ": was " + value.getClass().getName() + " (expected " + type.getName() + ")");
  }

  private @Nullable Object readTree(String name, byte[] bytes) {
    var in = new StateReader(name, bytes, vocabulary);
    Object value;
    try {
      expectKind(in, Tags.TREE);
      in.table();
      value = in.value();
    } catch (KryoException e) {
      throw in.damaged("ends early");
    }
    if (value == Missing.DROPPED) {
      throw new OutdatedStateException(in.warnings().last());
    }
    warn(in);
    return value == Missing.EMPTY ? null : value;
  }

  /// Writes the fields of an object, without its class, which need not be declared.
  ///
  /// @param name what messages call the object
  /// @param upTo a superclass; its fields and those of its superclasses are not written
  /// @throws StateException as for [#write]
  public byte[] writeFields(String name, Object object, Class<?> upTo) {
    var out = start(Objects.requireNonNull(name, "name"));
    try {
      var form = fieldsOf(object, upTo);
      out.writeVarInt(out.number(form), true);
      out.path.enter();
      form.write(out, object);
      return out.blob(Tags.FIELDS);
    } finally {
      keep(out);
    }
  }

  /// Fills the fields of an object from what [#writeFields] wrote, for an object of this class or
  /// of what it was before.
  ///
  /// Fields that the bytes do not have keep their present value, and so do, with a warning, those
  /// whose value can't be read any more. If an exception is thrown, no field has changed.
  ///
  /// @param name what messages call the object
  /// @param upTo a superclass; its fields and those of its superclasses stay as they are
  /// @throws StateException if the bytes are damaged, or of a newer format
  public void readFields(String name, Object object, Class<?> upTo, byte[] bytes) {
    Objects.requireNonNull(name, "name");
    var form = fieldsOf(object, upTo);
    checkFormat(name, bytes);
    var in = new StateReader(name, bytes, vocabulary);
    @Nullable Object[] values;
    try {
      expectKind(in, Tags.FIELDS);
      in.table();
      var names = in.fieldNames();
      in.path.enter();
      values = new ObjectEntry(form, names).values(in);
    } catch (KryoException e) {
      throw in.damaged("ends early");
    }
    form.fill(object, values);
    warn(in);
  }

  private ObjectForm fieldsOf(Object object, Class<?> upTo) {
    return vocabulary.fieldsOf(
        Objects.requireNonNull(object, "object").getClass(), Objects.requireNonNull(upTo, "upTo"));
  }

  private static void checkFormat(String name, byte[] bytes) {
    if (bytes.length == 0) {
      throw new StateException(name + ": damaged state (no bytes)");
    }
    if ((bytes[0] & Tags.FORMAT_MASK) != Tags.FORMAT) {
      throw new StateException(
          name
              + ": state of format "
              + ((bytes[0] & Tags.FORMAT_MASK) >> 4)
              + " (expected "
              + (Tags.FORMAT >> 4)
              + "); it is damaged, or was written by another version of Parley");
    }
  }

  private static void expectKind(StateReader in, int kind) {
    int found = in.readByteUnsigned() & ~Tags.FORMAT_MASK;
    if (found != kind) {
      throw in.damaged("kind " + found + ", expected " + kind);
    }
  }

  private StateWriter start(String name) {
    var kept = writers.poll();
    var out = kept == null ? new StateWriter() : kept;
    out.start(name, vocabulary);
    return out;
  }

  private void keep(StateWriter out) {
    if (out.clear()) {
      writers.offer(out);
    }
  }

  private void warn(StateReader in) {
    for (var warning : in.warnings().messages()) {
      if (warned.size() < REMEMBERED_WARNINGS && warned.add(warning)) {
        log.warn("{}", warning);
      } else {
        log.debug("{}", warning);
      }
    }
  }
}
