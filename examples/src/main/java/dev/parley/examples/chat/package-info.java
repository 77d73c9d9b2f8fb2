/// A chat for everybody who connects: names, lines and four commands. Begin with
/// [dev.parley.examples.chat.Chat].
@NullMarked
package dev.parley.examples.chat;

import org.jspecify.annotations.NullMarked;
