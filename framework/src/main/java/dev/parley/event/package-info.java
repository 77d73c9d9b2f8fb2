/// Events and who hears them.
///
/// Begin with [dev.parley.event.Registry], which carries events to handlers, then
/// [dev.parley.event.Event] and [dev.parley.event.Registration], the longer way to listen.
@NullMarked
package dev.parley.event;

import org.jspecify.annotations.NullMarked;
