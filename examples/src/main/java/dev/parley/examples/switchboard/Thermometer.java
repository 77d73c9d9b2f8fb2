package dev.parley.examples.switchboard;

import dev.parley.event.Registry;
import dev.parley.flow.PolledSource;
import java.time.Duration;
import java.util.List;
import java.util.function.DoubleSupplier;

/// Asks a sensor every second.
///
/// Thread-safe: its dispatcher polls it on one thread at a time.
final class Thermometer extends PolledSource {
  private final String room;
  private final DoubleSupplier sensor;

  Thermometer(String room, DoubleSupplier sensor, Registry registry) {
    super("thermometer in the " + room, registry);
    this.room = room;
    this.sensor = sensor;
  }

  @Override
  protected Duration interval() {
    return Duration.ofSeconds(1);
  }

  @Override
  protected List<Temperature> poll() {
    return List.of(new Temperature(room, sensor.getAsDouble()));
  }
}
