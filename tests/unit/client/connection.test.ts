import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { ChannelSocket } from "@/lib/client/connection/channel-socket";
import { SyncSocket } from "@/lib/client/connection/sync-socket";
import { Acknowledgements } from "@/lib/client/documents/acknowledgements";
import { Device, eventually, me } from "./support/device";

describe("acknowledgements", () => {
  it("call nothing durable before the server's first question was answered on this connection", () => {
    const onAll = vi.fn();
    const acknowledgements = new Acknowledgements(onAll);
    acknowledgements.writeSent(false);
    acknowledgements.acknowledged(1);
    expect(onAll).not.toHaveBeenCalled();
    acknowledgements.writeSent(true);
    acknowledgements.acknowledged(2);
    expect(onAll).toHaveBeenCalledTimes(1);
  });

  it("forget what an earlier connection said", () => {
    const onAll = vi.fn();
    const acknowledgements = new Acknowledgements(onAll);
    acknowledgements.writeSent(true);
    acknowledgements.reset();
    acknowledgements.writeSent(true);
    acknowledgements.writeSent(false);
    acknowledgements.acknowledged(1);
    expect(onAll).not.toHaveBeenCalled();
    acknowledgements.acknowledged(2);
    expect(onAll).toHaveBeenCalledTimes(1);
  });
});

describe("the one socket", () => {
  let device: Device;
  let socket: SyncSocket;
  const finalCloses: number[] = [];

  beforeEach(() => {
    device = new Device();
    finalCloses.length = 0;
    const events = {
      onConnected: () => undefined,
      onFinalClose: (code: number) => void finalCloses.push(code),
    };
    socket = new SyncSocket(me.id, events, () => null);
  });

  afterEach(() => socket.stop());

  const channel = (name: string, mayWrite = true) => {
    const watch = { mayWrite: () => mayWrite, onWriteSent: vi.fn(), onReset: vi.fn() };
    return { watch, socket: new ChannelSocket(name, socket, watch) };
  };

  it("opens channels that waited once it is up, and tells them when it is lost", async () => {
    const opened = vi.fn();
    const closed = vi.fn();
    const waiting = channel("company/people");
    waiting.socket.onopen = opened;
    waiting.socket.onclose = closed;
    socket.start();
    await eventually(() => expect(opened).toHaveBeenCalled());
    device.server.disconnectAll();
    await eventually(() => expect(closed).toHaveBeenCalledWith(expect.objectContaining({ code: 1006 })));
    await eventually(() => expect(device.server.sockets.size).toBe(1));
  });

  it("does not come back after a close that is final", async () => {
    socket.start();
    await eventually(() => expect(socket.connection.get().online).toBe(true));
    device.server.disconnectAll(4401);
    await eventually(() => expect(finalCloses).toEqual([4401]));
    await new Promise((resolve) => setTimeout(resolve, 700));
    expect(device.server.sockets.size).toBe(0);
  });

  it("says that the server has trouble when it closes for that, until a document opens again", async () => {
    const document = channel("company/people");
    socket.start();
    await eventually(() => expect(document.socket.readyState).toBe(1));
    device.server.disconnectAll(4502);
    await eventually(() => expect(socket.connection.get()).toMatchObject({ online: false, trouble: true }));
    await eventually(() => expect(socket.connection.get().online).toBe(true));
    const again = channel("company/people");
    await eventually(() => expect(again.socket.readyState).toBe(1));
    expect(socket.connection.get()).toMatchObject({ online: true, trouble: false });
  });

  it("asks the server why no socket comes about", async () => {
    device.server.reachable = false;
    vi.stubGlobal("fetch", async () => Response.json({ failing: ["database"] }, { status: 503 }));
    socket.start();
    await eventually(() =>
      expect(socket.connection.get()).toMatchObject({ serverReachable: true, trouble: true }),
    );
    vi.stubGlobal("fetch", async () => Response.json({ error: { code: "unavailable" } }, { status: 503 }));
    await eventually(() =>
      expect(socket.connection.get()).toMatchObject({ serverReachable: false, trouble: false }),
    );
  });

  it("hangs up when somebody else is signed in on this browser", async () => {
    device.server.userId = "somebody-else";
    socket.start();
    await eventually(() => expect(finalCloses).toEqual([4401]));
  });

  it("gives a sign of life to open channels alone", async () => {
    const heard = vi.fn();
    const open = channel("company/people");
    open.socket.onmessage = heard;
    open.socket.keepAlive();
    expect(heard).not.toHaveBeenCalled();
    socket.start();
    await eventually(() => expect(open.socket.readyState).toBe(1));
    heard.mockClear();
    open.socket.keepAlive();
    expect(new Uint8Array(heard.mock.calls[0]?.[0].data)).toEqual(Uint8Array.of(1, 1, 0));
  });

  it("sends no write for a document that may only be read", async () => {
    const reader = channel("company/people", false);
    socket.start();
    await eventually(() => expect(reader.socket.readyState).toBe(1));
    reader.socket.send(Uint8Array.of(0, 1, 2, 0, 0));
    expect(reader.watch.onWriteSent).not.toHaveBeenCalled();
    reader.socket.send(Uint8Array.of(0, 0, 1, 0));
    await eventually(() => expect(device.server.received).toBe(1));
  });
});
