package dev.parley.text;

/// What a text was rendered to lately, for the few kinds of displays that read it.
///
/// Thread-safe: the array is replaced and never changed. Two threads may render the same at once;
/// one of the results is forgotten.
final class Renderings {
  private static final int KEPT = 8;
  private static final Rendering[] NONE = {};

  /// The newest first.
  private volatile Rendering[] known = NONE;

  String get(Node node, Display display) {
    Rendering[] known = this.known;
    for (Rendering rendering : known) {
      if (rendering.suits(display)) {
        return rendering.text();
      }
    }
    Rendering fresh = Layout.render(node, display);
    Rendering[] more = new Rendering[Math.min(known.length + 1, KEPT)];
    more[0] = fresh;
    System.arraycopy(known, 0, more, 1, more.length - 1);
    this.known = more;
    return fresh.text();
  }
}
