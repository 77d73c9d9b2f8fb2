package dev.parley.users.names;

/// Letters of any script written with those of ASCII, digits and `-`: RFC 3492, for labels in lower
/// case. The JDK's own is bound to the Unicode of IDNA 2003, which lacks many scripts.
final class Punycode {
  private static final int BASE = 36;
  private static final int TMIN = 1;
  private static final int TMAX = 26;
  private static final int SKEW = 38;
  private static final int DAMP = 700;
  private static final int INITIAL_BIAS = 72;
  private static final int INITIAL_N = 128;

  private Punycode() {}

  static String encode(String text) {
    int[] points = text.codePoints().toArray();
    var out = new StringBuilder();
    for (int point : points) {
      if (point < INITIAL_N) {
        out.appendCodePoint(point);
      }
    }
    int basic = out.length();
    int handled = basic;
    if (basic > 0) {
      out.append('-');
    }
    int n = INITIAL_N;
    int delta = 0;
    int bias = INITIAL_BIAS;
    while (handled < points.length) {
      int next = nextPoint(points, n);
      delta += (next - n) * (handled + 1);
      n = next;
      for (int point : points) {
        if (point < n) {
          delta++;
        } else if (point == n) {
          append(out, delta, bias);
          bias = adapt(delta, handled + 1, handled == basic);
          delta = 0;
          handled++;
        }
      }
      delta++;
      n++;
    }
    return out.toString();
  }

  /// {@return the smallest code point from here on}
  private static int nextPoint(int[] points, int from) {
    int next = Integer.MAX_VALUE;
    for (int point : points) {
      if (point >= from && point < next) {
        next = point;
      }
    }
    return next;
  }

  /// Writes a number whose digits tell themselves where it ends (section 3.3).
  private static void append(StringBuilder out, int number, int bias) {
    int rest = number;
    for (int k = BASE; ; k += BASE) {
      int threshold = Math.clamp(k - bias, TMIN, TMAX);
      if (rest < threshold) {
        out.append(digit(rest));
        return;
      }
      out.append(digit(threshold + (rest - threshold) % (BASE - threshold)));
      rest = (rest - threshold) / (BASE - threshold);
    }
  }

  private static char digit(int value) {
    return (char) (value < 26 ? 'a' + value : '0' + value - 26);
  }

  private static int adapt(int delta, int points, boolean first) {
    int rest = first ? delta / DAMP : delta / 2;
    rest += rest / points;
    int k = 0;
    while (rest > (BASE - TMIN) * TMAX / 2) {
      rest /= BASE - TMIN;
      k += BASE;
    }
    return k + (BASE - TMIN + 1) * rest / (rest + SKEW);
  }
}
