/// The actions in everyday use, each a class of its own; the generic
/// [Action#of][dev.parley.asterisk.Action#of] reaches all others.
@NullMarked
package dev.parley.asterisk.action;

import org.jspecify.annotations.NullMarked;
