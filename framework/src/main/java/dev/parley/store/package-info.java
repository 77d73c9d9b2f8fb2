/// Objects that outlive the service: plain classes, found by their keys, saved in SQLite or
/// PostgreSQL.
///
/// Begin with [dev.parley.store.Store], then [dev.parley.store.Ref] for references between stored
/// objects and [dev.parley.store.Query].
@NullMarked
package dev.parley.store;

import org.jspecify.annotations.NullMarked;
