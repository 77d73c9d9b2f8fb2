package dev.parley.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.parley.event.Registry;
import dev.parley.strand.Carrier;
import dev.parley.strand.Strand;
import dev.parley.strand.WaitTimeoutException;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(180)
class RequestsTest {
  private static final Duration LONG = Duration.ofSeconds(120);

  record Message(Part part, String id, String text, int count) {}

  private static final class Wire implements Protocol<String, Message> {
    final List<String> sent = new CopyOnWriteArrayList<>();

    @Override
    public void send(String request, String id) throws IOException {
      if (request.equals("broken")) {
        throw new IOException("no wire");
      }
      sent.add(id + " " + request);
    }

    @Override
    public String id(Message message) {
      return message.id;
    }

    @Override
    public Part part(Message message) {
      return message.part;
    }

    @Override
    public int count(Message end) {
      return end.count;
    }
  }

  private final Strand strand = new Strand("requests");
  private final Registry registry = Registry.on(strand);
  private final Wire wire = new Wire();
  private final Requests<String, Message> requests = new Requests<>(registry, wire);
  private final List<Object> heard = new CopyOnWriteArrayList<>();

  RequestsTest() {
    strand.start(Carrier.standard());
    registry.listen(Message.class, message -> heard.add(message.text));
    registry.listen(
        OrphanAnswer.class,
        orphan -> heard.add(orphan.reason() + " " + ((Message) orphan.message()).text));
  }

  @AfterEach
  void close() {
    strand.close();
  }

  private CompletableFuture<Reply<Message>> send(String request) {
    int before = wire.sent.size();
    var reply = CompletableFuture.supplyAsync(() -> requests.send(request, LONG));
    await().atMost(LONG).until(() -> wire.sent.size() > before || reply.isDone());
    return reply;
  }

  private CompletableFuture<Reply<Message>> sendOnStrand(String request) {
    int before = wire.sent.size();
    var reply = new CompletableFuture<Reply<Message>>();
    strand.execute(() -> {
      try {
        reply.complete(requests.send(request, LONG));
      } catch (RuntimeException e) {
        reply.completeExceptionally(e);
      }
    });
    await().atMost(LONG).until(() -> wire.sent.size() > before);
    return reply;
  }

  private void answer(String id, String text) {
    requests.received(new Message(Part.ANSWER, id, text, -1));
  }

  private void untilHeard(Object... expected) {
    await().atMost(LONG).until(() -> heard.equals(List.of(expected)));
  }

  @Test
  void answersMayComeInAnyOrder() {
    var one = sendOnStrand("one");
    var two = send("two");
    assertThat(wire.sent).containsExactly("1 one", "2 two");
    answer("2", "second");
    answer("1", "first");
    assertThat(one.join().answer().text).isEqualTo("first");
    assertThat(two.join().answer().text).isEqualTo("second");
    assertThat(one.join().time()).isPositive();
    assertThat(requests.waiting()).isZero();
    untilHeard("second", "first");
  }

  @Test
  void aHandlerMayAskWhileEventsGoOn() {
    registry.listen(
        String.class, question -> heard.add(requests.send(question, LONG).answer().text));
    registry.post("who");
    await().atMost(LONG).until(() -> wire.sent.size() == 1);
    requests.received(new Message(Part.NONE, null, "meanwhile", -1));
    answer("1", "me");
    untilHeard("meanwhile", "me", "me");
  }

  @Test
  void aListIsCollectedUpToItsEndMark() {
    var reply = send("list");
    requests.received(new Message(Part.LIST, "1", "list follows", -1));
    requests.received(new Message(Part.ITEM, "1", "a", -1));
    requests.received(new Message(Part.ITEM, "1", "b", -1));
    assertThat(reply).isNotDone();
    requests.received(new Message(Part.END, "1", "end", 2));
    assertThat(reply.join().answer().text).isEqualTo("list follows");
    assertThat(reply.join().items()).extracting(Message::text).containsExactly("a", "b");
    assertThat(reply.join().end().text).isEqualTo("end");
    untilHeard("list follows", "a", "b", "end");
  }

  @Test
  void aSecondAnswerWhileAListRunsIsAnOrphanAndTheListGoesOn() {
    var reply = send("list");
    requests.received(new Message(Part.LIST, "1", "list follows", -1));
    requests.received(new Message(Part.ITEM, "1", "a", -1));
    answer("1", "again");
    requests.received(new Message(Part.LIST, "1", "once more", -1));
    requests.received(new Message(Part.ITEM, "1", "b", -1));
    requests.received(new Message(Part.END, "1", "end", 2));
    assertThat(reply.join().answer().text).isEqualTo("list follows");
    assertThat(reply.join().items()).extracting(Message::text).containsExactly("a", "b");
    untilHeard("list follows", "a", "REPEATED again", "REPEATED once more", "b", "end");
  }

