package dev.parley.event;

/// A handler that threw.
///
/// Immutable.
///
/// @param listener whose handler it was
/// @param cause what it threw
public record Failure(Listener listener, Throwable cause) {}
