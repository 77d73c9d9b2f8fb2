/// Things: [ItemName] is what people call one, [Wanted] is which ones somebody means, and
/// [Inventory] is how a list of them reads.
@NullMarked
package dev.parley.rooms.item;

import org.jspecify.annotations.NullMarked;
