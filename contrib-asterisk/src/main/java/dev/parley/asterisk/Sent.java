package dev.parley.asterisk;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// An action on its way, and what is known of the list that its response brings.
///
/// Confined to its strand, except that another thread may make and send it.
final class Sent {
  final Action action;
  private final @Nullable Consumer<Response> whenAnswered;

  /// Written on the strand before the reply is there, read by whoever waited for it.
  private final List<AsteriskEvent> kept = new ArrayList<>(0);

  private boolean answered;

  /// The response has said that a list follows.
  private boolean isList;

  /// It has said so in the way in which the end will be marked too.
  private boolean announced;

  Sent(Action action, @Nullable Consumer<Response> whenAnswered) {
    this.action = action;
    this.whenAnswered = whenAnswered;
  }

  /// Notes the response; a second one changes nothing.
  ///
  /// @return whether a list follows
  boolean answered(Response response) {
    if (answered) {
      return isList;
    }
    answered = true;
    if (whenAnswered != null) {
      whenAnswered.accept(response);
    }
    if (!response.isSuccess() || response.excess() != null) {
      return false;
    }
    announced = response.text("EventList").equalsIgnoreCase("start");
    String message = response.message().toLowerCase(Locale.ROOT);
    // Instead of an empty list, VoicemailUsersList for one is answered so.
    boolean isEmpty = message.startsWith("there are no ");
    isList = announced || message.contains("will follow") || !(action.ends().isEmpty() || isEmpty);
    return isList;
  }

  /// Keeps an event of its list.
  void keep(AsteriskEvent event) {
    kept.add(event);
  }

  /// {@return the events of its list that were kept}
  List<AsteriskEvent> kept() {
    return kept;
  }

  /// {@return whether the events with its id belong to its list}
  boolean isList() {
    return isList;
  }

  /// {@return whether the event is the end of its list, as it would be in any version}
  boolean isEnd(AsteriskEvent event) {
    String mark = event.text("EventList");
    if (mark.equalsIgnoreCase("Complete") || mark.equalsIgnoreCase("Cancelled")) {
      return true;
    }
    if (announced) {
      return false;
    }
    return action.ends().isEmpty()
        ? event.name().endsWith("Complete")
        : action.ends().contains(event.name());
  }

  @Override
  public String toString() {
    return action.toString();
  }
}
