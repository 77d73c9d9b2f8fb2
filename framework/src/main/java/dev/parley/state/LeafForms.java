package dev.parley.state;

import com.esotericsoftware.kryo.Kryo;
import com.esotericsoftware.kryo.Serializer;
import com.esotericsoftware.kryo.serializers.DefaultSerializers;
import com.esotericsoftware.kryo.serializers.TimeSerializers;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.Period;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.BitSet;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/// Types without parts of other types, most of them by Kryo's serializers.
final class LeafForms {
  /// What Kryo's serializers are called with; none of those below asks it for anything.
  private static final Kryo KRYO = new Kryo();

  private LeafForms() {}

  static void addTo(BuiltIns.Sink sink) {
    add(sink, 60, Duration.class, new TimeSerializers.DurationSerializer());
    add(sink, 61, Instant.class, new TimeSerializers.InstantSerializer());
    add(sink, 62, LocalDate.class, new TimeSerializers.LocalDateSerializer());
    add(sink, 63, LocalTime.class, new TimeSerializers.LocalTimeSerializer());
    add(sink, 64, LocalDateTime.class, new TimeSerializers.LocalDateTimeSerializer());
    add(sink, 65, ZoneOffset.class, new TimeSerializers.ZoneOffsetSerializer());
    sink.add(
        new BuiltIn(
            66,
            (out, v) -> out.writeString(((ZoneId) v).getId()),
            in -> ZoneId.of(in.readString())),
        ZoneId.of("Europe/Berlin").getClass());
    add(sink, 67, OffsetTime.class, new TimeSerializers.OffsetTimeSerializer());
    add(sink, 68, OffsetDateTime.class, new TimeSerializers.OffsetDateTimeSerializer());
    sink.add(new BuiltIn(69, LeafForms::writeZoned, LeafForms::readZoned), ZonedDateTime.class);
    add(sink, 70, Year.class, new TimeSerializers.YearSerializer());
    add(sink, 71, YearMonth.class, new TimeSerializers.YearMonthSerializer());
    add(sink, 72, MonthDay.class, new TimeSerializers.MonthDaySerializer());
    add(sink, 73, Period.class, new TimeSerializers.PeriodSerializer());
    add(sink, 74, UUID.class, new DefaultSerializers.UUIDSerializer());
    add(sink, 75, URI.class, new DefaultSerializers.URISerializer());
    add(sink, 76, BigInteger.class, new DefaultSerializers.BigIntegerSerializer());
    add(sink, 77, BigDecimal.class, new DefaultSerializers.BigDecimalSerializer());
    add(sink, 78, BitSet.class, new DefaultSerializers.BitSetSerializer());
    add(sink, 79, AtomicBoolean.class, new DefaultSerializers.AtomicBooleanSerializer());
    add(sink, 80, AtomicInteger.class, new DefaultSerializers.AtomicIntegerSerializer());
    add(sink, 81, AtomicLong.class, new DefaultSerializers.AtomicLongSerializer());
    add(sink, 82, StringBuilder.class, new DefaultSerializers.StringBuilderSerializer());
    sink.add(
        new BuiltIn(
            83,
            (out, v) -> out.writeString(((Locale) v).toLanguageTag()),
            in -> Locale.forLanguageTag(in.readString())),
        Locale.class);
    sink.add(
        new BuiltIn(84, (out, v) -> writeAddress(out, (InetAddress) v), LeafForms::readAddress),
        Inet4Address.class,
        Inet6Address.class);
    sink.add(
        new BuiltIn(85, LeafForms::writeSocketAddress, LeafForms::readSocketAddress),
        InetSocketAddress.class);
  }

  private static <T> void add(
      BuiltIns.Sink sink, int tag, Class<T> type, Serializer<T> serializer) {
    sink.add(
        new BuiltIn(
            tag,
            (out, value) -> serializer.write(KRYO, out, type.cast(value)),
            in -> serializer.read(KRYO, in, type)),
        type);
  }

  // Kryo leaves the offset out, and so takes the earlier of two equal times when summer ends.

  private static void writeZoned(StateWriter out, Object value) {
    var time = (ZonedDateTime) value;
    out.writeVarLong(time.toEpochSecond(), false);
    out.writeVarInt(time.getNano(), true);
    out.writeString(time.getZone().getId());
  }

  private static Object readZoned(StateReader in) {
    var time = Instant.ofEpochSecond(in.readVarLong(false), in.readVarInt(true));
    return time.atZone(ZoneId.of(in.readString()));
  }

  /// Without a look-up on either side.
  private static void writeAddress(StateWriter out, InetAddress address) {
    var text = address.toString();
    out.writeString(text.substring(0, text.indexOf('/')));
    out.writeBytes(address.getAddress());
  }

  private static InetAddress readAddress(StateReader in) {
    var host = in.readString();
    try {
      return InetAddress.getByAddress(
          host.isEmpty() ? null : host, in.readBytes(in.limit() - in.position()));
    } catch (UnknownHostException e) {
      throw in.damaged("an IP address of another length");
    }
  }

  private static void writeSocketAddress(StateWriter out, Object value) {
    var address = (InetSocketAddress) value;
    out.writeShort(address.getPort());
    out.writeBoolean(address.isUnresolved());
    if (address.isUnresolved()) {
      out.writeString(address.getHostString());
    } else {
      writeAddress(out, address.getAddress());
    }
  }

  private static Object readSocketAddress(StateReader in) {
    int port = in.readShortUnsigned();
    return in.readBoolean()
        ? InetSocketAddress.createUnresolved(in.readString(), port)
        : new InetSocketAddress(readAddress(in), port);
  }
}
