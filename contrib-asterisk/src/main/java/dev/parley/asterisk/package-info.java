/// A client of Asterisk's manager interface.
///
/// Begin with [dev.parley.asterisk.Manager], the connection with one exchange, then
/// [dev.parley.asterisk.AsteriskEvent], what an exchange tells, and [dev.parley.asterisk.Action],
/// what it is asked to do.
@NullMarked
package dev.parley.asterisk;

import org.jspecify.annotations.NullMarked;
