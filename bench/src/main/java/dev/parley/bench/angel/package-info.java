/// A service under its angel, and people who notice everything: begin with
/// [dev.parley.bench.angel.Trial], then [dev.parley.bench.angel.People]. The service that they talk
/// to is [dev.parley.bench.angel.TallyMain].
@NullMarked
package dev.parley.bench.angel;

import org.jspecify.annotations.NullMarked;
