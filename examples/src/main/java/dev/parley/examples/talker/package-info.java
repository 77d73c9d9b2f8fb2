/// A talker: accounts, commands, channels, socials, and a clock that strikes. Begin with
/// [dev.parley.examples.talker.Talker]; docs/tutorial.md builds it step by step.
@NullMarked
package dev.parley.examples.talker;

import org.jspecify.annotations.NullMarked;
