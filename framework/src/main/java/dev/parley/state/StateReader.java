package dev.parley.state;

import com.esotericsoftware.kryo.KryoException;
import com.esotericsoftware.kryo.io.Input;
import com.esotericsoftware.kryo.io.KryoBufferUnderflowException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads one tree of values, and believes nothing that the bytes say about themselves: whatever is
/// allocated is bounded by the bytes that are left.
///
/// Not thread-safe: many threads may use it, one at a time.
final class StateReader extends Input {
  final Path path = new Path();
  private final Vocabulary vocabulary;
  private final Warnings warnings = new Warnings();
  private Decoder[] table = {};

  StateReader(String name, byte[] bytes, Vocabulary vocabulary) {
    super(bytes);
    this.vocabulary = vocabulary;
    path.start(name);
  }

  Warnings warnings() {
    return warnings;
  }

  /// Notes that the present part was dropped, and why.
  Object drop(String why) {
    warnings.add(() -> path + ": " + why + "; dropped");
    return Missing.DROPPED;
  }

  /// Reads the table that all later tags above [Tags#FIRST_CLASS] refer to.
  void table() {
    int count = count();
    table = new Decoder[count];
    for (int i = 0; i < count; i++) {
      int kind = readByteUnsigned();
      var name = readString();
      table[i] =
          kind == Tags.OBJECT_ENTRY
              ? vocabulary.object(name, names())
              : vocabulary.named(kind, name);
    }
  }

  private List<String> names() {
    var names = new String[count()];
    for (int i = 0; i < names.length; i++) {
      names[i] = readString();
    }
    return List.of(names);
  }

  /// Reads the number of a class in the table.
  Decoder entry() {
    int number = readVarInt(true);
    if (number < 0 || number >= table.length) {
      throw damaged("class " + number + " of " + table.length);
    }
    return table[number];
  }

  /// Reads the number of a class.
  ///
  /// @return the names of its fields when it was written
  List<String> fieldNames() {
    return switch (entry()) {
      case ObjectEntry object -> object.names();
      case Gone gone -> gone.fields();
      default -> throw damaged("a class without fields");
    };
  }

  /// Reads the number of a type as such.
  Class<?> type() {
    return switch (entry()) {
      case ClassForm form -> form.type();
      case Gone gone -> throw new Refused(gone.why());
      default -> throw damaged("an object's class as a type");
    };
  }

  /// Reads a value with its tag.
  ///
  /// @return the value, [Missing#DROPPED] or [Missing#EMPTY]
  @Nullable Object value() {
    int tag = readVarInt(true);
    return switch (tag) {
      case Tags.NULL -> null;
      case Tags.FALSE -> false;
      case Tags.TRUE -> true;
      case Tags.BYTE -> readByte();
      case Tags.SHORT -> readShort();
      case Tags.CHAR -> readChar();
      case Tags.INT -> readVarInt(false);
      case Tags.LONG -> readVarLong(false);
      case Tags.FLOAT -> readFloat();
      case Tags.DOUBLE -> readDouble();
      case Tags.STRING -> readString();
      default -> chunk(tag);
    };
  }

  /// Goes past a value that nobody wants.
  void skipValue() {
    int tag = readVarInt(true);
    switch (tag) {
      case Tags.NULL, Tags.FALSE, Tags.TRUE -> {}
      case Tags.BYTE -> readByte();
      case Tags.SHORT -> readShort();
      case Tags.CHAR -> readChar();
      case Tags.INT -> readVarInt(false);
      case Tags.LONG -> readVarLong(false);
      case Tags.FLOAT -> readFloat();
      case Tags.DOUBLE -> readDouble();
      case Tags.STRING -> readString();
      default -> {
        checkChunk(tag);
        skip(count());
      }
    }
  }

  private @Nullable Object chunk(int tag) {
    checkChunk(tag);
    int length = count();
    if (path.depth() == Path.MAX_DEPTH) {
      throw damaged("nested deeper than " + Path.MAX_DEPTH);
    }
    Decoder decoder = decoder(tag);
    int outerLimit = limit;
    int end = position + length;
    limit = end;
    path.enter();
    Object value = decoder == null ? Missing.DROPPED : inside(decoder);
    path.leave();
    if (decoder == null) {
      drop("type " + tag + " is of a newer version of Parley");
    }
    // What is left over was added by a newer version.
    position = end;
    limit = outerLimit;
    return value;
  }

  /// Reads the inside of a value. What its constructor, comparator or hash code throws is no worse
  /// than a class that is gone.
  private @Nullable Object inside(Decoder decoder) {
    try {
      return decoder.read(this);
    } catch (StateException | KryoException e) {
      throw e;
    } catch (Refused e) {
      return refused(e);
    } catch (RuntimeException e) {
      return refused(new Refused("reading it", e));
    }
  }

  private Object refused(Refused why) {
    int outer = path.depth() - 1;
    warnings.add(() -> path.text(outer) + ": " + why.why());
    return Missing.DROPPED;
  }

  private void checkChunk(int tag) {
    if (tag < Tags.FIRST_CHUNK) {
      throw damaged("tag " + tag);
    }
  }

  private @Nullable Decoder decoder(int tag) {
    if (tag < Tags.FIRST_CLASS) {
      return BuiltIns.byTag(tag);
    }
    int number = tag - Tags.FIRST_CLASS;
    if (number >= table.length) {
      throw damaged("class " + number + " of " + table.length);
    }
    return table[number];
  }

  boolean hasMore() {
    return position < limit;
  }

  /// Reads a number of things of at least one byte each.
  int count() {
    int count = readVarInt(true);
    check(count, 1);
    return count;
  }

  private void check(int count, int size) {
    if (count < 0 || count > (limit - position) / size) {
      throw damaged(count + " things in " + (limit - position) + " bytes");
    }
  }

  StateException damaged(String what) {
    return new StateException(
        path + ": damaged state at byte " + position + " of " + capacity + " (" + what + ")");
  }

  @Override
  public String readString() {
    int header = readVarInt(true);
    boolean wide = (header & 1) != 0;
    int length = header >>> 1;
    check(length, 1);
    var text =
        wide
            ? Text.ofWide(buffer, position, length)
            : new String(buffer, position, length, StandardCharsets.UTF_8);
    position += length;
    return text;
  }

  @Override
  public StringBuilder readStringBuilder() {
    return new StringBuilder(readString());
  }

  @Override
  public byte[] readBytes(int length) {
    check(length, 1);
    return super.readBytes(length);
  }

  @Override
  public long[] readLongs(int length) {
    check(length, Long.BYTES);
    return super.readLongs(length);
  }

  // Kryo would move the bytes of the caller's array to its front here, to make room for more.

  @Override
  protected int require(int required) {
    int left = limit - position;
    if (left < required) {
      throw new KryoBufferUnderflowException(required + " bytes wanted, " + left + " left");
    }
    return left;
  }

  @Override
  protected int optional(int optional) {
    return limit == position ? -1 : Math.min(limit - position, optional);
  }
}
