/// Commands that people type: their patterns, help, permissions and socials.
///
/// A service gets them by [dev.parley.commands.Commands#of]. What a command is given is a
/// [dev.parley.commands.CommandEvent]; what may stand in its pattern tells
/// [dev.parley.commands.CommandSet#add(String, CommandBody)]. Then there are
/// [dev.parley.commands.ArgumentType], for arguments of your own, and
/// [dev.parley.commands.Socials].
@NullMarked
package dev.parley.commands;

import org.jspecify.annotations.NullMarked;
