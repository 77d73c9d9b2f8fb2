/// What one step costs, measured by JMH: the strand and the dispatch of events.
@NullMarked
package dev.parley.bench.jmh;

import org.jspecify.annotations.NullMarked;
