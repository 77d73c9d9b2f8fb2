package dev.parley.store;

/// How a field is compared in a [Query]. A field without a value meets none of them.
///
/// Immutable.
public enum Compare {
  /// The same.
  EQUAL("="),
  /// Any other value.
  NOT_EQUAL("<>"),
  /// Before, in the order of the type; texts go by their characters' numbers.
  LESS("<"),
  /// Before, or the same.
  AT_MOST("<="),
  /// After.
  GREATER(">"),
  /// After, or the same.
  AT_LEAST(">=");

  private final String operator;

  Compare(String operator) {
    this.operator = operator;
  }

  String operator() {
    return operator;
  }
}
