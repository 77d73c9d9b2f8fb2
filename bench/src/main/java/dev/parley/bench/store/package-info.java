/// What it costs to save and find objects, beside the bare driver of the database.
///
/// Begin with [dev.parley.bench.store.StoreMain].
@NullMarked
package dev.parley.bench.store;

import org.jspecify.annotations.NullMarked;
