package dev.parley.store;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.BeanDescription;
import tools.jackson.databind.DeserializationConfig;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.deser.ValueDeserializerModifier;
import tools.jackson.databind.deser.std.DelegatingDeserializer;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.std.StdSerializer;

/// Instants inside documents, as texts that sort as the instants do, from the year 0 on: with all
/// nine digits, and those beyond the years of four digits, as [Instant#MAX] is, behind the last one
/// of these.
final class Instants {
  private static final DateTimeFormatter NINE_DIGITS =
      new DateTimeFormatterBuilder().appendInstant(9).toFormatter(Locale.ROOT);

  private static final String LAST_NEAR = "9999-12-31T23:59:59.999999999Z";
  private static final char BEYOND = '/';

  /// Of the years of all instants.
  private static final int MOST_DIGITS = 10;

  private Instants() {}

  static SimpleModule module() {
    return new SimpleModule("instants")
        .addSerializer(Instant.class, new Writing())
        .setDeserializerModifier(new Modifier());
  }

  private static final class Writing extends StdSerializer<Instant> {
    Writing() {
      super(Instant.class);
    }

    @Override
    public void serialize(Instant value, JsonGenerator out, SerializationContext context) {
      String text = NINE_DIGITS.format(value);
      out.writeString(text.startsWith("+") ? far(text) : text);
    }

    private static String far(String text) {
      String zeros = "0".repeat(1 + MOST_DIGITS - text.indexOf('-'));
      return LAST_NEAR + BEYOND + "+" + zeros + text.substring(1);
    }
  }

  private static final class Modifier extends ValueDeserializerModifier {
    private static final long serialVersionUID = 1;

    @Override
    public ValueDeserializer<?> modifyDeserializer(
        DeserializationConfig config,
        BeanDescription.Supplier bean,
        ValueDeserializer<?> deserializer) {
      return bean.getBeanClass() == Instant.class ? new Reading(deserializer) : deserializer;
    }
  }

  private static final class Reading extends DelegatingDeserializer {
    Reading(ValueDeserializer<?> others) {
      super(others);
    }

    @Override
    protected ValueDeserializer<?> newDelegatingInstance(ValueDeserializer<?> others) {
      return new Reading(others);
    }

    @Override
    public @Nullable Object deserialize(JsonParser in, DeserializationContext context) {
      if (in.currentToken() == JsonToken.VALUE_STRING) {
        String text = in.getString();
        int beyond = text.indexOf(BEYOND);
        if (beyond >= 0) {
          return far(text.substring(beyond + 1), context);
        }
      }
      return super.deserialize(in, context);
    }

    private static @Nullable Object far(String text, DeserializationContext context) {
      try {
        return Instant.parse(text);
      } catch (DateTimeException _) {
        return context.handleWeirdStringValue(Instant.class, text, "no instant");
      }
    }
  }
}
