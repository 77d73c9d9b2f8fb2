package dev.parley.testkit;

import dev.parley.Service;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/// Runs a service around the tests of a class of JUnit Jupiter.
///
/// ```java
/// @RegisterExtension ParleyTest chat = ParleyTest.of(Chat::service);
///
/// @Test
/// void asksForAName() {
///   chat.client().expect("name? ");
/// }
/// ```
///
/// In an instance field there is a service for each test; in a static one there is one for all
/// tests of the class, which then must not run at the same time. After each test its clients are
/// closed, and it fails if a handler of the service threw, unless the test has called
/// [TestService#takeFailures].
///
/// Not thread-safe: many threads may use it, one at a time.
public final class ParleyTest
    implements BeforeAllCallback, BeforeEachCallback, AfterEachCallback, AfterAllCallback {
  private final Supplier<Service> services;
  private final String[] settings;

  private boolean isShared;
  private @Nullable TestService running;

  private ParleyTest(Supplier<Service> services, String[] settings) {
    this.services = services;
    this.settings = settings;
  }

  /// {@return an extension that runs what the supplier makes}
  ///
  /// @param services makes a service that was not started; called before each test, or once if the
  ///   field is static
  /// @param settings as for [TestService#start]
  public static ParleyTest of(Supplier<Service> services, String... settings) {
    return new ParleyTest(Objects.requireNonNull(services, "services"), settings.clone());
  }

  /// {@return the running service}
  ///
  /// @throws IllegalStateException outside a test
  public TestService running() {
    var running = this.running;
    if (running == null) {
      throw new IllegalStateException(
          "no test is running; is the field annotated @RegisterExtension?");
    }
    return running;
  }

  /// {@return a new client, see [TestService#client()]}
  public SocketClient client() {
    return running().client();
  }

  /// {@return a new client, see [TestService#client(ConnectOptions)]}
  public SocketClient client(ConnectOptions options) {
    return running().client(options);
  }

  @Override
  public void beforeAll(ExtensionContext context) {
    isShared = true;
    running = TestService.start(services.get(), settings);
  }

  @Override
  public void beforeEach(ExtensionContext context) {
    if (!isShared) {
      running = TestService.start(services.get(), settings);
    }
  }

  @Override
  public void afterEach(ExtensionContext context) {
    if (isShared) {
      running().disconnectAll();
      running().failOnFailures();
    } else {
      stop();
    }
  }

  @Override
  public void afterAll(ExtensionContext context) {
    stop();
  }

  private void stop() {
    var stopping = running;
    running = null;
    if (stopping != null) {
      stopping.close();
    }
  }
}