  @Test
  void aListThatIsNotAsLongAsItsEndMarkSaysIsAnError() {
    var reply = send("list");
    requests.received(new Message(Part.ITEM, "1", "a", -1));
    requests.received(new Message(Part.END, "1", "end", 2));
    assertThatThrownBy(reply::join)
        .isInstanceOf(CompletionException.class)
        .cause()
        .isInstanceOfSatisfying(
            IncompleteAnswerException.class,
            e -> {
              assertThat(e.announced()).isEqualTo(2);
              assertThat(e.received()).isEqualTo(1);
            })
        .hasMessageContaining("list: 1 items came (expected 2");
  }

  @Test
  void anExclusiveRequestKeepsItsAnswerFromListeners() {
    var reply =
        CompletableFuture.supplyAsync(() -> requests.request("secret").exclusive().send(LONG));
    await().atMost(LONG).until(() -> wire.sent.size() == 1);
    answer("1", "hidden");
    assertThat(reply.join().answer().text).isEqualTo("hidden");
    answer("1", "again");
    untilHeard("REPEATED again");
  }

  @Test
  void anAnswerThatNobodyWaitsForIsAnOrphan() {
    answer("77", "who asked");
    var reply = send("one");
    answer("1", "first");
    reply.join();
    answer("1", "second");
    untilHeard("UNKNOWN who asked", "first", "REPEATED second");
  }

  @Test
  void aTimeoutIsAnExceptionAndTheLateAnswerAnOrphan() {
    assertThatThrownBy(() -> requests.send("slow", Duration.ofMillis(5)))
        .isInstanceOf(WaitTimeoutException.class)
        .hasMessageContaining("slow");
    var thrown = new CompletableFuture<Throwable>();
    strand.execute(() -> {
      try {
        requests.send("slow too", Duration.ofMillis(5));
      } catch (WaitTimeoutException e) {
        thrown.complete(e);
      }
    });
    assertThat(thrown.join()).hasMessageContaining("slow too");
    answer("1", "late");
    answer("2", "later");
    untilHeard("LATE late", "LATE later");
  }

  @Test
  void theEndOfTheConnectionFailsAllThatWaitAtOnce() {
    var onStrand = sendOnStrand("one");
    var outside = send("two");
    long begun = System.nanoTime();
    requests.connectionLost("the peer has gone", new IOException("reset"));
    for (var reply : List.of(onStrand, outside)) {
      assertThatThrownBy(reply::join)
          .cause()
          .isInstanceOf(ConnectionLostException.class)
          .hasMessageContaining("the peer has gone")
          .hasCauseInstanceOf(IOException.class);
    }
    assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(LONG.dividedBy(2));
    assertThatThrownBy(() -> requests.send("three", LONG))
        .isInstanceOf(ConnectionLostException.class);
  }

  @Test
  void aRequestThatCanNotBeSentWaitsForNothing() {
    assertThatThrownBy(() -> requests.send("broken", LONG))
        .isInstanceOf(RequestException.class)
        .hasMessageContaining("broken can't be sent")
        .hasCauseInstanceOf(IOException.class);
    assertThat(requests.waiting()).isZero();
  }

  @Test
  void aListIsBounded() {
    var reply = CompletableFuture.supplyAsync(() -> requests.request("list").atMost(1).send(LONG));
    await().atMost(LONG).until(() -> wire.sent.size() == 1);
    requests.received(new Message(Part.ITEM, "1", "a", -1));
    requests.received(new Message(Part.ITEM, "1", "b", -1));
    assertThatThrownBy(reply::join)
        .cause()
        .isInstanceOf(TooManyItemsException.class)
        .hasMessageContaining("list: more than 1 items");
    untilHeard("a", "b");
  }

  @Test
  void theItemsOfAListAreHandedOnIfAskedFor() {
    var items = new CopyOnWriteArrayList<String>();
    var reply =
        CompletableFuture.supplyAsync(
            () -> requests.request("list").each(item -> items.add(item.text)).send(LONG));
    await().atMost(LONG).until(() -> wire.sent.size() == 1);
    requests.received(new Message(Part.ITEM, "1", "a", -1));
    assertThat(items).containsExactly("a");
    requests.received(new Message(Part.END, "1", "end", 1));
    assertThat(reply.join().items()).isEmpty();
  }

  @Test
  void requestsThatWaitAreBounded() {
    requests.atMost(1);
    var first = send("one");
    assertThatThrownBy(() -> requests.send("two", LONG))
        .isInstanceOf(TooManyRequestsException.class);
    answer("1", "first");
    first.join();
  }
}
