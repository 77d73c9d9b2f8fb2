package dev.parley.settings;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// Sizes in bytes, with units of 1024.
final class Sizes {
  private static final Pattern SIZE = Pattern.compile("(\\d{1,18}) ?([KMGT]?)(?:I?B)?");
  private static final String UNITS = "KMGT";

  private Sizes() {}

  static Optional<Long> parse(String text) {
    var matcher = SIZE.matcher(text.toUpperCase(Locale.ROOT));
    if (!matcher.matches()) {
      return Optional.empty();
    }
    int power = matcher.group(2).isEmpty() ? 0 : UNITS.indexOf(matcher.group(2)) + 1;
    long size = Long.parseLong(matcher.group(1));
    long unit = 1L << (10 * power);
    return size > Long.MAX_VALUE / unit ? Optional.empty() : Optional.of(size * unit);
  }

  static String write(long size) {
    int power = 0;
    long rest = size;
    while (rest != 0 && rest % 1024 == 0 && power < UNITS.length()) {
      rest /= 1024;
      power++;
    }
    return power == 0 ? Long.toString(rest) : rest + UNITS.substring(power - 1, power) + "B";
  }
}
