/// Who may come in: [SignInLimits] on guessing passwords, and bans.
@NullMarked
package dev.parley.users.access;

import org.jspecify.annotations.NullMarked;
