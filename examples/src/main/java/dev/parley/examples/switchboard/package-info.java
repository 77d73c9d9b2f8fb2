/// Events from everywhere: three sources, two services, and a group that watches both.
///
/// Begin with [dev.parley.examples.switchboard.Switchboard].
@NullMarked
package dev.parley.examples.switchboard;

import org.jspecify.annotations.NullMarked;
