package dev.parley.store;

import dev.parley.state.StateCodec;
import dev.parley.state.StateException;
import dev.parley.state.Was;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Field;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The fields of an object that come through a restart, each written by itself: one that can't be
/// read any more costs none of the others.
///
/// Thread-safe, as far as the objects are.
final class KeptFields {
  private static final Logger log = LoggerFactory.getLogger(Store.class);

  /// In the place of null; a value is written with one byte at least.
  private static final byte[] NOTHING = {};

  private final String store;
  private final List<Field> fields;
  private final StateCodec codec;

  KeptFields(String store, List<Field> fields, StateCodec codec) {
    this.store = store;
    this.fields = fields;
    this.codec = codec;
    fields.forEach(field -> KeptTypes.declare(codec, field.getGenericType()));
  }

  byte[] encode(Object object) {
    var bytes = new ByteArrayOutputStream();
    try (var out = new DataOutputStream(bytes)) {
      for (Field field : fields) {
        Object value = Shape.get(field, object);
        encode(field, value, out);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private void encode(Field field, @Nullable Object value, DataOutputStream out)
      throws IOException {
    byte[] written;
    try {
      written = value == null ? NOTHING : codec.write(store + "." + field.getName(), value);
    } catch (StateException e) {
      log.warn("{}.{} is not kept for a restart: {}", store, field.getName(), e.getMessage());
      return;
    }
    out.writeUTF(field.getName());
    out.writeInt(written.length);
    out.write(written);
  }

  /// Fills an object, as far as there is something for its fields.
  void decode(String key, Object object, byte[] bytes) {
    Map<String, byte[]> values = new HashMap<>();
    try (var in = new DataInputStream(new ByteArrayInputStream(bytes))) {
      while (in.available() > 0) {
        values.put(in.readUTF(), in.readNBytes(in.readInt()));
      }
    } catch (IOException e) {
      log.warn("what was kept of {} \"{}\" is damaged", store, key, e);
    }
    for (Field field : fields) {
      byte[] written = value(field, values);
      if (written != null) {
        fill(field, key, object, written);
      }
    }
  }

  private static byte @Nullable [] value(Field field, Map<String, byte[]> values) {
    byte[] written = values.get(field.getName());
    Was was = field.getAnnotation(Was.class);
    if (written == null && was != null) {
      for (String name : was.value()) {
        written = written == null ? values.get(name) : written;
      }
    }
    return written;
  }

  private void fill(Field field, String key, Object object, byte[] written) {
    String name = store + "." + field.getName();
    try {
      Object value = written.length == 0 ? null : codec.read(name, field.getType(), written);
      if (value != null || !field.getType().isPrimitive()) {
        field.set(object, value);
      }
    } catch (StateException e) {
      log.warn("{} of \"{}\" begins anew: {}", name, key, e.getMessage());
    } catch (IllegalAccessException e) {
      throw new StoreException("%s can't be filled".formatted(field), e);
    }
  }
}
