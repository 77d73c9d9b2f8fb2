package dev.parley.bench.server;

import io.netty.util.internal.PlatformDependent;
import java.io.IOException;
import java.lang.management.BufferPoolMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What this JVM holds.
///
/// Immutable.
///
/// @param heap bytes on the heap that are reachable
/// @param buffers bytes of direct buffers, those of the JDK and those that Netty allocates past it
/// @param resident bytes of physical memory of the whole process
record Footprint(long heap, long buffers, long resident) {
  private static final Pattern RESIDENT = Pattern.compile("VmRSS:\\s+(\\d+) kB");

  /// The heap in use after a collection includes what other threads have set aside for their next
  /// allocations, up to some megabytes, but not after every one.
  private static final int COLLECTIONS = 8;

  /// Collects garbage, and measures.
  static Footprint measure() throws IOException {
    MemoryMXBean memory = ManagementFactory.getMemoryMXBean();
    long heap = Long.MAX_VALUE;
    for (int i = 0; i < COLLECTIONS; i++) {
      System.gc();
      heap = Math.min(heap, memory.getHeapMemoryUsage().getUsed());
    }
    return new Footprint(heap, directBuffers(), readResident());
  }

  /// {@return the answer to the command `memory`}
  String answer() {
    return "memory %d %d %d".formatted(heap, buffers, resident);
  }

  private static long directBuffers() {
    long ofJdk =
        ManagementFactory.getPlatformMXBeans(BufferPoolMXBean.class).stream()
            .filter(pool -> pool.getName().equals("direct"))
            .mapToLong(BufferPoolMXBean::getMemoryUsed)
            .sum();
    return ofJdk + Math.max(0, PlatformDependent.usedDirectMemory());
  }

  private static long readResident() throws IOException {
    Path status = Path.of("/proc/self/status");
    Matcher matcher = RESIDENT.matcher(Files.readString(status));
    if (!matcher.find()) {
      throw new IOException(status + ": no VmRSS (expected on Linux)");
    }
    return Long.parseLong(matcher.group(1)) * 1024;
  }
}
