/// Events that come from elsewhere, and ready-made handlers for them.
///
/// Begin with [dev.parley.flow.Dispatcher], which takes the events of sources through a queue to
/// their handlers, then [dev.parley.flow.Source] and [dev.parley.flow.Handlers].
@NullMarked
package dev.parley.flow;

import org.jspecify.annotations.NullMarked;
