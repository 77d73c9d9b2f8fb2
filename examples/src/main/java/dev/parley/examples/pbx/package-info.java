/// A service that is a client, too: people watch the calls of a telephone exchange, and make some.
///
/// Begin with [dev.parley.examples.pbx.Pbx].
@NullMarked
package dev.parley.examples.pbx;

import org.jspecify.annotations.NullMarked;
