package dev.parley;

import dev.parley.strand.WaitTimeoutException;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Questions that are asked again until the answer is one. They are made of [Client#ask] and
/// [Client#write] alone, so that a dialog which is replayed asks nothing twice.
///
/// Confined to its strand.
final class Questions {
  private Questions() {}

  static String ask(Client client, String prompt, Reply<String> reply) {
    String byDefault = reply.byDefault();
    try {
      String line = answer(client, prompt, reply.limit());
      return byDefault != null && line.isBlank() ? byDefault : line;
    } catch (WaitTimeoutException e) {
      return orElseThrow(byDefault, e);
    }
  }

  static boolean confirm(Client client, String question, Reply<Boolean> reply) {
    Boolean byDefault = reply.byDefault();
    String hint =
        byDefault == null ? "yes/no" : byDefault ? "yes/no, Enter is yes" : "yes/no, Enter is no";
    String prompt = "%s (%s) ".formatted(question.stripTrailing(), hint);
    Deadline deadline = new Deadline(client.service().time(), reply.limit());
    try {
      while (true) {
        String line = answer(client, prompt, deadline.left()).strip().toLowerCase(Locale.ROOT);
        if (line.isEmpty() && byDefault != null) {
          return byDefault;
        }
        if (!line.isEmpty() && "yes".startsWith(line)) {
          return true;
        }
        if (!line.isEmpty() && "no".startsWith(line)) {
          return false;
        }
        client.write("Please answer yes or no.");
      }
    } catch (WaitTimeoutException e) {
      return orElseThrow(byDefault, e);
    }
  }

  static <T> T choose(Client client, String question, Menu<T> menu, Reply<T> reply) {
    @Nullable T byDefault = reply.byDefault();
    String prompt =
        byDefault == null
            ? question
            : "%s (Enter is %s) ".formatted(question.stripTrailing(), menu.name(byDefault));
    Deadline deadline = new Deadline(client.service().time(), reply.limit());
    client.list(menu.text());
    try {
      while (true) {
        String line = answer(client, prompt, deadline.left());
        if (line.isBlank() && byDefault != null) {
          return byDefault;
        }
        Menu.@Nullable Item<T> chosen = menu.find(line);
        if (chosen != null) {
          return chosen.value();
        }
        client.write(menu.problem(line));
      }
    } catch (WaitTimeoutException e) {
      return orElseThrow(byDefault, e);
    }
  }

  static String answer(Client client, String prompt, @Nullable Duration limit) {
    return limit == null ? client.ask(prompt) : client.ask(prompt, limit);
  }

  static String secret(Client client, String prompt, @Nullable Duration limit) {
    return limit == null ? client.askSecret(prompt) : client.askSecret(prompt, limit);
  }

  private static <T> T orElseThrow(@Nullable T byDefault, WaitTimeoutException late) {
    if (byDefault == null) {
      throw late;
    }
    return byDefault;
  }
}
