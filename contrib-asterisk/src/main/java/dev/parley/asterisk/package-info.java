/// A client of Asterisk's manager interface: its events, actions and live objects.
@NullMarked
package dev.parley.asterisk;

import org.jspecify.annotations.NullMarked;
