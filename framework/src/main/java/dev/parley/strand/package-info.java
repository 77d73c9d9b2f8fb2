/// Runs tasks one after the other on virtual threads, so that code may wait without blocking
/// anybody.
///
/// Begin with [dev.parley.strand.Strand], then [dev.parley.strand.Wait].
@NullMarked
package dev.parley.strand;

import org.jspecify.annotations.NullMarked;
