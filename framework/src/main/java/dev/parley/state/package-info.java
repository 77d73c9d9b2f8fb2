/// How objects become bytes at a restart, and how another version of their code reads them.
///
/// Begin with [dev.parley.state.StateCodec], then [dev.parley.state.Was] for names that changed,
/// and [dev.parley.state.StateException] for what can go wrong.
@NullMarked
package dev.parley.state;

import org.jspecify.annotations.NullMarked;
