/// The narrow seam between the gate, which owns sockets, and the service, which owns meaning.
///
/// Everything that crosses is a message: [dev.parley.link.ToService] upwards and
/// [dev.parley.link.ToGate] downwards. In one process a message is a plain method call; nothing in
/// this package refers to a socket, an event or a handler, so that the same messages can cross a
/// process border.
@NullMarked
package dev.parley.link;

import org.jspecify.annotations.NullMarked;
