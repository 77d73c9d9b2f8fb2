package dev.parley.examples.pbx;

import java.util.Locale;

/// A telephone at the [DemoExchange].
///
/// Immutable.
///
/// @param person who answers it
/// @param number its extension
record DemoTelephone(String person, String number) {
  /// {@return what channels are named after}
  String name() {
    return "PJSIP/" + person.toLowerCase(Locale.ROOT);
  }

  boolean is(String name) {
    return name().equalsIgnoreCase(name);
  }
}
