package dev.parley.store;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.BeanDescription;
import tools.jackson.databind.BeanProperty;
import tools.jackson.databind.DeserializationConfig;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.SerializationConfig;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.deser.ValueDeserializerModifier;
import tools.jackson.databind.deser.std.DelegatingDeserializer;
import tools.jackson.databind.deser.std.StdDeserializer;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.ValueSerializerModifier;
import tools.jackson.databind.ser.std.StdSerializer;

/// Stored objects inside documents of others, as their keys.
final class References {
  /// The attribute of a reading in which objects of keys need not be the right ones: what is not
  /// active stays so, and is replaced by an object that has its key only.
  static final String STAND_INS = "stand-ins";

  private References() {}

  static SimpleModule module(Registered stores) {
    return new SimpleModule("stored")
        .addSerializer(new RefWriting())
        .addDeserializer(Ref.class, new RefReading(stores, null))
        .setSerializerModifier(new Writing(stores))
        .setDeserializerModifier(new Reading(stores));
  }

  private static final class Writing extends ValueSerializerModifier {
    private static final long serialVersionUID = 1;

    private final transient Registered stores;

    Writing(Registered stores) {
      this.stores = stores;
    }

    @Override
    @SuppressWarnings("unchecked") // A serializer of this class writes its objects.
    public ValueSerializer<?> modifySerializer(
        SerializationConfig config, BeanDescription.Supplier bean, ValueSerializer<?> serializer) {
      StoreBase<?> store = stores.storeOf(bean.getBeanClass());
      return store == null
          ? serializer
          : new KeyWriting(store, (ValueSerializer<Object>) serializer);
    }
  }

  private static final class Reading extends ValueDeserializerModifier {
    private static final long serialVersionUID = 1;

    private final transient Registered stores;

    Reading(Registered stores) {
      this.stores = stores;
    }

    @Override
    public ValueDeserializer<?> modifyDeserializer(
        DeserializationConfig config,
        BeanDescription.Supplier bean,
        ValueDeserializer<?> deserializer) {
      StoreBase<?> store = stores.targetOf(bean.getBeanClass());
      return store == null ? deserializer : new KeyReading(store, deserializer);
    }
  }

  /// Writes the object whose document it is by its fields, and any other by its key.
  private static final class KeyWriting extends ValueSerializer<Object> {
    private final StoreBase<?> store;
    private final ValueSerializer<Object> fields;

    KeyWriting(StoreBase<?> store, ValueSerializer<Object> fields) {
      this.store = store;
      this.fields = fields;
    }

    @Override
    public void resolve(SerializationContext context) {
      fields.resolve(context);
    }

    @Override
    @SuppressWarnings("unchecked") // As above.
    public ValueSerializer<?> createContextual(
        SerializationContext context, @Nullable BeanProperty property) {
      return new KeyWriting(
          store, (ValueSerializer<Object>) fields.createContextual(context, property));
    }

    @Override
    public void serialize(Object value, JsonGenerator out, SerializationContext context) {
      if (out.streamWriteContext().inRoot()) {
        fields.serialize(value, out, context);
      } else {
        out.writeString(store.keyOf(value));
      }
    }
  }

  /// Finds the object of a key; an object of fields is the one whose document it is.
  private static final class KeyReading extends DelegatingDeserializer {
    private final StoreBase<?> store;

    KeyReading(StoreBase<?> store, ValueDeserializer<?> fields) {
      super(fields);
      this.store = store;
    }

    @Override
    protected ValueDeserializer<?> newDelegatingInstance(ValueDeserializer<?> fields) {
      return new KeyReading(store, fields);
    }

    @Override
    public @Nullable Object deserialize(JsonParser in, DeserializationContext context) {
      if (in.currentToken() != JsonToken.VALUE_STRING) {
        return super.deserialize(in, context);
      }
      String key = in.getString();
      return context.getAttribute(STAND_INS) == null ? store.referred(key) : standIn(key);
    }

    private @Nullable Object standIn(String key) {
      Object standIn = store.activeOrNull(key);
      if (standIn == null && StoreNames.isAllowed(key)) {
        standIn = store.shape().make(key);
      }
      return handledType().isInstance(standIn) ? standIn : null;
    }
  }

  private static final class RefWriting extends StdSerializer<Ref<?>> {
    RefWriting() {
      super(Ref.class);
    }

    @Override
    public void serialize(Ref<?> value, JsonGenerator out, SerializationContext context) {
      out.writeString(value.key());
    }
  }

  private static final class RefReading extends StdDeserializer<Ref<?>> {
    private final Registered stores;
    private final @Nullable StoreBase<?> store;

    RefReading(Registered stores, @Nullable StoreBase<?> store) {
      super(Ref.class);
      this.stores = stores;
      this.store = store;
    }

    @Override
    public ValueDeserializer<?> createContextual(
        DeserializationContext context, @Nullable BeanProperty property) {
      JavaType to = context.getContextualType();
      JavaType target = to == null ? null : to.containedTypeOrUnknown(0);
      return new RefReading(stores, target == null ? null : stores.targetOf(target.getRawClass()));
    }

    @Override
    public Ref<?> deserialize(JsonParser in, DeserializationContext context) {
      if (store == null) {
        return context.reportInputMismatch(
            this, "a reference whose class has no store (expected service.store(...) for it)");
      }
      return store.ref(in.getString());
    }
  }
}
