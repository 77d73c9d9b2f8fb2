package dev.parley.asterisk.event;

import dev.parley.asterisk.EventCatalogue;
import dev.parley.asterisk.EventTypes;
import java.util.List;

/// The events that this package has classes for, known to every manager.
///
/// Thread-safe.
public final class KnownEvents implements EventCatalogue {
  /// The events that end a list.
  static final List<String> LIST_ENDS =
      List.of(
          "CoreShowChannelsComplete",
          "StatusComplete",
          "QueueStatusComplete",
          "QueueSummaryComplete",
          "BridgeListComplete",
          "BridgeInfoComplete",
          "ParkedCallsComplete",
          "ParkinglotsComplete",
          "AgentsComplete",
          "ConfbridgeListComplete",
          "ConfbridgeListRoomsComplete",
          "DBGetComplete",
          "PeerlistComplete",
          "RegistrationsComplete",
          "EndpointListComplete",
          "ContactListComplete",
          "DeviceStateListComplete",
          "ExtensionStateListComplete",
          "PresenceStateListComplete",
          "ShowDialPlanComplete",
          "ChannelsHungupListComplete",
          "MeetmeListComplete");

  /// For [java.util.ServiceLoader].
  public KnownEvents() {}

  @Override
  public void registerIn(EventTypes types) {
    types.register("Newchannel", NewChannel::new);
    types.register("Newstate", NewState::new);
    types.register("Newexten", NewExtension::new);
    types.register("Newcallerid", NewCallerId::new);
    types.register("NewConnectedLine", NewConnectedLine::new);
    types.register("NewAccountCode", NewAccountCode::new);
    types.register("Rename", Rename::new);
    types.register("Hangup", Hangup::new);
    types.register("HangupRequest", HangupRequest::new);
    types.register("SoftHangupRequest", SoftHangupRequest::new);
    types.register("Hold", Hold::new);
    types.register("Unhold", Unhold::new);
    types.register("DTMF", Dtmf::new);
    types.register("DTMFBegin", DtmfBegin::new);
    types.register("DTMFEnd", DtmfEnd::new);
    types.register("MusicOnHold", MusicOnHold::new);
    types.register("MusicOnHoldStart", MusicOnHoldStart::new);
    types.register("MusicOnHoldStop", MusicOnHoldStop::new);
    types.register("VarSet", VarSet::new);
    types.register("UserEvent", UserEvent::new);
    types.register("Masquerade", Masquerade::new);
    types.register("MonitorStart", MonitorStart::new);
    types.register("MonitorStop", MonitorStop::new);
    types.register("MixMonitorStart", MixMonitorStart::new);
    types.register("MixMonitorStop", MixMonitorStop::new);
    types.register("MixMonitorMute", MixMonitorMute::new);
    types.register("ChanSpyStart", ChanSpyStart::new);
    types.register("ChanSpyStop", ChanSpyStop::new);
    types.register("AGIExecStart", AgiExecStart::new);
    types.register("AGIExecEnd", AgiExecEnd::new);
    types.register("AsyncAGIStart", AsyncAgiStart::new);
    types.register("AsyncAGIExec", AsyncAgiExec::new);
    types.register("AsyncAGIEnd", AsyncAgiEnd::new);
    types.register("Status", ChannelStatus::new);
    types.register("CoreShowChannel", CoreShowChannel::new);
    types.register("OriginateResponse", OriginateResponse::new);
    types.register("DialBegin", DialBegin::new);
    types.register("DialState", DialState::new);
    types.register("DialEnd", DialEnd::new);
    types.register("Dial", Dial::new);
    types.register("Pickup", Pickup::new);
    types.register("Link", Link::new);
    types.register("Unlink", Unlink::new);
    types.register("Bridge", Linked::new);
    types.register("LocalBridge", LocalBridge::new);
    types.register("LocalOptimizationBegin", LocalOptimizationBegin::new);
    types.register("LocalOptimizationEnd", LocalOptimizationEnd::new);
    types.register("BlindTransfer", BlindTransfer::new);
    types.register("AttendedTransfer", AttendedTransfer::new);
    types.register("Transfer", Transfer::new);
    types.register("ParkedCall", ParkedCall::new);
    types.register("ParkedCallGiveUp", ParkedCallGiveUp::new);
    types.register("ParkedCallTimeOut", ParkedCallTimeOut::new);
    types.register("ParkedCallSwap", ParkedCallSwap::new);
    types.register("UnParkedCall", UnparkedCall::new);
    types.register("BridgeCreate", BridgeCreate::new);
    types.register("BridgeDestroy", BridgeDestroy::new);
    types.register("BridgeEnter", BridgeEnter::new);
    types.register("BridgeLeave", BridgeLeave::new);
    types.register("BridgeMerge", BridgeMerge::new);
    types.register("BridgeVideoSourceUpdate", BridgeVideoSourceUpdate::new);
    types.register("BridgeListItem", BridgeListItem::new);
    types.register("ConfbridgeStart", ConferenceStart::new);
    types.register("ConfbridgeEnd", ConferenceEnd::new);
    types.register("ConfbridgeJoin", ConferenceJoin::new);
    types.register("ConfbridgeLeave", ConferenceLeave::new);
    types.register("ConfbridgeMute", ConferenceMute::new);
    types.register("ConfbridgeUnmute", ConferenceUnmute::new);
    types.register("ConfbridgeTalking", ConferenceTalking::new);
    types.register("ConfbridgeRecord", ConferenceRecord::new);
    types.register("ConfbridgeStopRecord", ConferenceStopRecord::new);
    types.register("ConfbridgeList", ConferenceMember::new);
    types.register("ConfbridgeListRooms", ConferenceRoom::new);
    types.register("MeetmeJoin", MeetmeJoin::new);
    types.register("MeetmeLeave", MeetmeLeave::new);
    types.register("QueueCallerJoin", QueueCallerJoin::new);
    types.register("Join", QueueCallerJoin::new);
    types.register("QueueCallerLeave", QueueCallerLeave::new);
    types.register("Leave", QueueCallerLeave::new);
    types.register("QueueCallerAbandon", QueueCallerAbandon::new);
    types.register("QueueMemberAdded", QueueMemberAdded::new);
    types.register("QueueMemberRemoved", QueueMemberRemoved::new);
    types.register("QueueMemberPause", QueueMemberPause::new);
    types.register("QueueMemberPaused", QueueMemberPause::new);
    types.register("QueueMemberPenalty", QueueMemberPenalty::new);
    types.register("QueueMemberRinginuse", QueueMemberRingInUse::new);
    types.register("QueueMemberStatus", QueueMemberStatus::new);
    types.register("QueueMember", QueueMember::new);
    types.register("QueueParams", QueueParams::new);
    types.register("QueueEntry", QueueEntry::new);
    types.register("QueueSummary", QueueSummary::new);
    types.register("AgentCalled", AgentCalled::new);
    types.register("AgentConnect", AgentConnect::new);
    types.register("AgentComplete", AgentComplete::new);
    types.register("AgentRingNoAnswer", AgentRingNoAnswer::new);
    types.register("AgentDump", AgentDump::new);
    types.register("Agentlogin", AgentLogin::new);
    types.register("Agentlogoff", AgentLogoff::new);
    types.register("Agents", AgentStatus::new);
    types.register("PeerStatus", PeerStatus::new);
    types.register("PeerEntry", PeerEntry::new);
    types.register("ContactStatus", ContactStatus::new);
    types.register("EndpointList", EndpointEntry::new);
    types.register("Registry", Registry::new);
    types.register("DeviceStateChange", DeviceStateChange::new);
    types.register("ExtensionStatus", ExtensionStatus::new);
    types.register("PresenceStatus", PresenceStatus::new);
    types.register("PresenceStateChange", PresenceStateChange::new);
    types.register("MessageWaiting", MessageWaiting::new);
    types.register("FullyBooted", FullyBooted::new);
    types.register("Shutdown", Shutdown::new);
    types.register("Reload", Reload::new);
    types.register("Load", ModuleLoad::new);
    types.register("Unload", ModuleUnload::new);
    types.register("ChannelReload", ChannelReload::new);
    types.register("Alarm", Alarm::new);
    types.register("AlarmClear", AlarmClear::new);
    types.register("Cdr", Cdr::new);
    types.register("CEL", Cel::new);
    types.register("DBGetResponse", DatabaseEntry::new);
    types.register("SuccessfulAuth", SuccessfulAuth::new);
    types.register("InvalidPassword", InvalidPassword::new);
    types.register("InvalidAccountID", InvalidAccountId::new);
    types.register("ChallengeResponseFailed", ChallengeResponseFailed::new);
    types.register("RequestBadFormat", RequestBadFormat::new);
    for (String end : LIST_ENDS) {
      types.register(end, ListEnd::new);
    }
  }
}
