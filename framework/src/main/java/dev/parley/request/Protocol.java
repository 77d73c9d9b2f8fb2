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

  /// {@return how many items an end mark says the list had; -1 if it does not say}
  default int count(A end) {
    return -1;
  }
}
