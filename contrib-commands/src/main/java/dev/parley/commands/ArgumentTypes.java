package dev.parley.commands;

import dev.parley.Client;
import dev.parley.commands.ArgumentType.Extent;
import dev.parley.language.ListStyle;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The types of arguments that every service has, and some to make others from.
///
/// Thread-safe.
public final class ArgumentTypes {
  /// `word`: one word, or several in quotation marks.
  public static final ArgumentType<String> WORD = verbatim(Extent.WORD);

  /// `text`: the rest of the line.
  public static final ArgumentType<String> TEXT = verbatim(Extent.TEXT);

  /// `number`: a whole number.
  public static final ArgumentType<Integer> NUMBER = number(Integer.MIN_VALUE, Integer.MAX_VALUE);

  /// `duration`: a time such as `90s`, `1h30m` or `2d`; without a unit it is seconds.
  public static final ArgumentType<Duration> DURATION = new DurationType();

  private ArgumentTypes() {}

  private static ArgumentType<String> verbatim(Extent extent) {
    return new ArgumentType<>(String.class, extent) {
      @Override
      public String parse(String words, ArgumentContext context) {
        return words;
      }
    };
  }

  /// {@return a type for whole numbers, both ends included; in a pattern `<dice:1..6>`}
  public static ArgumentType<Integer> number(int least, int most) {
    return new NumberType(least, most);
  }

  /// {@return a type for one of these words, which may be shortened to a beginning that no other
  /// has; in a pattern `<mode:on|off>`}
  public static ArgumentType<String> choice(Collection<String> values) {
    List<String> all = List.copyOf(values);
    if (all.isEmpty()) {
      throw new IllegalArgumentException("a choice of nothing (expected at least one word)");
    }
    String shown = String.join("|", all);
    return new NamedType<>(String.class, Extent.WORD, _ -> all, value -> value) {
      @Override
      CommandRefused unknown(String words) {
        return new CommandRefused(
            "\"%s\" will not do here: give %s.".formatted(words, ListStyle.OR.join(all)));
      }

      @Override
      public String describe(String name) {
        return shown;
      }
    };
  }

  /// {@return a type for something that is known by a name: the whole name in upper or lower case,
  /// or a beginning that no other name has}
  ///
  /// @param known what can be named, as the client sees it
  /// @param name null for what can't be named at present
  public static <T> ArgumentType<T> named(
      Class<T> type,
      Function<? super Client, ? extends Collection<? extends T>> known,
      Function<? super T, @Nullable String> name) {
    return new NamedType<>(type, Extent.WORD, known, name);
  }

  private static final class NumberType extends ArgumentType<Integer> {
    private final int least;
    private final int most;

    NumberType(int least, int most) {
      super(Integer.class, Extent.WORD);
      if (least > most) {
        throw new IllegalArgumentException(
            "%d..%d is empty (expected the smaller number first)".formatted(least, most));
      }
      this.least = least;
      this.most = most;
    }

    @Override
    public Integer parse(String words, ArgumentContext context) {
      int number;
      try {
        number = Integer.parseInt(words);
      } catch (NumberFormatException e) {
        throw new CommandRefused("\"%s\" is no whole number.".formatted(words));
      }
      if (number < least || number > most) {
        throw new CommandRefused(
            least == Integer.MIN_VALUE
                ? "%d is too much: %d is the most.".formatted(number, most)
                : most == Integer.MAX_VALUE
                    ? "%d is too little: %d is the least.".formatted(number, least)
                    : "%d will not do here: give a number from %d to %d."
                        .formatted(number, least, most));
      }
      return number;
    }

    @Override
    public String describe(String name) {
      return least == Integer.MIN_VALUE || most == Integer.MAX_VALUE
          ? name
          : name + " " + least + ".." + most;
    }
  }

  private static final class DurationType extends ArgumentType<Duration> {
    private static final int MOST_DIGITS = 9;

    DurationType() {
      super(Duration.class, Extent.WORD);
    }

    @Override
    public Duration parse(String words, ArgumentContext context) {
      Duration sum = Duration.ZERO;
      int at = 0;
      while (at < words.length()) {
        int digits = at;
        while (digits < words.length()
            && words.charAt(digits) >= '0'
            && words.charAt(digits) <= '9') {
          digits++;
        }
        int unit = digits;
        while (unit < words.length() && Character.isLetter(words.charAt(unit))) {
          unit++;
        }
        Duration one = unit(words.substring(digits, unit).toLowerCase(Locale.ROOT));
        if (digits == at || digits - at > MOST_DIGITS || one == null) {
          throw new CommandRefused(
              "\"%s\" is no time: give one such as 90s, 5m, 1h30m or 2d.".formatted(words));
        }
        sum = sum.plus(one.multipliedBy(Long.parseLong(words.substring(at, digits))));
        at = unit;
      }
      return sum;
    }

    private static @Nullable Duration unit(String name) {
      return switch (name) {
        case "", "s", "sec", "second", "seconds" -> Duration.ofSeconds(1);
        case "m", "min", "minute", "minutes" -> Duration.ofMinutes(1);
        case "h", "hour", "hours" -> Duration.ofHours(1);
        case "d", "day", "days" -> Duration.ofDays(1);
        case "w", "week", "weeks" -> Duration.ofDays(7);
        default -> null;
      };
    }
  }

  /// One of several things, by its name.
  private static class NamedType<T> extends ArgumentType<T> {
    private final Function<? super Client, ? extends Collection<? extends T>> known;
    private final Function<? super T, @Nullable String> name;

    NamedType(
        Class<T> type,
        Extent extent,
        Function<? super Client, ? extends Collection<? extends T>> known,
        Function<? super T, @Nullable String> name) {
      super(type, extent);
      this.known = known;
      this.name = name;
    }

    @Override
    public T parse(String words, ArgumentContext context) {
      String wanted = words.toLowerCase(Locale.ROOT);
      List<T> candidates = new ArrayList<>();
      for (T each : known.apply(context.client())) {
        String its = name.apply(each);
        if (its == null) {
          continue;
        }
        String folded = its.toLowerCase(Locale.ROOT);
        if (folded.equals(wanted)) {
          return each;
        }
        if (folded.startsWith(wanted)) {
          candidates.add(each);
        }
      }
      return switch (candidates.size()) {
        case 0 -> throw unknown(words);
        case 1 -> candidates.getFirst();
        default ->
            throw new CommandRefused(
                "Which \"%s\": %s?"
                    .formatted(
                        words,
                        ListStyle.OR
                            .atMost(6)
                            .join(
                                candidates.stream().map(each -> "" + name.apply(each)).toList())));
      };
    }

    CommandRefused unknown(String words) {
      return new CommandRefused("There is no \"%s\" here.".formatted(words));
    }
  }
}
