package dev.parley.asterisk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.asterisk.action.AbsoluteTimeout;
import dev.parley.asterisk.action.Agi;
import dev.parley.asterisk.action.Atxfer;
import dev.parley.asterisk.action.BlindTransfer;
import dev.parley.asterisk.action.Bridge;
import dev.parley.asterisk.action.BridgeList;
import dev.parley.asterisk.action.Challenge;
import dev.parley.asterisk.action.ChangeMonitor;
import dev.parley.asterisk.action.Command;
import dev.parley.asterisk.action.ConfbridgeList;
import dev.parley.asterisk.action.CoreSettings;
import dev.parley.asterisk.action.CoreShowChannels;
import dev.parley.asterisk.action.CoreStatus;
import dev.parley.asterisk.action.CreateConfig;
import dev.parley.asterisk.action.DBDel;
import dev.parley.asterisk.action.DBDelTree;
import dev.parley.asterisk.action.DBGet;
import dev.parley.asterisk.action.DBPut;
import dev.parley.asterisk.action.DahdiDialOffhook;
import dev.parley.asterisk.action.DahdiHangup;
import dev.parley.asterisk.action.DahdiRestart;
import dev.parley.asterisk.action.DahdiShowChannels;
import dev.parley.asterisk.action.Events;
import dev.parley.asterisk.action.ExtensionState;
import dev.parley.asterisk.action.ExtensionStateList;
import dev.parley.asterisk.action.GetConfig;
import dev.parley.asterisk.action.GetVar;
import dev.parley.asterisk.action.Hangup;
import dev.parley.asterisk.action.IaxPeers;
import dev.parley.asterisk.action.ListCategories;
import dev.parley.asterisk.action.ListCommands;
import dev.parley.asterisk.action.LocalOptimizeAway;
import dev.parley.asterisk.action.Logoff;
import dev.parley.asterisk.action.MailboxCount;
import dev.parley.asterisk.action.MailboxStatus;
import dev.parley.asterisk.action.MeetmeList;
import dev.parley.asterisk.action.MixMonitor;
import dev.parley.asterisk.action.MixMonitorMute;
import dev.parley.asterisk.action.ModuleLoad;
import dev.parley.asterisk.action.Monitor;
import dev.parley.asterisk.action.MuteAudio;
import dev.parley.asterisk.action.Originate;
import dev.parley.asterisk.action.Park;
import dev.parley.asterisk.action.ParkedCalls;
import dev.parley.asterisk.action.PauseMonitor;
import dev.parley.asterisk.action.Ping;
import dev.parley.asterisk.action.PjsipShowEndpoint;
import dev.parley.asterisk.action.PjsipShowEndpoints;
import dev.parley.asterisk.action.PlayDtmf;
import dev.parley.asterisk.action.QueueAdd;
import dev.parley.asterisk.action.QueueLog;
import dev.parley.asterisk.action.QueuePause;
import dev.parley.asterisk.action.QueuePenalty;
import dev.parley.asterisk.action.QueueReload;
import dev.parley.asterisk.action.QueueRemove;
import dev.parley.asterisk.action.QueueStatus;
import dev.parley.asterisk.action.QueueSummary;
import dev.parley.asterisk.action.Redirect;
import dev.parley.asterisk.action.Reload;
import dev.parley.asterisk.action.SendText;
import dev.parley.asterisk.action.SetCdrUserField;
import dev.parley.asterisk.action.SetVar;
import dev.parley.asterisk.action.SipNotify;
import dev.parley.asterisk.action.SipPeers;
import dev.parley.asterisk.action.SipQualify;
import dev.parley.asterisk.action.SipShowPeer;
import dev.parley.asterisk.action.SipShowRegistry;
import dev.parley.asterisk.action.Status;
import dev.parley.asterisk.action.StopMixMonitor;
import dev.parley.asterisk.action.StopMonitor;
import dev.parley.asterisk.action.UnpauseMonitor;
import dev.parley.asterisk.action.UserEvent;
import dev.parley.asterisk.action.VoicemailUsersList;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// Each action as it goes over the wire, and by which event its list ends.
class ActionsTest {
  private final Map<Action, String> wire = new LinkedHashMap<>();

  private void is(Action action, String expected) {
    wire.put(action, expected);
  }

  private static String written(Action action) {
    String fields = action.fields().size() == 0 ? "" : "; " + action.fields();
    return action.name()
        + fields
        + (action.ends().isEmpty() ? "" : " ... " + String.join(", ", action.ends()));
  }

  {
    channels();
    calls();
    recordings();
    queues();
    devices();
    core();
  }

