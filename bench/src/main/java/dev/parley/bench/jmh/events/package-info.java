/// What the dispatch of an event costs, here and in other event buses, beside a bare loop.
///
/// Begin with [dev.parley.bench.jmh.events.EventBusBenchmark].
@NullMarked
package dev.parley.bench.jmh.events;

import org.jspecify.annotations.NullMarked;
