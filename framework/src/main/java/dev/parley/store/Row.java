package dev.parley.store;

/// What the database holds of one object.
///
/// Immutable.
///
/// @param form the version of the class that wrote the document
record Row(String key, long version, int form, String document) {}
