package dev.parley.users.password;

import dev.parley.Client;
import dev.parley.PostStop;
import dev.parley.Service;
import dev.parley.ServiceSettings;
import dev.parley.settings.Settings;
import java.net.InetAddress;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionException;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;

/// Hashes and checks the passwords of people who wait for it. The work is done by a few threads of
/// its own, at most half of the cores, one password after the other in the order in which they
/// came; who waits for longer than a moment is told the place in line. So a storm of sign-ins takes
/// longer, and nobody else notices. One network can't fill the line: 16 passwords of it may wait,
/// and 32 of an IPv6 /56 or /48; that does not hold for this machine itself, unless the setting
/// `limit-loopback` is on.
///
/// The calls can be made in a step of a [dev.parley.Handler], best as the last one of it: a
/// password that was being hashed when the service restarts is hashed again. No password comes into
/// a log, a message or an exception. What a step has been told by [Client#askSecret] is part of its
/// record until the step ends, and under the angel the angel's memory holds it as long, never a
/// disk.
///
/// Confined to its strand: call it only from a handler, timer or task of the service.
public final class Passwords {
  private static final Duration MOMENT = Duration.ofSeconds(1);
  private static final Duration BETWEEN_NEWS = Duration.ofSeconds(5);

  /// What a check came to, in the form in which a dialog remembers it.
  private static final String RIGHT = "right";

  private static final String WRONG = "wrong";

  private final Settings settings;
  private final Crowd crowd = new Crowd();

  /// Made when first used, since the settings are not known before.
  private @Nullable PasswordHasher hasher;

  private @Nullable HashingQueue queue;

  /// Declares [PasswordSettings]; to be made before the start of the service.
  public Passwords(Service service) {
    settings = service.settings();
    settings.declare(
        PasswordSettings.MIN_LENGTH,
        PasswordSettings.MEMORY,
        PasswordSettings.ITERATIONS,
        PasswordSettings.THREADS,
        PasswordSettings.QUEUE);
    service.listen(
        PostStop.class,
        _ -> {
          if (queue != null) {
            queue.close();
          }
        });
  }

  /// {@return why this can't be a new password, in a sentence for the person; null if it can}
  public @Nullable String objection(String password) {
    int least = settings.get(PasswordSettings.MIN_LENGTH);
    return password.codePointCount(0, password.length()) < least
        ? "A password needs at least %d characters.".formatted(least)
        : null;
  }

  /// Makes a hash. Waits, and leaves the strand to others meanwhile.
  ///
  /// @param client who waits for it, and is told the place in line
  /// @throws TooBusyException if too many wait already, of all or of the client's network
  /// @throws dev.parley.DisconnectedException if the client leaves first
  public PasswordHash hash(Client client, String password) {
    PasswordHasher hasher = hasher();
    return new PasswordHash(await(client, () -> hasher.hash(password).text()));
  }

  /// Tells whether this is the password of the hash. Waits, and leaves the strand to others
  /// meanwhile.
  ///
  /// @param client who waits for it, and is told the place in line
  /// @param hash null for somebody who is not known, which takes as long as a wrong password
  /// @throws PasswordHashException if the hash can't be checked
  /// @throws TooBusyException if too many wait already, of all or of the client's network
  /// @throws dev.parley.DisconnectedException if the client leaves first
  public boolean matches(Client client, String password, @Nullable PasswordHash hash) {
    PasswordHasher hasher = hasher();
    String verdict =
        await(
            client,
            () -> {
              try {
                return hasher.matches(password, hash) ? RIGHT : WRONG;
              } catch (PasswordHashException e) {
                return Objects.requireNonNull(e.getMessage());
              }
            });
    return switch (verdict) {
      case RIGHT -> true;
      case WRONG -> false;
      default -> throw new PasswordHashException(verdict);
    };
  }

  /// {@return whether the hash is older than the settings, and should be made anew now that the
  /// password is known}
  public boolean isOutdated(PasswordHash hash) {
    return hasher().isOutdated(hash);
  }

  private String await(Client client, Callable<String> work) {
    InetAddress from = client.address().getAddress();
    boolean counts = !from.isLoopbackAddress() || settings.get(ServiceSettings.LIMIT_LOOPBACK);
    if (counts && !crowd.enter(from)) {
      throw new TooBusyException();
    }
    try {
      return await(client, queue().submit(work));
    } catch (RejectedExecutionException _) {
      throw new TooBusyException();
    } finally {
      if (counts) {
        crowd.leave(from);
      }
    }
  }

  private String await(Client client, HashingQueue.Job<String> job) {
    try {
      int told = 0;
      Duration patience = MOMENT;
      while (true) {
        Optional<String> result =
            client
                .<Optional<String>>select()
                .result(job.result(), Optional::of)
                .after(patience, Optional::empty)
                .await();
        if (result.isPresent()) {
          return result.get();
        }
        int place = job.place();
        if (place > 0 && place != told) {
          client.write("You are number %d in line.".formatted(place));
          told = place;
        }
        patience = BETWEEN_NEWS;
      }
    } catch (CompletionException e) {
      throw new IllegalStateException("a password could not be hashed", e.getCause());
    } finally {
      job.cancel();
    }
  }

  private PasswordHasher hasher() {
    if (hasher == null) {
      int kibibytes = Math.toIntExact(settings.get(PasswordSettings.MEMORY) / 1024);
      hasher =
          new PasswordHasher(
              new Argon2Parameters(kibibytes, settings.get(PasswordSettings.ITERATIONS), 1));
    }
    return hasher;
  }

  HashingQueue queue() {
    if (queue == null) {
      int threads = settings.get(PasswordSettings.THREADS);
      int half = Math.max(1, Runtime.getRuntime().availableProcessors() / 2);
      queue = new HashingQueue(threads == 0 ? half : threads, settings.get(PasswordSettings.QUEUE));
    }
    return queue;
  }
}
