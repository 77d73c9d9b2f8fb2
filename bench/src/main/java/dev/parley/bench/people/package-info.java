/// A talker with accounts and commands, and people who use it: [dev.parley.bench.people.TalkerMain]
/// is the server, [dev.parley.bench.people.PartyMain] the people, each in its own JVM.
@NullMarked
package dev.parley.bench.people;

import org.jspecify.annotations.NullMarked;
