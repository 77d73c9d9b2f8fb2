/// What users of Parley test their own services with.
///
/// [dev.parley.testkit.SocketClient] is a client in the hands of a test: a real socket with `send`
/// and `expect`. What it waited for in vain it tells as [dev.parley.testkit.ExpectationFailed].
@NullMarked
package dev.parley.testkit;

import org.jspecify.annotations.NullMarked;
