package dev.parley;

/// What a dialog was when its present step began.
///
/// Immutable; the arrays must not be changed.
///
/// @param fields the fields of the [Handler], as the codec wrote them
/// @param event its event, as the codec wrote it
record HandlerState(byte[] fields, byte[] event) {}
