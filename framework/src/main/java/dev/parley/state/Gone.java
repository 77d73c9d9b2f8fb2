package dev.parley.state;

import java.util.List;

/// Stands for a class of a blob that the present code does not have.
///
/// Immutable.
record Gone(String name, List<String> fields) implements Decoder {
  @Override
  public Object read(StateReader in) {
    throw new Refused(why());
  }

  String why() {
    return printable(name) + " is gone, or not declared any more";
  }

  /// The name may come from damaged bytes.
  private static String printable(String name) {
    var text = new StringBuilder();
    name.chars().limit(200).forEach(c -> text.append(c > ' ' && c < 127 ? (char) c : '?'));
    return text.toString();
  }
}
