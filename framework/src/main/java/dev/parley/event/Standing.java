package dev.parley.event;

import org.jspecify.annotations.Nullable;

/// What makes up the [Place] of a binding, noted when it is bound, so that it stays the same when
/// others are removed.
///
/// Immutable.
final class Standing {
  private final @Nullable String label;
  private final String eventType;
  private final String handlerType;
  private final int amongLabel;
  private final int amongTypes;

  /// @param others what is bound already
  Standing(Terms terms, EventHandler<?> handler, Binding[] others) {
    label = terms.label;
    eventType = terms.type.getName();
    handlerType = nameOf(handler);
    int sameLabel = 0;
    int sameTypes = 0;
    for (Binding binding : others) {
      Standing other = binding.standing;
      if (label != null && label.equals(other.label)) {
        sameLabel = Math.max(sameLabel, other.amongLabel + 1);
      }
      if (handlerType.equals(other.handlerType) && eventType.equals(other.eventType)) {
        sameTypes = Math.max(sameTypes, other.amongTypes + 1);
      }
    }
    amongLabel = sameLabel;
    amongTypes = sameTypes;
  }

  private static String nameOf(EventHandler<?> handler) {
    String name =
        handler instanceof StandsFor known
            ? known.standsFor().getName()
            : handler.getClass().getName();
    int lambda = name.indexOf("$$Lambda");
    // The same object for the same name, as names of classes are, so that thousands are compared
    // fast.
    return lambda < 0 ? name : name.substring(0, lambda).intern();
  }

  Place place(boolean isAlone) {
    return new Place(
        label, eventType, handlerType, label == null ? amongTypes : amongLabel, isAlone);
  }

  boolean isAt(Place place) {
    return place.label() == null
        ? amongTypes == place.ordinal()
            && eventType.equals(place.eventType())
            && handlerType.equals(place.handlerType())
        : amongLabel == place.ordinal() && place.label().equals(label);
  }
}
