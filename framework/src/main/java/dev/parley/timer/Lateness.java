package dev.parley.timer;

import java.time.Duration;

/// How late the turns of timers began, counted from when they were due. A turn waits for the strand
/// only, so this is the load of the strand as a person would feel it; a machine that slept shows
/// too.
///
/// Immutable.
///
/// @param turns how many turns were measured
/// @param max the latest of them; zero without turns
/// @param mean the average; zero without turns
public record Lateness(long turns, Duration max, Duration mean) {}
