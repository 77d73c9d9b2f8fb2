package dev.parley.strand;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(180)
class StandInTest {
  private static final int MANY = 500;

  /// Many, since a watch can end by chance only in the moment in which it starts.
  @Test
  void everyOneRunsWhatItsLoopNeverTakesUp() throws Exception {
    var ran = new CountDownLatch(MANY);
    List<StandIn> standIns = new ArrayList<>();
    try {
      for (int i = 0; i < MANY; i++) {
        var standIn = new StandIn(task -> {});
        standIns.add(standIn);
        standIn.start();
        standIn.execute(ran::countDown);
      }
      ran.await(60, TimeUnit.SECONDS);
      assertThat(ran.getCount()).isZero();
    } finally {
      standIns.forEach(StandIn::close);
    }
  }
}
