/// Objects that authors write in YAML files: [DefinitionReader] reads the files, a [Definition] is
/// one object with the places of its parts, and what is wrong is a [DefinitionsException].
@NullMarked
package dev.parley.store.definition;

import org.jspecify.annotations.NullMarked;
