import { once } from "node:events";
import { type AddressInfo, connect, createServer } from "node:net";
import { afterEach, describe, expect, it } from "vitest";
import { type FaultProxy, startFaultProxy } from "./fault-proxy.ts";
import { seeded } from "./seeded.ts";

const cleanUps: (() => Promise<unknown> | unknown)[] = [];
afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0).reverse()) await cleanUp();
});

/** Answers every word it is told with the same word. */
async function echoThrough(): Promise<{ proxy: FaultProxy; say(words: string): Promise<string> }> {
  const echo = createServer((socket) => void socket.on("error", () => {}).pipe(socket));
  await once(echo.listen(0, "127.0.0.1"), "listening");
  cleanUps.push(() => once(echo.close(), "close"));
  const { port } = echo.address() as AddressInfo;
  const proxy = await startFaultProxy({ to: { host: "127.0.0.1", port }, random: seeded(7) });
  cleanUps.push(proxy.close);
  const say = async (words: string) => {
    const socket = connect(proxy.port, "127.0.0.1");
    cleanUps.push(() => socket.destroy());
    socket.on("error", () => {});
    socket.write(words);
    const heard = once(socket, "data").then(([data]) => String(data));
    return Promise.race([heard, once(socket, "close").then(() => "hung up")]);
  };
  return { proxy, say };
}

describe("a bad line", () => {
  it("is a good one until it is told otherwise", async () => {
    const { say } = await echoThrough();
    expect(await say("hello")).toBe("hello");
  });

  it("hangs up on whoever it cuts, and loses the piece", async () => {
    const { proxy, say } = await echoThrough();
    proxy.setWeather({ cut: 1 });
    expect(await say("hello")).toBe("hung up");
    expect(proxy.counted.cut).toBe(1);
  });

  it("says nothing from within a black hole, also once the weather is fine, and hangs up on nobody", async () => {
    const { proxy, say } = await echoThrough();
    proxy.setWeather({ blackHole: 1 });
    const waiting = say("hello");
    await expect.poll(() => proxy.counted.blackHoles).toBe(1);
    proxy.setWeather({});
    expect(await say("somebody else")).toBe("somebody else");
    const heard = await Promise.race([waiting, say("a third").then(() => "nothing yet")]);
    expect(heard).toBe("nothing yet");
    proxy.cutAll();
    expect(await waiting).toBe("hung up");
  });

  it("keeps the order of what it delays", async () => {
    const { proxy, say } = await echoThrough();
    proxy.setWeather({ delayMs: 20 });
    expect(await say("one, two, three")).toBe("one, two, three");
    expect(proxy.counted.delayed).toBe(2);
  });
});
