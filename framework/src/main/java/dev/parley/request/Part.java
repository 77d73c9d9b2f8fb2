package dev.parley.request;

/// What a message that came in is to the request whose id it carries.
public enum Part {
  /// Nothing: an event of its own, whatever id it carries.
  NONE,
  /// The whole answer.
  ANSWER,
  /// The answer that announces a list, whose items follow.
  LIST,
  /// An item of a list.
  ITEM,
  /// The end mark of a list.
  END
}
