/// The load generator: many connections on one thread, every byte that comes back compared with
/// what has to come back. Begin with [dev.parley.bench.load.Load], then
/// [dev.parley.bench.load.Job].
@NullMarked
package dev.parley.bench.load;

import org.jspecify.annotations.NullMarked;
