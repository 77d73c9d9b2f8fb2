package dev.parley.settings;

/// One value from one source.
///
/// @param name the whole name of the setting, with its prefix
/// @param source where it stands, such as `--port`, `PARLEY_PORT` or `chat.yaml:3`
record Given(String name, Raw value, String source) {}
