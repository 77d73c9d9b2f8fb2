package dev.parley.angel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JvmFlagsTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "--add-opens=java.base/java.lang=ALL-UNNAMED",
        "--add-exports=java.base/sun.nio.ch=ALL-UNNAMED",
        "--add-modules=java.sql",
        "--enable-native-access=ALL-UNNAMED",
        "--enable-preview",
        "-Dkryo.unsafe=false",
        "-Dcom.sun.managementless=1",
        "-Dlogback.configurationFile=log.xml",
        "-Xss2m",
        "-Xlog:cds*=off",
        "-Xint",
        "-ea",
        "-javaagent:tracer.jar",
        "-XX:+HeapDumpOnOutOfMemoryError",
        "-XX:HeapDumpPath=/var/tmp",
        "-XX:+UseCompactObjectHeaders",
        "-XX:ErrorFile=/var/tmp/crash",
        "-XX:ActiveProcessorCount=2",
      })
  void passesOnWhatTheProgramNeeds(String option) {
    assertThat(JvmFlags.inherited(List.of(option))).containsExactly(option);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-agentlib:jdwp=transport=dt_socket,server=y,address=5005",
        "-agentpath:/lib/libjdwp.so=server=y",
        "-Xrunjdwp:server=y",
        "-Xdebug",
        "-Dcom.sun.management.jmxremote",
        "-Dcom.sun.management.jmxremote.port=9999",
        "-Dcom.sun.management=true",
        "-XX:+ManagementServer",
        "-Xmx512m",
        "-Xms512m",
        "-Xmn64m",
        "-XX:MaxHeapSize=512m",
        "-XX:InitialHeapSize=512m",
        "-XX:SoftMaxHeapSize=512m",
        "-XX:NewSize=10m",
        "-XX:MaxNewSize=10m",
        "-XX:NewRatio=2",
        "-XX:MaxRAM=2g",
        "-XX:MaxRAMPercentage=40",
        "-XX:MaxMetaspaceSize=100m",
        "-XX:MaxDirectMemorySize=100m",
        "-XX:+UseSerialGC",
        "-XX:-UseG1GC",
        "-XX:+UseZGC",
        "-XX:ParallelGCThreads=2",
        "-XX:MaxGCPauseMillis=20",
        "-XX:G1HeapRegionSize=4m",
        "-XX:ZUncommitDelay=60",
        "-Xlog:gc:file=gc.log",
        "-Xlog:gc*:file=gc.log:time",
        "-Xloggc:gc.log",
        "-Xshare:off",
        "-XX:SharedArchiveFile=chat.jsa",
        "-XX:+AutoCreateSharedArchive",
        "-XX:ArchiveClassesAtExit=chat.jsa",
        "-XX:AOTCache=chat.aot",
        "-XX:StartFlightRecording=filename=a.jfr",
        "-Djava.class.path=a.jar",
        "--module-path=mods",
        "-Dparley.angel.run=3",
      })
  void keepsWhatBelongsToOneProcess(String option) {
    assertThat(JvmFlags.inherited(List.of(option))).isEmpty();
  }

  @Test
  void keepsTheOrder() {
    assertThat(JvmFlags.inherited(List.of("-Db=1", "-Xmx1g", "-Da=1")))
        .containsExactly("-Db=1", "-Da=1");
  }
}
