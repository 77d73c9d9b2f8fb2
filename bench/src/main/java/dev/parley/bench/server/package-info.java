/// The servers that are compared, each in its own JVM: [dev.parley.bench.server.ServerMain].
@NullMarked
package dev.parley.bench.server;

import org.jspecify.annotations.NullMarked;
