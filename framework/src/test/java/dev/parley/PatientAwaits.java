package dev.parley;

import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/// Has Awaitility wait a minute in all tests, where they don't say how long, since a build machine
/// may have many others to serve; and look often, since most have little to wait for. JUnit finds
/// it by itself.
///
/// Thread-safe.
public final class PatientAwaits implements BeforeAllCallback {
  @Override
  public void beforeAll(ExtensionContext context) {
    Awaitility.setDefaultTimeout(Duration.ofMinutes(1));
    Awaitility.setDefaultPollInterval(Duration.ofMillis(10));
  }
}
