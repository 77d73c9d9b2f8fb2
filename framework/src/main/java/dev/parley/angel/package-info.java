/// The angel: what keeps people connected while the service behind their gate restarts, is upgraded
/// or crashes.
///
/// [dev.parley.angel.Angel] is the process in front, and `Supervisor` decides in it when there is
/// another process of the service; what can be set is in [dev.parley.angel.AngelSettings].
///
/// [dev.parley.angel.Succession] stands between one gate and the processes that serve it one after
/// the other, [dev.parley.angel.Seat] is the gate as one of these processes sees it, and
/// [dev.parley.angel.Handover] the way from one to the next.
@NullMarked
package dev.parley.angel;

import org.jspecify.annotations.NullMarked;
