package dev.parley;

import dev.parley.gate.NettyGate;
import dev.parley.link.GateLink;
import dev.parley.settings.Settings;
import dev.parley.strand.Time;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Supplier;

/// What a service goes by and is reached through: the machine's time and a gate with sockets,
/// unless a test puts something else in their place.
///
/// ```java
/// var service = new Surroundings(time, _ -> gate).make(Chat::service);
/// ```
///
/// So a test gets the very service that is run otherwise, without a word of it being changed.
///
/// Immutable.
///
/// @param time where the time of the service comes from
/// @param gates makes the gate, at the start of the service, from its settings
public record Surroundings(Time time, Function<? super Settings, ? extends GateLink> gates) {
  private static final ScopedValue<Surroundings> CURRENT = ScopedValue.newInstance();

  private static final Surroundings USUAL =
      new Surroundings(
          Time.system(), settings -> new NettyGate("gate", settings.get(ServiceSettings.LOOPS)));

  /// Checks the parts.
  public Surroundings {
    Objects.requireNonNull(time, "time");
    Objects.requireNonNull(gates, "gates");
  }

  /// Calls the maker. Every [Service#create()] in it, in the same thread, makes a service in these
  /// surroundings; [Service#create(Time)] takes only the gate from them.
  ///
  /// @return what the maker returned
  public Service make(Supplier<Service> maker) {
    return ScopedValue.where(CURRENT, this).call(maker::get);
  }

  static Surroundings current() {
    return CURRENT.orElse(USUAL);
  }
}
