package dev.parley;

import dev.parley.event.Outcome;
import dev.parley.state.StateCodec;
import dev.parley.state.StateException;
import dev.parley.strand.WaitTimeoutException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/// What came of a recorded call, in bytes: the values that calls of the framework return, and what
/// they throw.
final class RecordedOutcome {
  private static final int NULL = 0;
  private static final int VALUE = 1;
  private static final int TRIGGERED = 2;
  private static final int FIRST = 3;
  private static final int TIMEOUT = 4;
  private static final int DISCONNECTED = 5;
  private static final int FAILED = 6;

  private RecordedOutcome() {}

  /// Finds a client by its number.
  @FunctionalInterface
  interface Finder {
    @Nullable Client find(long number);
  }

  /// {@return the outcome in bytes; null if it can't be written}
  static byte @Nullable [] encode(StateCodec codec, RecordedCall call) {
    var bytes = new ByteArrayOutputStream();
    try (var out = new DataOutputStream(bytes)) {
      if (!call.failed()) {
        encode(codec, out, call.outcome());
      } else if (!encodeFailure(codec, out, call.outcome())) {
        return null;
      }
    } catch (StateException _) {
      return null;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static void encode(StateCodec codec, DataOutputStream out, @Nullable Object outcome)
      throws IOException {
    switch (outcome) {
      case null -> out.writeByte(NULL);
      case Outcome triggered -> {
        out.writeByte(TRIGGERED);
        out.writeInt(triggered.heard());
        out.writeBoolean(triggered.isStopped());
      }
      case Select.First first -> {
        out.writeByte(FIRST);
        out.writeInt(first.index());
        encode(codec, out, first.value());
      }
      default -> {
        out.writeByte(VALUE);
        out.write(codec.write("outcome", outcome));
      }
    }
  }

  private static boolean encodeFailure(
      StateCodec codec, DataOutputStream out, @Nullable Object failure) throws IOException {
    switch (failure) {
      case WaitTimeoutException e -> {
        out.writeByte(TIMEOUT);
        out.writeUTF(RecordedCall.shorten(String.valueOf(e.getMessage())));
      }
      case DisconnectedException e -> {
        out.writeByte(DISCONNECTED);
        out.writeLong(e.client().number());
      }
      case Exception e when ReplayedFailure.isKnown(codec, e.getClass()) -> {
        out.writeByte(FAILED);
        out.writeUTF(e.getClass().getName());
        out.writeUTF(RecordedCall.shorten(String.valueOf(e.getMessage())));
      }
      case null, default -> {
        return false;
      }
    }
    return true;
  }

  /// @throws StateException if a value can't be read
  /// @throws IllegalStateException if the bytes are damaged
  static RecordedCall decode(
      StateCodec codec, Finder client, CallKind kind, long number, String prompt, byte[] bytes) {
    try (var in = new DataInputStream(new ByteArrayInputStream(bytes))) {
      int tag = in.readByte();
      return tag >= TIMEOUT
          ? new RecordedCall(kind, number, prompt, failure(codec, client, tag, in), true)
          : new RecordedCall(kind, number, prompt, value(codec, tag, in), false);
    } catch (IOException e) {
      throw new IllegalStateException("what was kept of a call is damaged", e);
    }
  }

  private static @Nullable Object value(StateCodec codec, int tag, DataInputStream in)
      throws IOException {
    return switch (tag) {
      case NULL -> null;
      case VALUE -> codec.read("outcome", Object.class, in.readAllBytes());
      case TRIGGERED -> Outcome.of(in.readInt(), in.readBoolean());
      case FIRST -> new Select.First(in.readInt(), value(codec, in.readByte(), in));
      default -> throw new IOException("outcome of kind " + tag);
    };
  }

  private static Exception failure(StateCodec codec, Finder client, int tag, DataInputStream in)
      throws IOException {
    return switch (tag) {
      case TIMEOUT -> new WaitTimeoutException(in.readUTF());
      case DISCONNECTED -> disconnected(client.find(in.readLong()));
      case FAILED -> ReplayedFailure.make(codec, in.readUTF(), in.readUTF());
      default -> throw new IOException("outcome of kind " + tag);
    };
  }

  private static Exception disconnected(@Nullable Client left) {
    if (left == null) {
      throw new IllegalStateException("a client that had left is not known any more");
    }
    return new DisconnectedException(left);
  }
}
