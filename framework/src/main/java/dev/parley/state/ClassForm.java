package dev.parley.state;

import java.util.List;

/// A form for something that stands by its name in the table of a blob.
///
/// Thread-safe.
abstract sealed class ClassForm implements Form
    permits ObjectForm, EnumForm, ReferenceForm, TypeForm {
  private final Class<?> type;
  private final byte[] entry;

  ClassForm(Class<?> type, int kind, List<String> fields) {
    this.type = type;
    var out = new StateWriter();
    out.writeByte(kind);
    out.writeString(type.getName());
    if (kind == Tags.OBJECT_ENTRY) {
      out.writeVarInt(fields.size(), true);
      fields.forEach(out::writeString);
    }
    entry = out.toBytes();
  }

  final Class<?> type() {
    return type;
  }

  /// {@return what stands in the table, encoded}
  final byte[] entry() {
    return entry;
  }
}
