/// Passwords: [Passwords] hashes and checks them for a service, [PasswordHasher] is the blocking
/// work behind it, and a [PasswordHash] is what is stored.
@NullMarked
package dev.parley.users.password;

import org.jspecify.annotations.NullMarked;
