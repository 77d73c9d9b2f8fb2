/// Commands that people type: their patterns, help, permissions and socials.
@NullMarked
package dev.parley.commands;

import org.jspecify.annotations.NullMarked;