  private void channels() {
    is(new AbsoluteTimeout("c", Duration.ofMinutes(1)), "AbsoluteTimeout; Channel: c; Timeout: 60");
    is(new Agi("c", "EXEC Wait 1", "7"), "AGI; Channel: c; Command: EXEC Wait 1; CommandID: 7");
    is(new GetVar("v").channel("c"), "Getvar; Variable: v; Channel: c");
    is(new Hangup("c").cause(17), "Hangup; Channel: c; Cause: 17");
    is(new LocalOptimizeAway("c"), "LocalOptimizeAway; Channel: c");
    is(new MuteAudio("c", "in", true), "MuteAudio; Channel: c; Direction: in; State: on");
    is(new PlayDtmf("c", '#'), "PlayDTMF; Channel: c; Digit: #");
    is(new SendText("c", "hello"), "SendText; Channel: c; Message: hello");
    is(
        new SetCdrUserField("c", "v").append(),
        "SetCDRUserField; Channel: c; UserField: v; Append: yes");
    is(new SetVar("v", "1").channel("c"), "Setvar; Variable: v; Value: 1; Channel: c");
    is(
        new Status().channel("c").variables("a", "b"),
        "Status; Channel: c; Variables: a,b ... StatusComplete");
  }

  private void calls() {
    is(new Atxfer("c", "x", "1"), "Atxfer; Channel: c; Context: x; Exten: 1");
    is(new BlindTransfer("c", "x", "1"), "BlindTransfer; Channel: c; Context: x; Exten: 1");
    is(new Bridge("c", "d").tone(), "Bridge; Channel1: c; Channel2: d; Tone: yes");
    is(new BridgeList(), "BridgeList ... BridgeListComplete");
    is(new ConfbridgeList("r"), "ConfbridgeList; Conference: r ... ConfbridgeListComplete");
    is(new MeetmeList().conference("r"), "MeetmeList; Conference: r ... MeetmeListComplete");
    is(
        Originate.toExtension("c", "x", "1", "2").ringFor(Duration.ofSeconds(20)).async(),
        "Originate; Channel: c; Context: x; Exten: 1; Priority: 2; Timeout: 20000; Async: true");
    is(
        Originate.toApplication("c", "Wait", "5")
            .callerId("Ann <100>")
            .variable("a", "1")
            .variable("b", "2")
            .account("z")
            .channelId("i")
            .codecs("ulaw,alaw"),
        "Originate; Channel: c; Application: Wait; Data: 5; CallerID: Ann <100>; Variable: a=1;"
            + " Variable: b=2; Account: z; ChannelId: i; Codecs: ulaw,alaw");
    is(new Park("c", "d"), "Park; Channel: c; TimeoutChannel: d; Channel2: d");
    is(new ParkedCalls(), "ParkedCalls ... ParkedCallsComplete");
    is(
        new Redirect("c", "x", "1", "2").extraChannel("d"),
        "Redirect; Channel: c; Context: x; Exten: 1; Priority: 2; ExtraChannel: d");
    is(
        new Redirect("c", "x", "1", "2").extraChannel("d", "y", "3", "4"),
        "Redirect; Channel: c; Context: x; Exten: 1; Priority: 2; ExtraChannel: d;"
            + " ExtraContext: y; ExtraExten: 3; ExtraPriority: 4");
  }

  private void recordings() {
    is(new ChangeMonitor("c", "f"), "ChangeMonitor; Channel: c; File: f");
    is(
        new MixMonitor("c", "f.wav").options("b"),
        "MixMonitor; Channel: c; File: f.wav; Options: b");
    is(
        new MixMonitorMute("c", "both", true),
        "MixMonitorMute; Channel: c; Direction: both; State: 1");
    is(
        new Monitor("c", "f").format("gsm").mix(),
        "Monitor; Channel: c; File: f; Format: gsm; Mix: true");
    is(new PauseMonitor("c"), "PauseMonitor; Channel: c");
    is(new StopMixMonitor("c"), "StopMixMonitor; Channel: c");
    is(new StopMonitor("c"), "StopMonitor; Channel: c");
    is(new UnpauseMonitor("c"), "UnpauseMonitor; Channel: c");
  }

  private void queues() {
    is(
        new QueueAdd("q", "m").memberName("Ann").penalty(2).paused().stateInterface("s"),
        "QueueAdd; Queue: q; Interface: m; MemberName: Ann; Penalty: 2; Paused: true;"
            + " StateInterface: s");
    is(
        new QueueLog("q", "E").member("m").message("hello").call("1.2"),
        "QueueLog; Queue: q; Event: E; Interface: m; Message: hello; Uniqueid: 1.2");
    is(
        new QueuePause("m", true).queue("q").reason("lunch"),
        "QueuePause; Interface: m; Paused: true; Queue: q; Reason: lunch");
    is(new QueuePenalty("m", 3).queue("q"), "QueuePenalty; Interface: m; Penalty: 3; Queue: q");
    is(
        new QueueReload().queue("q").members().rules().parameters(),
        "QueueReload; Queue: q; Members: yes; Rules: yes; Parameters: yes");
    is(new QueueRemove("q", "m"), "QueueRemove; Queue: q; Interface: m");
    is(
        new QueueStatus().queue("q").member("m"),
        "QueueStatus; Queue: q; Member: m ... QueueStatusComplete");
    is(new QueueSummary().queue("q"), "QueueSummary; Queue: q ... QueueSummaryComplete");
  }

