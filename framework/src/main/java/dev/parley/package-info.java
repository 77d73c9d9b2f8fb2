/// The front door: what a program that people connect to is written with.
///
/// Begin with [dev.parley.Service], then [dev.parley.Client] and the events [dev.parley.Connect],
/// [dev.parley.Receive] and [dev.parley.Disconnect].
@NullMarked
package dev.parley;

import org.jspecify.annotations.NullMarked;
