package dev.parley.loop;

/// What lives on event loops that others may put sockets of their own on.
public interface OnLoops {
  /// {@return the loops, which whoever implements this closes}
  Loops loops();
}
