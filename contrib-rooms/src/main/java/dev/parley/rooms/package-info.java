/// Rooms, exits and items, and the commands that move about in them.
@NullMarked
package dev.parley.rooms;

import org.jspecify.annotations.NullMarked;
