package dev.parley.users.names;

/// A name that a [NamePolicy] allows.
///
/// Immutable.
///
/// @param shown as it is written in sentences
/// @param key the same for every way to write the name: lower-case letters, digits, `_` and `-`
/// @param look the same for all names that look like it, see [Look]
public record UserName(String shown, String key, String look) {}
