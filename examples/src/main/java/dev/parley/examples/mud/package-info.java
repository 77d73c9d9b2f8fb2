/// A small MUD: a village to walk about in. Begin with [dev.parley.examples.mud.Mud]; the village
/// itself is in `examples/world`.
@NullMarked
package dev.parley.examples.mud;

import org.jspecify.annotations.NullMarked;
