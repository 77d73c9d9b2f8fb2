/// JVMs that a benchmark starts, and the line protocol over their standard input and output:
/// [dev.parley.bench.child.Child] on the one side, [dev.parley.bench.child.Parent] on the other.
@NullMarked
package dev.parley.bench.child;

import org.jspecify.annotations.NullMarked;
