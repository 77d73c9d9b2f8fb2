package dev.parley.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class UnsafeWarningTest {
  record Sample(int a) {}

  static final class NoConstructor {
    final int a;

    NoConstructor(int a) {
      this.a = a;
    }
  }

  public static void main(String[] args) {
    var codec = new StateCodec().declare(Sample.class, NoConstructor.class);
    var bytes = codec.write("value", new ArrayList<>(List.of(new NoConstructor(1), new Sample(2))));
    System.out.println("read " + codec.read("value", List.class, bytes).size());
  }

  /// In a JVM that was started without any option.
  @Test
  @Timeout(value = 2, unit = TimeUnit.MINUTES)
  void noneAppearsThoughNobodySetAnOption() throws Exception {
    var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    var process =
        new ProcessBuilder(
                java,
                "-cp",
                System.getProperty("java.class.path"),
                UnsafeWarningTest.class.getName())
            .redirectErrorStream(true)
            .start();

    assertThat(new String(process.getInputStream().readAllBytes()))
        .contains("read 2")
        .doesNotContain("WARNING");
    assertThat(process.waitFor()).isZero();
  }
}
