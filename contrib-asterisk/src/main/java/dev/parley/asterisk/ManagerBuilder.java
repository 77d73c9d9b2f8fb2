package dev.parley.asterisk;

import dev.parley.Service;
import java.util.Objects;

/// What is set before a [Manager] is made.
///
/// Not thread-safe: many threads may use it, one at a time.
public final class ManagerBuilder {
  final Service service;
  String name = "";

  ManagerBuilder(Service service) {
    this.service = Objects.requireNonNull(service, "service");
  }

  /// Names the manager in messages.
  public ManagerBuilder name(String name) {
    this.name = Objects.requireNonNull(name, "name");
    return this;
  }

  /// {@return the manager, not connected yet}
  public Manager build() {
    return new Manager(this);
  }
}
