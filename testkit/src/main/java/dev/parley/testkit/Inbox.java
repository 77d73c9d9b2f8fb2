package dev.parley.testkit;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.IntSupplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What has arrived and was not taken yet. One thread puts, one waits and takes.
///
/// Thread-safe.
final class Inbox {
  /// What a search returns while it has not found anything.
  static final int NOT_YET = -1;

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  // All below are guarded by the lock.
  private byte[] bytes = {};
  private int start;
  private int end;
  private final List<String> telnet = new ArrayList<>();
  private int telnetTaken;
  private @Nullable String ended;

  void put(byte[] more, List<String> commands) {
    locked(() -> {
      if (end + more.length > bytes.length) {
        int unread = end - start;
        var room =
            unread + more.length > bytes.length
                ? new byte[Math.max(bytes.length * 2, unread + more.length)]
                : bytes;
        System.arraycopy(bytes, start, room, 0, unread);
        bytes = room;
        start = 0;
        end = unread;
      }
      System.arraycopy(more, 0, bytes, end, more.length);
      end += more.length;
      telnet.addAll(commands);
      changed.signalAll();
      return 0;
    });
  }

  /// Nothing will follow.
  void end(String how) {
    locked(() -> {
      if (ended == null) {
        ended = how;
        changed.signalAll();
      }
      return 0;
    });
  }

  /// Waits until the search finds something, nothing can follow, or the limit is over.
  ///
  /// @param search called with the lock held whenever something has changed
  /// @return what the search found or [#NOT_YET]
  int await(Duration limit, IntSupplier search) throws InterruptedException {
    long deadline = System.nanoTime() + limit.toNanos();
    lock.lockInterruptibly();
    try {
      while (true) {
        int found = search.getAsInt();
        long left = deadline - System.nanoTime();
        if (found != NOT_YET || ended != null || left <= 0) {
          return found;
        }
        // The loop looks at the clock itself.
        var _ = changed.await(left, TimeUnit.NANOSECONDS);
      }
    } finally {
      lock.unlock();
    }
  }

  /// {@return how many bytes there are to the end of the first occurrence}
  ///
  /// @param from where to begin, since what is before was searched already
  int find(byte[] needle, int from) {
    return locked(() -> {
      for (int at = start + from; at <= end - needle.length; at++) {
        if (Arrays.equals(bytes, at, at + needle.length, needle, 0, needle.length)) {
          return at + needle.length - start;
        }
      }
      return NOT_YET;
    });
  }

  /// {@return how many bytes there are to the end of the first match}
  int find(Pattern pattern, Charset charset) {
    return locked(() -> {
      var text = decoded(Integer.MAX_VALUE, charset);
      var matcher = pattern.matcher(text.chars());
      return matcher.find() ? decoded(matcher.end(), charset).bytes() : NOT_YET;
    });
  }

  /// {@return how many of the next bytes are as expected}
  int common(byte[] expected) {
    return locked(() -> {
      int length = Math.min(expected.length, end - start);
      int mismatch = Arrays.mismatch(bytes, start, start + length, expected, 0, length);
      return mismatch < 0 ? length : mismatch;
    });
  }

  int size() {
    return locked(() -> end - start);
  }

  byte[] take(int count) {
    lock.lock();
    try {
      var taken = Arrays.copyOfRange(bytes, start, start + count);
      start += count;
      return taken;
    } finally {
      lock.unlock();
    }
  }

  byte[] unread() {
    lock.lock();
    try {
      return Arrays.copyOfRange(bytes, start, end);
    } finally {
      lock.unlock();
    }
  }

  /// {@return all telnet commands so far}
  List<String> telnet() {
    lock.lock();
    try {
      return List.copyOf(telnet);
    } finally {
      lock.unlock();
    }
  }

  /// Looks for a command behind the one that was found last.
  int takeTelnet(String command) {
    return locked(() -> {
      int found = telnet.subList(telnetTaken, telnet.size()).indexOf(command);
      if (found < 0) {
        return NOT_YET;
      }
      telnetTaken += found + 1;
      return telnetTaken;
    });
  }

  /// {@return how the connection ended, or null while it is open}
  @Nullable String ended() {
    lock.lock();
    try {
      return ended;
    } finally {
      lock.unlock();
    }
  }

  private record Decoded(String chars, int bytes) {}

  /// Decodes from the start, at most so many chars; a character that has not arrived whole is left.
  private Decoded decoded(int maxChars, Charset charset) {
    var decoder =
        charset
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPLACE)
            .onUnmappableCharacter(CodingErrorAction.REPLACE);
    var in = ByteBuffer.wrap(bytes, start, end - start);
    int room = (int) Math.ceil((end - start) * (double) decoder.maxCharsPerByte());
    var out = CharBuffer.allocate(Math.min(maxChars, room));
    decoder.decode(in, out, false);
    return new Decoded(out.flip().toString(), in.position() - start);
  }

  private int locked(IntSupplier action) {
    lock.lock();
    try {
      return action.getAsInt();
    } finally {
      lock.unlock();
    }
  }
}
