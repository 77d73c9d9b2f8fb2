package dev.parley.link;

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

  /// Closes the connection when what is pending has been sent, or after `close-timeout`. Input that
  /// still arrives is discarded. The gate answers with [ToService.Left].
  record Close(long client) implements ToGate {}

  /// So many lines (or pieces of data) of the client have been handled, in the order in which they
  /// came. The gate reads on when fewer than `max-waiting-lines` are left.
  record Acknowledge(long client, int inputs) implements ToGate {}
}
