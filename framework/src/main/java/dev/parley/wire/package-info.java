/// The link between the two processes of a service over one Unix-domain socket: messages as bytes,
/// and both ends of the socket.
///
/// [dev.parley.wire.LinkServer] is the end where the gate is, [dev.parley.wire.RemoteGate] the one
/// where the service is, and [dev.parley.wire.Secret] is how they know each other.
///
/// A message is its length in four bytes, one byte that tells its kind, and its parts. Numbers have
/// seven bits to a byte, the low ones first; text is UTF-8, with half a surrogate pair written as
/// if it were a character. What the parts are is told by the codecs, [dev.parley.wire.Downward] for
/// what goes to the gate and [dev.parley.wire.Upward] for what goes to the service. Whatever
/// changes in them changes [dev.parley.wire.Greeting#VERSION] too.
@NullMarked
package dev.parley.wire;

import org.jspecify.annotations.NullMarked;
