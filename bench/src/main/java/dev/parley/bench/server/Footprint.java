package dev.parley.bench.server;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.management.JMException;
import javax.management.ObjectName;

/// What this JVM holds.
///
/// Immutable.
///
/// @param heap bytes on the heap that are reachable
/// @param buffers bytes outside the heap that Java code has allocated: direct buffers of the JDK
///   and of Netty, whatever allocator they come from
/// @param resident bytes of physical memory, the JVM's own structures included
record Footprint(long heap, long buffers, long resident) {
  private static final Pattern OTHER =
      Pattern.compile("Other \\(reserved=\\d+, committed=(\\d+)\\)");
  private static final Pattern RESIDENT = Pattern.compile("VmRSS:\\s+(\\d+) kB");

  /// A first collection finds what is unreachable, a later one what its cleaners have let go.
  private static final int COLLECTIONS = 4;

  /// Collects garbage, and measures. The JVM needs `-XX:NativeMemoryTracking=summary`.
  static Footprint measure() throws IOException, JMException {
    for (int i = 0; i < COLLECTIONS; i++) {
      System.gc();
    }
    long heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    String status = Files.readString(Path.of("/proc/self/status"));
    return new Footprint(heap, find(OTHER, nativeMemory()), find(RESIDENT, status) * 1024);
  }

  /// {@return the answer to the command `memory`}
  String answer() {
    return "memory %d %d %d".formatted(heap, buffers, resident);
  }

  private static String nativeMemory() throws JMException {
    return (String)
        ManagementFactory.getPlatformMBeanServer()
            .invoke(
                new ObjectName("com.sun.management:type=DiagnosticCommand"),
                "vmNativeMemory",
                new Object[] {new String[] {"summary", "scale=B"}},
                new String[] {String[].class.getName()});
  }

  private static long find(Pattern pattern, String text) {
    Matcher matcher = pattern.matcher(text);
    if (!matcher.find()) {
      throw new IllegalStateException("no " + pattern + " in " + text);
    }
    return Long.parseLong(matcher.group(1));
  }
}
