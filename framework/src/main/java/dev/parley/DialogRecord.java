package dev.parley;

import dev.parley.event.Place;
import dev.parley.state.StateCodec;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What is kept of an event whose handler waits, so that another process can go on with it.
///
/// Immutable; the arrays must not be changed.
///
/// @param name what waits, for people
/// @param event the event, as the codec wrote it; empty if it is lost
/// @param place the handler that waits; null if it is lost
/// @param talk how far the conversation has come; null for a handler that starts again
/// @param lost why the dialog can't be gone on with; empty if it can
record DialogRecord(
    String name, byte[] event, @Nullable Place place, @Nullable Talk talk, String lost) {
  private static final int VERSION = 1;
  private static final byte[] NOTHING = {};

  /// How far the conversation of a [Handler] has come.
  ///
  /// @param fields its fields when the present step began, as the codec wrote them
  record Talk(byte[] fields, DialogPosition position) {}

  /// {@return the record of a dialog that can't be gone on with}
  static DialogRecord lost(String name, String why) {
    return new DialogRecord(name, NOTHING, null, null, why);
  }

  // ---- writing

  byte[] encode(StateCodec codec) {
    var bytes = new ByteArrayOutputStream(256);
    try (var out = new DataOutputStream(bytes)) {
      out.writeByte(VERSION);
      out.writeUTF(name);
      out.writeUTF(lost);
      if (place != null) {
        write(out, event);
        write(out, place);
        out.writeBoolean(talk != null);
        if (talk != null) {
          write(out, talk.fields());
          write(out, talk.position(), codec);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static void write(DataOutputStream out, byte[] bytes) throws IOException {
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  private static void write(DataOutputStream out, Place place) throws IOException {
    out.writeBoolean(place.label() != null);
    if (place.label() != null) {
      out.writeUTF(place.label());
    }
    out.writeUTF(place.eventType());
    out.writeUTF(place.handlerType());
    out.writeInt(place.ordinal());
    out.writeBoolean(place.isAlone());
  }

  private static void write(DataOutputStream out, DialogPosition position, StateCodec codec)
      throws IOException {
    out.writeUTF(position.step());
    out.writeInt(position.remaining().size());
    for (String step : position.remaining()) {
      out.writeUTF(step);
    }
    for (RecordedCall call : position.calls()) {
      byte[] outcome = RecordedOutcome.encode(codec, call);
      if (outcome == null) {
        // From here on the step makes its calls again.
        break;
      }
      out.writeBoolean(true);
      out.writeUTF(call.kind().name());
      out.writeLong(call.client());
      out.writeUTF(call.prompt());
      write(out, outcome);
    }
    out.writeBoolean(false);
    PendingCall pending = position.pending();
    out.writeBoolean(pending != null);
    if (pending != null) {
      out.writeUTF(pending.kind().name());
      out.writeLong(pending.client());
      out.writeUTF(pending.prompt());
      out.writeLong(pending.since().toEpochMilli());
    }
  }

  // ---- reading

  /// @param client finds a client by its number
  /// @throws dev.parley.state.StateException if a value can't be read
  /// @throws IllegalStateException if the bytes are damaged
  static DialogRecord decode(StateCodec codec, RecordedOutcome.Finder client, byte[] bytes) {
    try (var in = new DataInputStream(new ByteArrayInputStream(bytes))) {
      if (in.readByte() != VERSION) {
        throw new IllegalStateException("it was kept in a form that this version does not know");
      }
      String name = in.readUTF();
      String lost = in.readUTF();
      if (!lost.isEmpty()) {
        return lost(name, lost);
      }
      byte[] event = read(in);
      Place place = readPlace(in);
      Talk talk = in.readBoolean() ? new Talk(read(in), readPosition(in, codec, client)) : null;
      return new DialogRecord(name, event, place, talk, "");
    } catch (IOException | IllegalArgumentException e) {
      throw new IllegalStateException("what was kept of it is damaged", e);
    }
  }

  private static byte[] read(DataInputStream in) throws IOException {
    int length = in.readInt();
    if (length < 0 || length > in.available()) {
      throw new IOException("length " + length);
    }
    return in.readNBytes(length);
  }

  private static Place readPlace(DataInputStream in) throws IOException {
    String label = in.readBoolean() ? in.readUTF() : null;
    return new Place(label, in.readUTF(), in.readUTF(), in.readInt(), in.readBoolean());
  }

  private static DialogPosition readPosition(
      DataInputStream in, StateCodec codec, RecordedOutcome.Finder client) throws IOException {
    String step = in.readUTF();
    List<String> remaining = new ArrayList<>();
    for (int left = in.readInt(); left > 0; left--) {
      remaining.add(in.readUTF());
    }
    List<RecordedCall> calls = new ArrayList<>();
    while (in.readBoolean()) {
      CallKind kind = CallKind.valueOf(in.readUTF());
      long number = in.readLong();
      String prompt = in.readUTF();
      byte[] outcome = read(in);
      calls.add(RecordedOutcome.decode(codec, client, kind, number, prompt, outcome));
    }
    PendingCall pending =
        in.readBoolean()
            ? new PendingCall(
                CallKind.valueOf(in.readUTF()),
                in.readLong(),
                in.readUTF(),
                Instant.ofEpochMilli(in.readLong()),
                true)
            : null;
    return new DialogPosition(step, remaining, calls, pending);
  }

  /// Without what was typed.
  @Override
  public String toString() {
    return name + (lost.isEmpty() ? "" : " (lost: " + lost + ")");
  }
}
