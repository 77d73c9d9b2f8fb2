package dev.parley.event;

import java.io.Serial;

/// No handler stands at the place where an event was to go on: the code that binds it has changed,
/// or it was bound by code that has not run in this process.
public final class PlaceNotFoundException extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;

  PlaceNotFoundException(Registry registry, Place place, Event event) {
    super(
        ("%s: no handler of registry %s stands at %s (expected one that was bound before the event"
                + " is resumed; give the handler a label, so that it is found again when the code"
                + " changes)")
            .formatted(event, registry.name(), place));
  }
}
