package dev.parley.commands;

/// How much two words differ.
final class Similarity {
  private Similarity() {}

  /// {@return how many letters have to be put in, left out, changed, or swapped with their
  /// neighbour, to make one of the other; more than `most` if that is exceeded}
  static int distance(String a, String b, int most) {
    if (Math.abs(a.length() - b.length()) > most) {
      return most + 1;
    }
    int[] before = new int[b.length() + 1];
    int[] row = new int[b.length() + 1];
    int[] next = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      next[0] = i;
      int best = i;
      for (int j = 1; j <= b.length(); j++) {
        int change = row[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        next[j] = Math.min(change, Math.min(row[j], next[j - 1]) + 1);
        if (i > 1
            && j > 1
            && a.charAt(i - 1) == b.charAt(j - 2)
            && a.charAt(i - 2) == b.charAt(j - 1)) {
          next[j] = Math.min(next[j], before[j - 2] + 1);
        }
        best = Math.min(best, next[j]);
      }
      if (best > most) {
        return most + 1;
      }
      int[] free = before;
      before = row;
      row = next;
      next = free;
    }
    return row[b.length()];
  }
}
