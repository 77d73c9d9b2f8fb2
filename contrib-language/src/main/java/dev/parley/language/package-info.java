/// English for programs in which people do things before the eyes of others.
///
/// [dev.parley.language.Message] says one thing to who does it, whom it is done to and who looks
/// on; [dev.parley.language.ActionParser] understands "dance around bob, pointing at cat and ann",
/// and what it understood can be said to all of them too. [dev.parley.language.Person] is whom they
/// speak of.
///
/// Below them are the forms of words: [dev.parley.language.Verbs], [dev.parley.language.Nouns],
/// [dev.parley.language.Pronouns] and [dev.parley.language.ListStyle]. The spelling is British.
@NullMarked
package dev.parley.language;

import org.jspecify.annotations.NullMarked;
