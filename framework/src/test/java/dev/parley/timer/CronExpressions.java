package dev.parley.timer;

import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Makes cron expressions with all that the fields allow.
final class CronExpressions {
  private static final List<String> MONTHS =
      List.of("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC");
  private static final List<String> DAYS = List.of("SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT");

  private final Random random;

  CronExpressions(long seed) {
    random = new Random(seed);
  }

  /// An expression with days and months. A star with a step is left out of the fields of days: the
  /// oracle takes it for a restriction, and crontab does not.
  String anyDay() {
    return String.join(
        " ",
        time(),
        open(2) ? "*" : list(1, 31, List.of(), false),
        open(2) ? "*" : list(1, 12, MONTHS, true),
        open(2) ? "*" : list(0, 6, DAYS, false));
  }

  /// An expression for each day.
  String everyDay() {
    return time() + " * * *";
  }

  /// An expression for each hour of each day.
  String everyHour() {
    return minutes() + " * * * *";
  }

  int below(int bound) {
    return random.nextInt(bound);
  }

  private String time() {
    return minutes() + " " + (open(3) ? "*" : list(0, 23, List.of(), true));
  }

  private String minutes() {
    return open(4) ? "*" : list(0, 59, List.of(), true);
  }

  private boolean open(int oneIn) {
    return random.nextInt(oneIn) == 0;
  }

  private String list(int first, int last, List<String> names, boolean stars) {
    int items = open(3) ? 1 + random.nextInt(4) : 1;
    return IntStream.range(0, items)
        .mapToObj(_ -> item(first, last, names, stars))
        .collect(Collectors.joining(","));
  }

  private String item(int first, int last, List<String> names, boolean stars) {
    int from = first + random.nextInt(last - first + 1);
    int to = from + random.nextInt(last - from + 1);
    int step = 1 + random.nextInt((last - first) / 2);
    return switch (random.nextInt(5)) {
      case 0 -> (stars ? "*" : first + "-" + last) + "/" + step;
      case 1 -> from + "-" + to;
      case 2 -> from + "-" + to + "/" + step;
      case 3 -> names.isEmpty() ? "" + from : names.get(from - first);
      default -> "" + from;
    };
  }
}
