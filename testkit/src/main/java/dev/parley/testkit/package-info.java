/// What users of Parley test their own services with.
///
/// [dev.parley.testkit.TestService] starts a service on a free port and hands out clients,
/// [dev.parley.testkit.SocketClient] is such a client, a real socket with `send` and `expect`, and
/// [dev.parley.testkit.ParleyTest] does both as an extension of JUnit Jupiter, which only that
/// class needs.
///
/// [dev.parley.testkit.MemoryService] runs a service without sockets in virtual time, with clients
/// of the same methods, those of [dev.parley.testkit.TestClient]; a [dev.parley.testkit.Transcript]
/// is a whole session in a file, which is played to it. [dev.parley.testkit.VirtualTime] lets time
/// pass for timers and waits, as fast as a test likes.
@NullMarked
package dev.parley.testkit;

import org.jspecify.annotations.NullMarked;
