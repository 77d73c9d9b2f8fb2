package dev.parley.bench.people;

/// What people are to do.
///
/// Immutable.
///
/// @param port the server's port on 127.0.0.1
/// @param serverPid whose CPU time is read
/// @param people who type a command a second each, from the beginning
/// @param storm who sign in within one second, while those type, and leave and do so once more; 0
///   for nobody
/// @param warmupMillis how long people type before anything is counted
/// @param windowMillis how long it is counted at least; with a storm, until the last of it is in
/// @param seed of all chance
public record Evening(
    int port,
    long serverPid,
    int people,
    int storm,
    long warmupMillis,
    long windowMillis,
    long seed) {}
