/// The gate: sockets, telnet, line assembly, output and limits. No user code runs in it, and it
/// knows its service only through [dev.parley.link].
///
/// Begin with [dev.parley.gate.NettyGate]; then `Connection`, which is one client, and
/// `TelnetInput`, which turns a client's bytes into lines without knowing any socket.
@NullMarked
package dev.parley.gate;

import org.jspecify.annotations.NullMarked;
