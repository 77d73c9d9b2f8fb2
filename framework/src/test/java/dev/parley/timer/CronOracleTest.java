package dev.parley.timer;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import com.cronutils.model.CronType;
import com.cronutils.model.definition.CronDefinitionBuilder;
import com.cronutils.model.time.ExecutionTime;
import com.cronutils.parser.CronParser;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Compares our cron expressions with those of cron-utils. A failure names the seed by its text:
/// every expression comes from a fixed one.
class CronOracleTest {
  private static final CronParser ORACLE =
      new CronParser(CronDefinitionBuilder.instanceDefinitionFor(CronType.UNIX));
  private static final Instant BEGIN = Instant.parse("2010-01-01T00:00:00Z");
  private static final Instant END = Instant.parse("2032-01-01T00:00:00Z");

  @BeforeAll
  static void silenceTheOracle() {
    ((Logger) org.slf4j.LoggerFactory.getLogger("com.cronutils")).setLevel(Level.OFF);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void isDueWhenTheOracleIs(long seed) {
    var expressions = new CronExpressions(seed);
    for (int i = 0; i < 100; i++) {
      String text = existing(expressions);
      var begin =
          BEGIN.plusSeconds(expressions.below((int) Duration.between(BEGIN, END).toSeconds()));
      assertThat(ours(text, ZoneOffset.UTC, begin, 25))
          .as("%s from %s", text, begin)
          .isEqualTo(theirs(text, ZoneOffset.UTC, begin, 25));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Europe/Berlin",
        "America/New_York",
        "America/Sao_Paulo",
        "Africa/Cairo",
        "Australia/Lord_Howe"
      })
  void isDueWhenTheOracleIsAcrossClockChangesIfTheHourIsOpen(String zone) {
    var expressions = new CronExpressions(zone.hashCode());
    for (ZoneOffsetTransition change : changes(ZoneId.of(zone))) {
      String text = expressions.everyHour();
      Instant begin = change.getInstant().minus(Duration.ofHours(3));
      assertThat(ours(text, ZoneId.of(zone), begin, 30))
          .as("%s from %s", text, begin)
          .isEqualTo(theirs(text, ZoneId.of(zone), begin, 30));
    }
  }

  /// The oracle has another opinion about given hours; what it says in a zone without changes, and
  /// our rule, give what is expected.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "Europe/Berlin",
        "America/New_York",
        "America/Sao_Paulo",
        "Africa/Cairo",
        "Australia/Lord_Howe",
        "Pacific/Apia"
      })
  void keepsTheRuleAcrossClockChanges(String zone) {
    var expressions = new CronExpressions(zone.hashCode());
    for (ZoneOffsetTransition change : changes(ZoneId.of(zone))) {
      for (int i = 0; i < 3; i++) {
        String text = expressions.everyDay();
        LocalDateTime from = change.getDateTimeBefore().minusHours(30);
        LocalDateTime to = change.getDateTimeAfter().plusHours(30);
        List<Instant> expected = byTheRule(text, ZoneId.of(zone), from, to);
        Instant begin = from.atZone(ZoneId.of(zone)).toInstant();
        assertThat(ours(text, ZoneId.of(zone), begin, expected.size()))
            .as("%s around %s", text, change)
            .isEqualTo(expected);
      }
    }
  }

  private static List<ZoneOffsetTransition> changes(ZoneId zone) {
    var changes = new ArrayList<ZoneOffsetTransition>();
    ZoneRules rules = zone.getRules();
    for (ZoneOffsetTransition change = rules.nextTransition(BEGIN);
        change != null && change.getInstant().isBefore(END);
        change = rules.nextTransition(change.getInstant())) {
      changes.add(change);
    }
    return changes;
  }

  private static String existing(CronExpressions expressions) {
    while (true) {
      String text = expressions.anyDay();
      try {
        Cron.parse(text);
        return text;
      } catch (IllegalArgumentException e) {
        assertThat(e).hasMessageContaining("there is no such day");
      }
    }
  }

  private static List<Instant> ours(String text, ZoneId zone, Instant begin, int count) {
    Schedule schedule = Cron.parse(text).in(zone);
    var times = new ArrayList<Instant>();
    for (Instant time = begin; times.size() < count; ) {
      time = schedule.next(time);
      times.add(time);
    }
    return times;
  }

  private static List<Instant> theirs(String text, ZoneId zone, Instant begin, int count) {
    ExecutionTime oracle = ExecutionTime.forCron(ORACLE.parse(text));
    var times = new ArrayList<Instant>();
    for (ZonedDateTime time = begin.atZone(zone); times.size() < count; ) {
      time = oracle.nextExecution(time).orElseThrow();
      times.add(time.toInstant());
    }
    return times;
  }

  private static List<Instant> byTheRule(
      String text, ZoneId zone, LocalDateTime from, LocalDateTime to) {
    String everyDayOnTheHour = "0 " + text.split(" ")[1] + " * * *";
    Instant aDayLater = theirs(everyDayOnTheHour, ZoneOffset.UTC, BEGIN, 24).getLast();
    boolean everyHour = aDayLater.equals(BEGIN.plus(Duration.ofDays(1)));
    ExecutionTime oracle = ExecutionTime.forCron(ORACLE.parse(text));
    var times = new TreeSet<Instant>();
    ZonedDateTime time = from.atZone(ZoneOffset.UTC);
    while (true) {
      time = oracle.nextExecution(time).orElseThrow();
      LocalDateTime local = time.toLocalDateTime();
      if (!local.isBefore(to)) {
        return List.copyOf(times);
      }
      List<ZoneOffset> offsets = zone.getRules().getValidOffsets(local);
      if (everyHour) {
        offsets.forEach(offset -> times.add(local.toInstant(offset)));
      } else if (offsets.isEmpty()) {
        times.add(zone.getRules().getTransition(local).getInstant());
      } else {
        times.add(local.toInstant(offsets.getFirst()));
      }
    }
  }
}
