package dev.parley;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class DialogMemoryTest {
  /// With stacks of code that is not compiled yet.
  private static final long MOST_BYTES = 20_000;

  @Test
  @Timeout(180)
  void aClientInADialogTakesLittleMemory() throws InterruptedException {
    assertThat(DialogMemory.bytesPerDialog(5_000, 0)).isLessThan(MOST_BYTES);
  }

  @Test
  @Tag("slow")
  @Timeout(300)
  void aHundredThousandClientsSitInADialogInHalfAGigabyte() throws Exception {
    var java = ProcessHandle.current().info().command().orElseThrow();
    Process process =
        new ProcessBuilder(
                List.of(
                    java,
                    "-Xmx512m",
                    "--add-opens=java.base/java.lang=ALL-UNNAMED",
                    "-cp",
                    System.getProperty("java.class.path"),
                    DialogMemory.class.getName(),
                    "100000",
                    "100000"))
            .redirectErrorStream(true)
            .start();
    try {
      String output = new String(process.getInputStream().readAllBytes());
      assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
      assertThat(output).contains("100000 clients in a dialog");
      assertThat(process.exitValue()).isZero();
    } finally {
      process.destroyForcibly();
    }
  }
}
