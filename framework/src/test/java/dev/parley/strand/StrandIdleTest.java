package dev.parley.strand;

import static dev.parley.strand.StrandFixture.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@Timeout(180)
@Tag("carrier")
@ParameterizedClass
@EnumSource(CarrierKind.class)
class StrandIdleTest {
  private final CarrierKind kind;

  StrandIdleTest(CarrierKind kind) {
    this.kind = kind;
  }

  @Test
  void runsATaskWhenAllOthersHaveEndedOrWait() throws Exception {
    try (var fixture = new StrandFixture(kind)) {
      Strand strand = fixture.strand;
      List<String> order = new CopyOnWriteArrayList<>();
      var idle = new CompletableFuture<Integer>();
      strand.execute(() -> {
        assertThat(strand.isIdle()).isFalse();
        strand.whenIdle(() -> idle.complete(order.size()));
        strand.execute(() -> {
          order.add("queued behind");
          strand.execute(() -> order.add("queued by that one"));
        });
        var wait = Wait.<String>forInput(strand, "a line");
        strand.execute(() -> wait.complete("resumed"));
        order.add(wait.await());
        strand.execute(() -> order.add("queued after the wait"));
        Wait.forInput(strand, "nobody").await();
      });
      assertThat(StrandFixture.get(idle)).isEqualTo(4);
      assertThat(order).hasSize(4);
      eventually().until(strand::isIdle);
    }
  }

  @Test
  void runsTwoTasksThatCameAtTheSameTime() throws Exception {
    try (var fixture = new StrandFixture(kind)) {
      Strand strand = fixture.strand;
      var first = new CompletableFuture<Integer>();
      var second = new CompletableFuture<Integer>();
      List<String> order = new CopyOnWriteArrayList<>();
      fixture.run(() -> {
        strand.whenIdle(() -> first.complete(order.size()));
        strand.whenIdle(() -> second.complete(order.size()));
        strand.execute(() -> order.add("queued behind"));
      });
      assertThat(StrandFixture.get(first)).isOne();
      assertThat(StrandFixture.get(second)).isOne();
    }
  }

  @Test
  void runsTheTaskThoughTheStrandIsClosedMeanwhile() throws Exception {
    try (var fixture = new StrandFixture(kind)) {
      Strand strand = fixture.strand;
      var idle = new CompletableFuture<Boolean>();
      fixture.run(() -> {
        strand.whenIdle(() -> idle.complete(true));
        strand.close();
      });
      assertThat(StrandFixture.get(idle)).isTrue();
      assertThatThrownBy(() -> strand.whenIdle(() -> {}))
          .isInstanceOf(RejectedExecutionException.class);
    }
  }

  @Test
  void isAtRestWhileItIsFrozen() throws Exception {
    try (var fixture = new StrandFixture(kind)) {
      Strand strand = fixture.strand;
      var before = new CompletableFuture<Boolean>();
      var behind = new CompletableFuture<Boolean>();
      strand.execute(() -> {
        strand.execute(() -> behind.complete(true));
        strand.whenIdle(() -> before.complete(behind.isDone()));
        strand.freeze();
      });
      assertThat(StrandFixture.get(before)).isFalse();
      eventually().until(strand::isIdle);
      var meanwhile = new CompletableFuture<Boolean>();
      strand.whenIdle(() -> meanwhile.complete(true));
      assertThat(meanwhile).isCompleted();
      strand.thaw();
      assertThat(StrandFixture.get(behind)).isTrue();
    }
  }

  @Test
  void leavesEverythingAsItIsWhenItIsAbandoned() throws Exception {
    try (var fixture = new StrandFixture(kind)) {
      Strand strand = fixture.strand;
      List<String> done = new CopyOnWriteArrayList<>();
      var wait = Wait.<String>forInput(strand, "a line");
      var waits = new CompletableFuture<Boolean>();
      strand.execute(() -> {
        try {
          waits.complete(true);
          wait.await();
        } finally {
          done.add("a wait has ended");
        }
      });
      StrandFixture.get(waits);
      var idle = new CompletableFuture<Boolean>();
      strand.execute(() -> {
        try {
          strand.execute(() -> done.add("a task has begun"));
          strand.whenIdle(() -> idle.complete(true));
          wait.complete("x");
          strand.abandon();
          done.add("it has returned");
        } finally {
          done.add("a finally has run");
        }
      });
      assertThat(StrandFixture.get(idle)).isTrue();
      assertThat(strand.isIdle()).isTrue();
      assertThatThrownBy(() -> strand.execute(() -> done.add("a task has come")))
          .isInstanceOf(RejectedExecutionException.class);
      strand.abandon();
      assertThat(done).isEmpty();
    }
  }

  @Test
  void tellsItsTimeOfItselfWhenItStarts() {
    List<Strand> driven = new CopyOnWriteArrayList<>();
    var time =
        new Time() {
          @Override
          public Instant now() {
            return Time.system().now();
          }

          @Override
          public long nanoTime() {
            return Time.system().nanoTime();
          }

          @Override
          public Alarm after(Duration delay, Runnable action) {
            return Time.system().after(delay, action);
          }

          @Override
          public void drives(Strand strand) {
            driven.add(strand);
          }
        };
    var strand = new Strand("test", time, new Strand.Observer() {});
    assertThat(driven).isEmpty();
    strand.start(Carrier.standard());
    assertThat(driven).containsExactly(strand);
    strand.close();
  }
}
