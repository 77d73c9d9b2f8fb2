/// Handlers that run because time has passed: every period, once, at random, by the calendar.
///
/// Begin with [dev.parley.timer.Timers], then [dev.parley.timer.Timer]; [dev.parley.timer.Schedule]
/// is what to implement for a rhythm of one's own.
@NullMarked
package dev.parley.timer;

import org.jspecify.annotations.NullMarked;
