package dev.parley.testkit;

import java.util.ArrayList;
import java.util.List;

/// Shows where two texts differ, line by line.
final class LineDiff {
  /// Lines shown before and after a difference.
  private static final int AROUND = 3;

  private LineDiff() {}

  /// {@return the lines that differ, marked `-` if only the first text has them and `+` if only the
  /// second does, with some lines around them}
  static String show(List<String> first, List<String> second) {
    int[][] common = common(first, second);
    var lines = new ArrayList<String>();
    int i = 0;
    int j = 0;
    while (i < first.size() || j < second.size()) {
      if (i < first.size() && j < second.size() && first.get(i).equals(second.get(j))) {
        lines.add("  " + first.get(i));
        i++;
        j++;
      } else if (j == second.size() || (i < first.size() && common[i + 1][j] >= common[i][j + 1])) {
        lines.add("- " + first.get(i++));
      } else {
        lines.add("+ " + second.get(j++));
      }
    }
    return shortened(lines);
  }

  /// {@return for each pair of positions, how many lines can be matched behind them}
  private static int[][] common(List<String> first, List<String> second) {
    var common = new int[first.size() + 1][second.size() + 1];
    for (int i = first.size() - 1; i >= 0; i--) {
      for (int j = second.size() - 1; j >= 0; j--) {
        common[i][j] =
            first.get(i).equals(second.get(j))
                ? common[i + 1][j + 1] + 1
                : Math.max(common[i + 1][j], common[i][j + 1]);
      }
    }
    return common;
  }

  private static String shortened(List<String> lines) {
    var shown = new StringBuilder();
    boolean skipping = false;
    for (int i = 0; i < lines.size(); i++) {
      int from = Math.max(0, i - AROUND);
      int to = Math.min(lines.size(), i + AROUND + 1);
      boolean isNear = lines.subList(from, to).stream().anyMatch(line -> !line.startsWith("  "));
      if (isNear) {
        shown.append("  ").append(lines.get(i)).append('\n');
      } else if (!skipping) {
        shown.append("    ...\n");
      }
      skipping = !isNear;
    }
    return shown.toString();
  }
}
