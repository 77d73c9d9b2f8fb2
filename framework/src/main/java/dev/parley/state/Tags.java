package dev.parley.state;

/// What the first bytes of a blob and of each value in it mean. These numbers are a contract with
/// every version that was ever released: never change or reuse one.
///
/// ```
/// blob   = FORMAT | kind, then by kind:
///          plain kinds: the value alone, up to the end
///          TREE:   table, value
///          FIELDS: table, number of the class in the table, values of its fields
/// table  = count, entries
/// entry  = kind, name of the class; for OBJECT: count, names of the fields
/// value  = tag below FIRST_CHUNK, content   | tag, length, content
/// ```
///
/// Values from [#FIRST_CHUNK] on carry their length, so that a reader can skip what it does not
/// know. Numbers are of variable length, seven bits a byte.
final class Tags {
  /// The version of all this, in the upper half of the first byte.
  static final int FORMAT = 0x10;

  static final int FORMAT_MASK = 0xF0;

  static final int TREE = 0;
  static final int FIELDS = 1;
  static final int PLAIN_UTF8 = 2;
  static final int PLAIN_UTF16 = 3;
  static final int PLAIN_FALSE = 4;
  static final int PLAIN_TRUE = 5;
  static final int PLAIN_INT = 6;
  static final int PLAIN_LONG = 7;
  static final int PLAIN_INSTANT = 8;
  static final int PLAIN_BYTES = 9;

  static final int NULL = 0;
  static final int FALSE = 1;
  static final int TRUE = 2;
  static final int BYTE = 3;
  static final int SHORT = 4;
  static final int CHAR = 5;
  static final int INT = 6;
  static final int LONG = 7;
  static final int FLOAT = 8;
  static final int DOUBLE = 9;
  static final int STRING = 10;

  static final int FIRST_CHUNK = 16;

  /// The first class of the table; below are the types of [BuiltIns].
  static final int FIRST_CLASS = 96;

  static final int OBJECT_ENTRY = 0;
  static final int ENUM_ENTRY = 1;
  static final int REFERENCE_ENTRY = 2;
  static final int TYPE_ENTRY = 3;

  private Tags() {}
}
