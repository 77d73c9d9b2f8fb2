/// People with accounts: [Users] plugs into a service, [User] is what is known of somebody, and
/// [SignIn] is the conversation by which people come in.
@NullMarked
package dev.parley.users;

import org.jspecify.annotations.NullMarked;
