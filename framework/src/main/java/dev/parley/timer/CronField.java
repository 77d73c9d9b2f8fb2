package dev.parley.timer;

import static dev.parley.timer.CalendarFields.range;

import java.util.List;
import java.util.Locale;

/// One of the five fields of a cron expression: its bounds, its names, and how it is read.
///
/// Immutable.
///
/// @param names of the values from the first on; empty if only numbers are allowed
record CronField(String title, int first, int last, List<String> names) {
  static final CronField MINUTE = new CronField("minute", 0, 59, List.of());
  static final CronField HOUR = new CronField("hour", 0, 23, List.of());
  static final CronField DAY_OF_MONTH = new CronField("day of month", 1, 31, List.of());
  static final CronField MONTH =
      new CronField(
          "month",
          1,
          12,
          List.of(
              "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"));
  static final CronField DAY_OF_WEEK =
      new CronField("day of week", 0, 7, List.of("sun", "mon", "tue", "wed", "thu", "fri", "sat"));

  private static final int SUNDAY_AGAIN = 7;

  /// {@return the set of values that a text means; a 7 for Sunday becomes a 0}
  ///
  /// @throws IllegalArgumentException naming field, value and what is allowed
  long parse(String text) {
    long set = 0;
    for (String item : text.split(",", -1)) {
      set |= item(item);
    }
    return isWeek() && (set & 1L << SUNDAY_AGAIN) != 0 ? (set | 1) & range(0, 6) : set;
  }

  private long item(String item) {
    int slash = item.indexOf('/');
    String values = slash < 0 ? item : item.substring(0, slash);
    int step = slash < 0 ? 1 : step(item, item.substring(slash + 1));
    if (values.equals("*")) {
      return every(first, isWeek() ? SUNDAY_AGAIN - 1 : last, step);
    }
    int dash = values.indexOf('-');
    if (dash < 0) {
      if (slash >= 0) {
        throw wrong(item, "a step needs a range: write " + values + "-" + last + "/" + step);
      }
      return 1L << value(item, values);
    }
    int from = value(item, values.substring(0, dash));
    int to = value(item, values.substring(dash + 1));
    // The week may end with Sunday, also by its name.
    if (isWeek() && to == 0 && from > 0) {
      to = SUNDAY_AGAIN;
    }
    if (from > to) {
      throw wrong(
          item, "a range can't go backwards: write " + from + "-" + last + "," + first + "-" + to);
    }
    return every(from, to, step);
  }

  private boolean isWeek() {
    return last == SUNDAY_AGAIN;
  }

  private static long every(int from, int to, int step) {
    long set = 0;
    for (int value = from; value <= to; value += step) {
      set |= 1L << value;
    }
    return set;
  }

  private int step(String item, String text) {
    int step = number(text);
    if (step < 1 || step > last) {
      throw wrong(item, "step \"" + text + "\", expected 1 to " + last);
    }
    return step;
  }

  private int value(String item, String text) {
    int name = names.indexOf(text.toLowerCase(Locale.ROOT));
    int value = name < 0 ? number(text) : first + name;
    if (value < first || value > last) {
      throw wrong(item, (item.equals(text) ? "" : "\"" + text + "\", ") + "expected " + expected());
    }
    return value;
  }

  /// {@return the number, or -1 for what is none}
  private static int number(String text) {
    return text.length() <= 2 && !text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9')
        ? Integer.parseInt(text)
        : -1;
  }

  private String expected() {
    return first
        + " to "
        + last
        + (names.isEmpty() ? "" : ", " + names.getFirst() + " to " + names.getLast())
        + ", *, a range a-b, a step */n or a-b/n, or a list of these a,b";
  }

  private IllegalArgumentException wrong(String item, String reason) {
    return new IllegalArgumentException(title + ": \"" + item + "\" (" + reason + ")");
  }
}
