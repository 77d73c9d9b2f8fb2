package dev.parley.bench.server;

import dev.parley.bench.load.Job;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import java.util.ArrayList;
import java.util.List;

/// Encodes each line once, and gives everybody all lines of a read in one go.
final class NettyChat extends SimpleChannelInboundHandler<String> {
  private final NettyRoom room;
  private List<ByteBuf> batch = new ArrayList<>();

  NettyChat(NettyRoom room) {
    this.room = room;
  }

  @Override
  public void channelActive(ChannelHandlerContext context) {
    room.enter(context.channel());
    var _ = context.writeAndFlush(Job.WELCOME);
  }

  @Override
  public void channelInactive(ChannelHandlerContext context) {
    room.leave(context.channel());
  }

  @Override
  protected void channelRead0(ChannelHandlerContext context, String line) {
    batch.add(ByteBufUtil.writeUtf8(context.alloc(), line + "\r\n"));
  }

  @Override
  public void channelReadComplete(ChannelHandlerContext context) {
    if (!batch.isEmpty()) {
      room.tellAll(batch);
      batch = new ArrayList<>();
    }
  }
}
