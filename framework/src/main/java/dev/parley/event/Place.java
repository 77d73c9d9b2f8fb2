package dev.parley.event;

import org.jspecify.annotations.Nullable;

/// Where a handler stands in its registry, in words that mean the same in another process that runs
/// the same code, or nearly the same: by the label that it was given, or else by the class that it
/// is bound to and its own class.
///
/// Handlers that are alike in this are told apart by the order in which they were bound. All
/// lambdas of one class are alike, so a label makes a place safe against changes of the code.
///
/// Immutable.
///
/// @param label the label given by [Registration#label], or the name of the method in a group; null
///   if there is none
/// @param eventType the name of the class that the handler is bound to
/// @param handlerType the name of the class of the handler, or of the one that it [StandsFor]; for
///   a lambda the name of the class that it is written in
/// @param ordinal the number, from 0, among those that have the same label, or without a label the
///   same two classes
/// @param isAlone whether the handler runs in a task of its own, detached or in a concurrent phase,
///   so that no later handlers follow from its end
public record Place(
    @Nullable String label, String eventType, String handlerType, int ordinal, boolean isAlone) {
  @Override
  public String toString() {
    return (label == null ? handlerType + " for " + eventType : "\"" + label + "\"")
        + (ordinal == 0 ? "" : ", number " + ordinal)
        + (isAlone ? ", alone" : "");
  }
}
