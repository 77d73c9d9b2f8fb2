/// Whole-server benchmarks: [dev.parley.bench.Bench] starts the servers of
/// [dev.parley.bench.server] and the load of [dev.parley.bench.load] in JVMs of their own, and
/// prints what they measured.
@NullMarked
package dev.parley.bench;

import org.jspecify.annotations.NullMarked;
