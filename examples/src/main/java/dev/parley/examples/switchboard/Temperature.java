package dev.parley.examples.switchboard;

/// A room was measured. Events need not be an [Event][dev.parley.event.Event]; a record will do.
///
/// Immutable.
///
/// @param room which room
/// @param degrees in Celsius
record Temperature(String room, double degrees) {
  boolean isHot() {
    return degrees > 30;
  }
}
