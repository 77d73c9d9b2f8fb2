/// People with accounts: signing in, passwords, roles and what they say to each other.
@NullMarked
package dev.parley.users;

import org.jspecify.annotations.NullMarked;
