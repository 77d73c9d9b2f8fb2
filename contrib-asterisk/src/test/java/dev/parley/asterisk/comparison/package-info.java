/// Our client beside asterisk-java, with the same exchanges.
///
/// Begin with [dev.parley.asterisk.comparison.ComparisonTest].
@NullMarked
package dev.parley.asterisk.comparison;

import org.jspecify.annotations.NullMarked;
