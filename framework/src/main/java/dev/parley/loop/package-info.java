/// Event loops, and what their users share: [dev.parley.loop.Loops] are the threads on which the
/// sockets live, [dev.parley.loop.Transport] is how sockets are reached, and [dev.parley.loop.Room]
/// makes whoever sends too much wait.
@NullMarked
package dev.parley.loop;

import org.jspecify.annotations.NullMarked;
