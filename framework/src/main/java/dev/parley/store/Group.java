package dev.parley.store;

import java.util.List;
import java.util.concurrent.CompletableFuture;

/// Writes that are made together or not at all.
///
/// Thread-safe.
///
/// @param done told how many rows were written, when they are durable, or why not
record Group(List<Write> writes, CompletableFuture<Integer> done) {
  Group(List<Write> writes) {
    this(List.copyOf(writes), new CompletableFuture<>());
  }
}
