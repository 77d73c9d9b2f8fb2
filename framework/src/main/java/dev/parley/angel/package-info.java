/// The angel: what keeps people connected while the service behind their gate restarts, is upgraded
/// or crashes.
///
/// Begin with [dev.parley.angel.Succession], which stands between one gate and the processes that
/// serve it one after the other; then [dev.parley.angel.Seat], the gate as one of these processes
/// sees it, and [dev.parley.angel.Handover], the way from one to the next.
@NullMarked
package dev.parley.angel;

import org.jspecify.annotations.NullMarked;
