/// What an exchange tells, in classes, and the live objects that follow it.
///
/// Begin with [dev.parley.asterisk.event.ChannelEvent], which is most of it,
/// [dev.parley.asterisk.event.Exchange] and [dev.parley.asterisk.event.Channel].
@NullMarked
package dev.parley.asterisk.event;

import org.jspecify.annotations.NullMarked;
