package dev.parley.state;

import com.esotericsoftware.kryo.io.Output;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Writes one tree of values, and remembers which classes it used.
///
/// Not thread-safe: many threads may use it, one at a time.
final class StateWriter extends Output {
  private static final int USUAL_SIZE = 512;
  private static final int NO_LIMIT = -1;

  final Path path = new Path();
  private @Nullable Vocabulary vocabulary;
  private ClassForm[] used = new ClassForm[8];
  private int usedCount;

  /// The objects around the present one, to tell a cycle from a deep tree.
  private final @Nullable Object[] open = new @Nullable Object[Path.MAX_DEPTH];

  StateWriter() {
    super(USUAL_SIZE, NO_LIMIT);
  }

  void start(String name, Vocabulary vocabulary) {
    reset();
    path.start(name);
    this.vocabulary = vocabulary;
    usedCount = 0;
  }

  /// Lets go of what was written.
  ///
  /// @return whether this writer is small enough to keep for the next time
  boolean clear() {
    Arrays.fill(open, null);
    Arrays.fill(used, null);
    vocabulary = null;
    return getBuffer().length <= 64 * 1024;
  }

  Vocabulary vocabulary() {
    if (vocabulary == null) {
      throw new IllegalStateException("the writer was not started");
    }
    return vocabulary;
  }

  /// Writes a value with its tag.
  void value(@Nullable Object value) {
    switch (value) {
      case null -> writeByte(Tags.NULL);
      case String s -> {
        writeByte(Tags.STRING);
        writeString(s);
      }
      case Boolean b -> writeByte(b ? Tags.TRUE : Tags.FALSE);
      case Integer i -> {
        writeByte(Tags.INT);
        writeVarInt(i, false);
      }
      case Long l -> {
        writeByte(Tags.LONG);
        writeVarLong(l, false);
      }
      case Double d -> {
        writeByte(Tags.DOUBLE);
        writeDouble(d);
      }
      case Float f -> {
        writeByte(Tags.FLOAT);
        writeFloat(f);
      }
      case Byte b -> {
        writeByte(Tags.BYTE);
        writeByte(b);
      }
      case Short s -> {
        writeByte(Tags.SHORT);
        writeShort(s);
      }
      case Character c -> {
        writeByte(Tags.CHAR);
        writeChar(c);
      }
      default -> chunk(value);
    }
  }

  private void chunk(Object value) {
    Form form = vocabulary().formOf(value);
    if (form == null) {
      throw new StateException(path + ": " + Refusal.of(value.getClass(), path.isField()));
    }
    if (path.depth() == Path.MAX_DEPTH) {
      throw new StateException(tooDeep(value));
    }
    open[path.depth()] = value;
    switch (form) {
      case ClassForm classForm -> writeVarInt(Tags.FIRST_CLASS + number(classForm), true);
      case BuiltIn builtIn -> writeByte(builtIn.tag());
    }
    int start = position;
    writeByte(0);
    path.enter();
    form.write(this, value);
    path.leave();
    putLength(start);
  }

  /// Makes room for the real length, which is nearly always the one byte that was kept for it.
  private void putLength(int start) {
    int length = position - start - 1;
    int more = varIntLength(length, true) - 1;
    if (more > 0) {
      require(more);
      System.arraycopy(buffer, start + 1, buffer, start + 1 + more, length);
    }
    position = start;
    writeVarInt(length, true);
    position += length;
  }

  /// {@return the number of a class in the table of this blob}
  int number(ClassForm form) {
    for (int i = 0; i < usedCount; i++) {
      if (used[i] == form) {
        return i;
      }
    }
    if (usedCount == used.length) {
      used = Arrays.copyOf(used, usedCount * 2);
    }
    used[usedCount] = form;
    return usedCount++;
  }

  /// {@return the number of a type as such, that of the elements of an array or set}
  int type(Class<?> type) {
    var form = vocabulary().typeForm(type);
    if (form == null) {
      throw new StateException(path + ": " + Refusal.of(type, path.isField()));
    }
    return number(form);
  }

  /// {@return the table and all that was written, behind a first byte}
  byte[] blob(int kind) {
    int size = 1 + varIntLength(usedCount, true) + position;
    for (int i = 0; i < usedCount; i++) {
      size += used[i].entry().length;
    }
    var blob = new byte[size];
    blob[0] = (byte) (Tags.FORMAT | kind);
    var head = new Output(blob);
    head.setPosition(1);
    head.writeVarInt(usedCount, true);
    for (int i = 0; i < usedCount; i++) {
      head.writeBytes(used[i].entry());
    }
    head.writeBytes(buffer, 0, position);
    return blob;
  }

  /// Writes a text as a number, twice its size in bytes plus one for UTF-16, and the bytes. Texts
  /// with surrogates go in UTF-16, since a lone one would not survive UTF-8.
  @Override
  public void writeString(@Nullable String text) {
    if (text == null) {
      throw new IllegalArgumentException("text: null (expected a text)");
    }
    boolean wide = Text.hasSurrogates(text);
    byte[] bytes = wide ? Text.wide(text) : text.getBytes(StandardCharsets.UTF_8);
    writeVarInt(bytes.length << 1 | (wide ? 1 : 0), true);
    writeBytes(bytes);
  }

  // Equal objects around one another are no cycle.
  @SuppressWarnings("ReferenceEquality")
  private String tooDeep(Object value) {
    for (int i = 0; i < path.depth(); i++) {
      if (open[i] == value) {
        return path.text(i)
            + ": "
            + value.getClass().getName()
            + " holds itself, by way of its own parts; state is a tree: make the field that leads"
            + " back transient, or keep a key in it";
      }
    }
    return path
        + ": nested deeper than "
        + Path.MAX_DEPTH
        + " objects; keep state flat: a list in place of a chain";
  }
}
