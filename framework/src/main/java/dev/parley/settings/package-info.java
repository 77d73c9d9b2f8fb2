/// What can be set from outside without changing code: its names, kinds, limits and sources.
///
/// Begin with [dev.parley.settings.Setting], a constant that says what may be set, then
/// [dev.parley.settings.Settings], which reads files, environment and command line and keeps the
/// values. It knows nothing else of Parley, so that every part can declare settings of its own.
@NullMarked
package dev.parley.settings;

import org.jspecify.annotations.NullMarked;
