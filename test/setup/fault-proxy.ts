import { once } from "node:events";
import { type AddressInfo, connect, createServer, type Socket } from "node:net";
import { setTimeout as pause } from "node:timers/promises";

/** Chances, 0 to 1, that a piece of data on its way, in either direction, meets this fate. */
export type Weather = {
  /** It and all behind it waits for up to this long, in ms. */
  delayMs?: number;
  /** The line is cut, and this piece is lost. */
  cut?: number;
  /** It and everything after it vanishes, and the line stays open: nobody is told. */
  blackHole?: number;
};

/** A bad line between the product and anything it reaches by TCP. */
export type FaultProxy = {
  port: number;
  /** Holds for lines that are open already, too; those in a black hole stay there. */
  setWeather(weather: Weather): void;
  /** How often each came about so far. */
  counted: { delayed: number; cut: number; blackHoles: number };
  /** Cuts every line there is. */
  cutAll(): void;
  close(): Promise<void>;
};

export type FaultProxyOptions = {
  to: { host: string; port: number };
  /** From `seeded`: the same fates for the same pieces, as far as the network deals them alike. */
  random(): number;
};

export async function startFaultProxy({ to, random }: FaultProxyOptions): Promise<FaultProxy> {
  let weather: Weather = {};
  const counted = { delayed: 0, cut: 0, blackHoles: 0 };
  const sockets = new Set<Socket>();

  function keep(socket: Socket): void {
    sockets.add(socket);
    socket.setNoDelay(true).once("close", () => sockets.delete(socket));
  }

  function fate(): "passes" | "cut" | "vanishes" {
    const drawn = random();
    const { cut = 0, blackHole = 0 } = weather;
    if (drawn < cut) return "cut";
    return drawn < cut + blackHole ? "vanishes" : "passes";
  }

  /** False when the piece goes no further. */
  function survives(line: Line): boolean {
    if (line.isGone) return false;
    const met = fate();
    if (met === "cut") {
      counted.cut += 1;
      line.hangUp();
    } else if (met === "vanishes") {
      counted.blackHoles += 1;
      line.isGone = true;
    }
    return met === "passes";
  }

  async function pass(line: Line, piece: Buffer, into: Socket): Promise<void> {
    if (!survives(line)) return;
    if (weather.delayMs) {
      counted.delayed += 1;
      await pause(random() * weather.delayMs);
    }
    into.write(piece);
  }

  /** Pieces of one direction stay in order: each waits for the one before it. */
  function carry(line: Line, from: Socket, into: Socket): void {
    let before = Promise.resolve();
    from.on("data", (piece: Buffer) => {
      before = before.then(() => pass(line, piece, into));
    });
    from.once("end", () => {
      if (!line.isGone) void before.then(() => into.end());
    });
  }

  const server = createServer({ allowHalfOpen: true }, (client) => {
    const target = connect({ ...to, allowHalfOpen: true });
    const line: Line = {
      isGone: false,
      hangUp() {
        client.destroy();
        target.destroy();
      },
    };
    for (const socket of [client, target]) {
      keep(socket);
      socket.once("error", line.hangUp);
      socket.once("close", () => {
        if (!line.isGone) line.hangUp();
      });
    }
    carry(line, client, target);
    carry(line, target, client);
  });
  await once(server.listen(0, "127.0.0.1"), "listening");
  const cutAll = () => {
    for (const socket of sockets) socket.destroy();
  };
  return {
    port: (server.address() as AddressInfo).port,
    counted,
    cutAll,
    setWeather(wanted) {
      weather = wanted;
    },
    async close() {
      cutAll();
      await once(server.close(), "close");
    },
  };
}

type Line = { isGone: boolean; hangUp(): void };
