package dev.parley.testkit;

import dev.parley.testkit.TranscriptStep.Breaks;
import dev.parley.testkit.TranscriptStep.Comes;
import dev.parley.testkit.TranscriptStep.Leaves;
import dev.parley.testkit.TranscriptStep.Passes;
import dev.parley.testkit.TranscriptStep.Remark;
import dev.parley.testkit.TranscriptStep.Types;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Plays the steps of a transcript and writes down what is done and seen.
///
/// Not thread-safe: many threads may use it, one at a time.
final class TranscriptPlayer {
  private final TranscriptScript script;
  private final MemoryService service;
  private final Map<String, MemoryClient> clients = new LinkedHashMap<>();
  private final List<String> played = new ArrayList<>();
  private boolean complete = true;

  TranscriptPlayer(TranscriptScript script, MemoryService service) {
    this.script = script;
    this.service = service;
  }

  /// {@return the transcript as it went, as far as it [#isComplete]}
  List<String> play() {
    boolean begun = script.isOfSeveral();
    for (var line : script.lines()) {
      if (!begun && line.number() >= script.beginning()) {
        begun = true;
        begin();
      }
      if (isActOfTheClosed(line)) {
        complete = false;
        break;
      }
      played.add(line.text());
      act(line);
      look();
    }
    if (!begun) {
      begin();
    }
    return played;
  }

  /// {@return false if it ended early, since somebody should act whom the service has closed}
  boolean isComplete() {
    return complete;
  }

  /// The only client comes.
  private void begin() {
    clients.put("", service.client());
    look();
  }

  private boolean isActOfTheClosed(TranscriptScript.Line line) {
    @Nullable String who =
        switch (line.step()) {
          case Types types -> types.who();
          case Leaves leaves -> leaves.who();
          case Breaks breaks -> breaks.who();
          case Comes _, Passes _, Remark _ -> null;
        };
    if (who == null || clients.containsKey(who)) {
      return false;
    }
    if (played.contains(script.closed(who))) {
      return true;
    }
    throw script.mistake(line, who + " is not here");
  }

  private void act(TranscriptScript.Line line) {
    switch (line.step()) {
      case Comes(String who) -> {
        if (clients.containsKey(who)) {
          throw script.mistake(line, who + " is here already");
        }
        clients.put(who, service.client());
      }
      case Types(String who, String text) -> client(who).send(text);
      case Leaves(String who) -> {
        client(who).close();
        clients.remove(who);
      }
      case Breaks(String who) -> {
        client(who).reset();
        clients.remove(who);
      }
      case Passes(var time) -> service.advance(time);
      case Remark _ -> {}
    }
  }

  private MemoryClient client(String who) {
    MemoryClient client = clients.get(who);
    if (client == null) {
      throw new IllegalStateException(who + " was here a moment ago");
    }
    return client;
  }

  /// Writes down what has come on each screen.
  private void look() {
    service.advance(Duration.ZERO);
    clients
        .entrySet()
        .removeIf(entry -> {
          String who = entry.getKey();
          MemoryClient client = entry.getValue();
          write(who, client.takeAll());
          boolean closed = client.isEnded();
          if (closed) {
            played.add(script.closed(who));
          }
          return closed;
        });
  }

  private void write(String who, String text) {
    int start = 0;
    while (start < text.length()) {
      int end = text.indexOf("\r\n", start);
      played.add(script.seen(who, text.substring(start, end < 0 ? text.length() : end), end >= 0));
      start = end < 0 ? text.length() : end + 2;
    }
  }
}
