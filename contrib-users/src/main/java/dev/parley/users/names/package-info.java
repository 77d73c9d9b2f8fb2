/// Names of people: a [NamePolicy] says what is allowed and makes a [UserName] of what was typed,
/// with the key under which it is stored and the [Look] by which look-alikes are found.
@NullMarked
package dev.parley.users.names;

import org.jspecify.annotations.NullMarked;