  private void devices() {
    is(new DahdiDialOffhook("1", "9"), "DAHDIDialOffhook; DAHDIChannel: 1; Number: 9");
    is(new DahdiHangup("1"), "DAHDIHangup; DAHDIChannel: 1");
    is(new DahdiRestart(), "DAHDIRestart");
    is(new DahdiShowChannels(), "DAHDIShowChannels ... DAHDIShowChannelsComplete");
    is(new ExtensionState("x", "1"), "ExtensionState; Context: x; Exten: 1");
    is(new ExtensionStateList(), "ExtensionStateList ... ExtensionStateListComplete");
    is(new IaxPeers(), "IAXpeerlist ... PeerlistComplete");
    is(new MailboxCount("1@x"), "MailboxCount; Mailbox: 1@x");
    is(new MailboxStatus("1@x"), "MailboxStatus; Mailbox: 1@x");
    is(new PjsipShowEndpoint("ann"), "PJSIPShowEndpoint; Endpoint: ann ... EndpointDetailComplete");
    is(new PjsipShowEndpoints(), "PJSIPShowEndpoints ... EndpointListComplete");
    is(
        new SipNotify("desk").variable("Event", "check-sync").variable("a", "b"),
        "SIPnotify; Channel: desk; Variable: Event=check-sync; Variable: a=b");
    is(new SipPeers(), "SIPpeers ... PeerlistComplete");
    is(new SipQualify("desk"), "SIPqualifypeer; Peer: desk");
    is(new SipShowPeer("desk"), "SIPshowpeer; Peer: desk");
    is(new SipShowRegistry(), "SIPshowregistry ... RegistrationsComplete");
    is(new VoicemailUsersList(), "VoicemailUsersList ... VoicemailUserEntryComplete");
  }

  private void core() {
    is(new Challenge(), "Challenge; AuthType: MD5");
    is(new Command("core show uptime"), "Command; Command: core show uptime");
    is(new CoreSettings(), "CoreSettings");
    is(new CoreShowChannels(), "CoreShowChannels ... CoreShowChannelsComplete");
    is(new CoreStatus(), "CoreStatus");
    is(new CreateConfig("f.conf"), "CreateConfig; Filename: f.conf");
    is(new DBDel("f", "k"), "DBDel; Family: f; Key: k");
    is(new DBDelTree("f").key("k"), "DBDelTree; Family: f; Key: k");
    is(new DBGet("f", "k"), "DBGet; Family: f; Key: k ... DBGetResponse");
    is(new DBPut("f", "k", "v"), "DBPut; Family: f; Key: k; Val: v");
    is(new Events("call,user"), "Events; EventMask: call,user");
    is(new GetConfig("sip.conf").category("desk"), "GetConfig; Filename: sip.conf; Category: desk");
    is(new ListCategories("sip.conf"), "ListCategories; Filename: sip.conf");
    is(new ListCommands(), "ListCommands");
    is(new dev.parley.asterisk.action.Login("ann", "s"), "Login; Username: ann; Secret: s");
    is(new Logoff(), "Logoff");
    is(new ModuleLoad("m", "reload"), "ModuleLoad; Module: m; LoadType: reload");
    is(new Ping(), "Ping");
    is(new Reload().module("m"), "Reload; Module: m");
    is(new UserEvent("Doorbell"), "UserEvent; UserEvent: Doorbell");
  }

  @Test
  void everyActionIsWrittenAsTheExchangeReadsIt() {
    assertThat(wire)
        .allSatisfy((action, expected) -> assertThat(written(action)).isEqualTo(expected));
  }

  @Test
  void everyClassIsAmongThem() throws IOException, URISyntaxException {
    Set<String> made =
        wire.keySet().stream()
            .map(action -> action.getClass().getSimpleName())
            .collect(Collectors.toSet());
    URI classes = Ping.class.getResource("Ping.class").toURI();
    try (var files = Files.list(Path.of(classes).getParent())) {
      assertThat(files.map(file -> file.getFileName().toString().replace(".class", "")))
          .filteredOn(name -> !name.equals("package-info"))
          .hasSizeGreaterThan(70)
          .allSatisfy(name -> assertThat(made).contains(name));
    }
  }
}
