package dev.parley.request;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// How requests and answers look on a connection.
///
/// @param <Q> requests
/// @param <A> what comes in: answers, and other events
public interface Protocol<Q, A> {
  /// Sends a request with its id. Called on the thread that sends.
  void send(Q request, String id) throws IOException;

  /// {@return the id of the request that a message answers; null if it carries none}
  @Nullable String id(A message);

  /// {@return what a message is to the request whose id it carries}
  Part part(A message);

  /// {@return what a message is to the request whose id it carries, and which waits for its answer}
  /// To be overridden where the message alone does not tell; otherwise as [#part(Object)], which
  /// decides about messages that carry no id of a waiting request.
  default Part part(A message, Q request) {
    return part(message);
  }

  /// {@return the event that tells of an answer that nobody waits for} By default an
  /// [OrphanAnswer].
  ///
  /// @param id that of the request it answers; null if it carries none
  default Object orphan(A message, @Nullable String id, OrphanAnswer.Reason reason) {
    return new OrphanAnswer(message, id, reason);
  }

  /// {@return how many items an end mark says the list had; -1 if it does not say}
  default int count(A end) {
    return -1;
  }
}
