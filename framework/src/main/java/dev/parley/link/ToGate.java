package dev.parley.link;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One step of a [Frame] from the service to the gate. A client that has left is passed over.
///
/// Immutable; the arrays are handed over and must not be changed by either side.
public sealed interface ToGate {
  /// Text for one client. In [Mode#LINE] every LF becomes CR LF (a CR LF stays), and the text is
  /// written in the client's character set with IAC doubled; in [Mode#RAW] it is written in UTF-8
  /// as it is.
  record Write(long client, String text) implements ToGate {}

  /// The same text for many clients, encoded once.
  record WriteAll(long[] clients, String text) implements ToGate {}

  /// Bytes for one client: as they are in [Mode#RAW], with only IAC doubled in [Mode#LINE].
  record WriteBytes(long client, byte[] bytes) implements ToGate {}

  /// A question: text that ends without a line end, behind which the client may expect the mark
  /// that its terminal knows for prompts.
  record Prompt(long client, String text) implements ToGate {}

  /// Says whether the client's own terminal shows what is typed: off for the answer to a secret
  /// question. The gate turns it on again when the connection closes. Passed over in [Mode#RAW].
  record Echo(long client, boolean on) implements ToGate {}

  /// An out-of-band message, for a client whose terminal has agreed to GMCP, or to MSDP if that is
  /// the name; others get nothing.
  ///
  /// @param json a JSON value, or empty
  record OutOfBand(long client, String name, String json) implements ToGate {}

  /// The same out-of-band message for many clients, encoded once for each protocol; each is treated
  /// as by [OutOfBand].
  record OutOfBandAll(long[] clients, String name, String json) implements ToGate {}

  /// Says whether the client's keys are wanted one by one, as [ToService.Keys], from one whose
  /// terminal agrees to that; what others send stays [ToService.Lines]. The gate ends it when the
  /// connection closes. Passed over in [Mode#RAW].
  record Keys(long client, boolean on) implements ToGate {}

  /// A subnegotiation of an option that is on; if it is off, nothing.
  record Subnegotiation(long client, int option, byte[] payload) implements ToGate {}

  /// The answer to [Signal#STATUS_ASKED].
  record Status(long client, Map<String, List<String>> variables) implements ToGate {}

  /// Closes the connection when what is pending has been sent, or after `close-timeout`. Input that
  /// still arrives is discarded. The gate answers with [ToService.Left].
  record Close(long client) implements ToGate {}

  /// So many lines (or pieces of data) of the client have been handled, in the order in which they
  /// came. The gate reads on when fewer than `max-waiting-lines` are left.
  record Acknowledge(long client, int inputs) implements ToGate {}

  // ---- for the process that serves next; sent only over a link that keeps, see GateLink#keeps

  /// Keeps bytes with a client, under a name and in place of earlier ones, for the process that
  /// serves it next.
  ///
  /// @param client the client, or zero for the service as a whole
  /// @param value null forgets what was kept under the name
  record Keep(long client, String name, byte @Nullable [] value) implements ToGate {}

  /// The coming of the client has been handled, or what is kept is enough to go on with that: it is
  /// not to be told as new to another process.
  record Greeted(long client) implements ToGate {}

  /// Now the first input of the client that is not acknowledged is handled, or its coming, although
  /// a process that crashed had it too. Sent only for what [Inheritance.Heir#retries] counts, and
  /// before anything is done with it: if this process crashes too, that input was why.
  record Retry(long client) implements ToGate {}

  /// The leaving of the client has been handled: nothing of it is to be kept. The last step about
  /// the client.
  record Forget(long client) implements ToGate {}
}
