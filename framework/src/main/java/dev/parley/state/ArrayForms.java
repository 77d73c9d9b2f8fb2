package dev.parley.state;

import java.lang.reflect.Array;
import java.util.ArrayList;
import org.jspecify.annotations.Nullable;

/// Arrays: of primitives as they lie in memory, of objects as the type of their elements and those.
final class ArrayForms {
  private ArrayForms() {}

  static void addTo(BuiltIns.Sink sink) {
    sink.add(
        new BuiltIn(16, (out, v) -> out.writeBytes((byte[]) v), in -> in.readBytes(left(in, 1))),
        byte[].class);
    sink.add(
        new BuiltIn(
            17,
            (out, v) -> out.writeBooleans((boolean[]) v, 0, ((boolean[]) v).length),
            in -> in.readBooleans(left(in, 1))),
        boolean[].class);
    sink.add(
        new BuiltIn(
            18,
            (out, v) -> out.writeShorts((short[]) v, 0, ((short[]) v).length),
            in -> in.readShorts(left(in, Short.BYTES))),
        short[].class);
    sink.add(
        new BuiltIn(
            19,
            (out, v) -> out.writeChars((char[]) v, 0, ((char[]) v).length),
            in -> in.readChars(left(in, Character.BYTES))),
        char[].class);
    sink.add(
        new BuiltIn(
            20,
            (out, v) -> out.writeInts((int[]) v, 0, ((int[]) v).length),
            in -> in.readInts(left(in, Integer.BYTES))),
        int[].class);
    sink.add(
        new BuiltIn(
            21,
            (out, v) -> out.writeLongs((long[]) v, 0, ((long[]) v).length),
            in -> in.readLongs(left(in, Long.BYTES))),
        long[].class);
    sink.add(
        new BuiltIn(
            22,
            (out, v) -> out.writeFloats((float[]) v, 0, ((float[]) v).length),
            in -> in.readFloats(left(in, Float.BYTES))),
        float[].class);
    sink.add(
        new BuiltIn(
            23,
            (out, v) -> out.writeDoubles((double[]) v, 0, ((double[]) v).length),
            in -> in.readDoubles(left(in, Double.BYTES))),
        double[].class);
    sink.add(new BuiltIn(24, ArrayForms::write, ArrayForms::read), Object[].class);
  }

  private static int left(StateReader in, int size) {
    return (in.limit() - in.position()) / size;
  }

  private static void write(StateWriter out, Object array) {
    int dimensions = 0;
    Class<?> element = array.getClass().getComponentType();
    while (element.isArray()) {
      dimensions++;
      element = element.getComponentType();
    }
    out.writeVarInt(out.type(element), true);
    out.writeVarInt(dimensions, true);
    int number = 0;
    for (var part : (Object[]) array) {
      out.path.element(number++);
      out.value(part);
    }
  }

  private static @Nullable Object read(StateReader in) {
    Class<?> element = in.type();
    int dimensions = in.readVarInt(true);
    if (dimensions < 0 || dimensions > Path.MAX_DEPTH) {
      throw in.damaged("an array of " + dimensions + " dimensions");
    }
    for (; dimensions > 0; dimensions--) {
      element = element.arrayType();
    }
    if (element.isPrimitive()) {
      throw in.damaged("a primitive type as that of objects");
    }
    var parts = new ArrayList<@Nullable Object>();
    while (in.hasMore()) {
      in.path.element(parts.size());
      parts.add(part(in, element));
    }
    var array = (@Nullable Object[]) Array.newInstance(element, parts.size());
    return parts.toArray(array);
  }

  private static @Nullable Object part(StateReader in, Class<?> element) {
    var part = Missing.asNull(in.value());
    if (part == null) {
      return null;
    }
    if (!element.isInstance(part)) {
      in.drop("is no " + element.getName());
      return null;
    }
    return part;
  }
}
