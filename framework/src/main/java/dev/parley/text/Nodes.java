package dev.parley.text;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/// The parts of a text, and how deep they go.
///
/// Immutable.
record Nodes(List<Node> list, int depth) {
  static Nodes of(Collection<?> pieces) {
    List<Node> nodes = new ArrayList<>(pieces.size());
    int depth = 0;
    for (Object piece : pieces) {
      Text text = Text.of(piece);
      nodes.add(text.node());
      depth = Math.max(depth, text.depth());
    }
    return new Nodes(List.copyOf(nodes), depth);
  }
}
