/// An exchange that plays conversations from text files, for tests of what speaks with one.
///
/// Begin with [dev.parley.asterisk.peer.ScriptedPeer], whose conversations lie in the resources of
/// this package.
@NullMarked
package dev.parley.asterisk.peer;

import org.jspecify.annotations.NullMarked;
