/// Talking to others by lines: outgoing connections of a service.
///
/// Begin with [dev.parley.dial.Dial], which [dev.parley.Service#dial] gives, then
/// [dev.parley.dial.LineReceiver], which is told what comes, and [dev.parley.dial.LineConnection],
/// which sends.
@NullMarked
package dev.parley.dial;

import org.jspecify.annotations.NullMarked;
