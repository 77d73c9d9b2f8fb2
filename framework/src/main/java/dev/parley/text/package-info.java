/// Text that is built once and rendered for whoever reads it: with the colours, the characters and
/// the width of that person's terminal, or as sentences for a screen reader.
///
/// Begin with [dev.parley.text.Text], then [dev.parley.text.Display]; [dev.parley.text.Markup] is
/// for what authors write into files.
@NullMarked
package dev.parley.text;

import org.jspecify.annotations.NullMarked;
