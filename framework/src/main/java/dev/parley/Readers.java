package dev.parley;

import dev.parley.link.ToGate;
import dev.parley.text.Display;
import dev.parley.text.Text;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Those who are to read a text, by what they see of it: the gate gets each rendering once.
///
/// Not thread-safe: many threads may use it, one at a time.
final class Readers {
  /// Clients that see the same.
  private static final class Alike {
    private long[] numbers = new long[8];
    private int count;

    void add(long number) {
      if (count == numbers.length) {
        numbers = Arrays.copyOf(numbers, count * 2);
      }
      numbers[count++] = number;
    }
  }

  private final Text text;
  private final Map<String, Alike> byRendering = new LinkedHashMap<>();

  /// Of the last client: most are like the one before them.
  private @Nullable Display lastDisplay;

  private @Nullable Alike lastAlike;

  Readers(Text text) {
    this.text = text;
  }

  void add(Client client) {
    Display display = client.shown();
    Alike alike = lastAlike;
    if (alike == null || !display.equals(lastDisplay)) {
      alike = byRendering.computeIfAbsent(text.render(display), _ -> new Alike());
      lastDisplay = display;
      lastAlike = alike;
    }
    alike.add(client.number());
  }

  void writeTo(Outbox outbox) {
    byRendering.forEach((rendering, alike) -> {
      String line = rendering.concat("\n");
      long[] numbers = Arrays.copyOf(alike.numbers, alike.count);
      outbox.add(new ToGate.WriteAll(numbers, line), line.length() + alike.count);
    });
  }
}
