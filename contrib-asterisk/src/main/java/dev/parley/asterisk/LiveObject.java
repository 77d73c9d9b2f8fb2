package dev.parley.asterisk;

/// Something of an exchange that lives on and changes with its events: a channel or a queue, say.
///
/// Confined to its strand: call it only from a handler, timer or task of the service.
public interface LiveObject {
  /// {@return the connection to the exchange that it belongs to}
  Manager manager();

  /// {@return what the exchange calls it}
  String name();
}
