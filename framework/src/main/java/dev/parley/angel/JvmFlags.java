package dev.parley.angel;

import java.util.List;
import java.util.regex.Pattern;

/// Which options of the angel's virtual machine its child is started with too.
///
/// What a program needs to run is passed on: system properties, open packages, access to native
/// code. What belongs to one process is not: two can't wait for a debugger at one port or write one
/// recording, and the heap of the small process in front says nothing about the service's.
final class JvmFlags {
  private static final List<Pattern> OF_ONE_PROCESS =
      List.of(
          // debugging
          Pattern.compile("-Xdebug|-Xnoagent|-Xrunjdwp.*"),
          Pattern.compile("-agent(lib|path):.*jdwp.*"),
          // management from outside
          Pattern.compile("-Dcom\\.sun\\.management(\\..*|=.*)?"),
          Pattern.compile("-XX:[+-]ManagementServer"),
          // sizes of the heap and its parts
          Pattern.compile("-Xm[nsx].*"),
          Pattern.compile("-XX:(Initial|Max|Min|SoftMax)?Heap(Size|FreeRatio)=.*"),
          Pattern.compile("-XX:(Max)?New(Size|Ratio)=.*|-XX:\\w*SurvivorRatio=.*"),
          Pattern.compile("-XX:(Initial|Max|Min|Default)?\\w*RAM(Percentage|Fraction)?=.*"),
          Pattern.compile("-XX:(Max|Min)?\\w*Metaspace\\w*=.*|-XX:MaxDirectMemorySize=.*"),
          // the collector and what it is tuned by
          Pattern.compile("-XX:([+-])?\\w*GC\\w*(=.*)?"),
          Pattern.compile("-XX:([+-])?(G1|Z[A-Z]|Shenandoah)\\w*(=.*)?"),
          // archives of classes, which fit one class path
          Pattern.compile("-Xshare:.*|-XX:([+-])?\\w*(SharedArchive|AOT)\\w*(=.*)?"),
          Pattern.compile("-XX:(ArchiveClassesAtExit|SharedClassListFile|DumpLoadedClassList)=.*"),
          // files that one process writes
          Pattern.compile("-Xloggc:.*|-Xlog:.*file=.*"),
          Pattern.compile("-XX:(StartFlightRecording|FlightRecorderOptions)(=.*)?"),
          // where classes come from, which the copy takes the place of
          Pattern.compile("-D(java\\.class\\.path|jdk\\.module\\.path)=.*"),
          Pattern.compile("--module-path=.*"),
          // what marks the child of another angel
          Pattern.compile("-D" + Pattern.quote(Parentage.PROPERTY) + "=.*"));

  private JvmFlags() {}

  /// {@return the options that are passed on, in their order}
  ///
  /// @param options as [java.lang.management.RuntimeMXBean#getInputArguments] gives them
  static List<String> inherited(List<String> options) {
    return options.stream()
        .filter(option ->
            OF_ONE_PROCESS.stream().noneMatch(pattern -> pattern.matcher(option).matches()))
        .toList();
  }
}
