import { once } from "node:events";
import { type AddressInfo, connect, createServer, type Socket } from "node:net";
import { Transform } from "node:stream";

/** A TCP proxy that can fall silent: connections stay open, but no data passes. */
export interface Proxy {
  /** The target's URL with the proxy's port. */
  readonly url: string;
  readonly port: number;
  /** Makes the open connections half-open, without either end noticing. New connections work. */
  fallSilent(): void;
  /** Holds back what the target answers until `letGo`. */
  hold(): void;
  letGo(): void;
  /** Delays the target's answers by some milliseconds, on connections made since the first call. */
  slow(ms: number): void;
  /** How many connections were made to it. */
  readonly accepted: number;
  close(): void;
}

export async function proxy(url: string): Promise<Proxy> {
  const target = new URL(url);
  const open = new Set<readonly [Socket, Socket]>();
  const silent = new Set<readonly [Socket, Socket]>();
  let holding = false;
  let late = 0;
  let accepted = 0;
  const server = createServer((near) => {
    const pair = [near, connect(Number(target.port), target.hostname)] as const;
    open.add(pair);
    accepted++;
    for (const socket of pair)
      socket
        .on("error", () => {})
        .on("close", () => {
          if (open.delete(pair)) for (const each of pair) each.destroy();
        });
    pair[0].pipe(pair[1]);
    if (!holding) answer(pair);
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  const answer = ([near, far]: readonly [Socket, Socket]) =>
    late > 0 ? far.pipe(lateBy(() => late)).pipe(near) : far.pipe(near);
  return {
    url: url.replace(`:${target.port}`, `:${port}`),
    port,
    fallSilent() {
      for (const pair of open) {
        for (const socket of pair) socket.unpipe().pause();
        silent.add(pair);
      }
      open.clear();
    },
    hold() {
      holding = true;
      for (const [, far] of open) far.unpipe().pause();
    },
    letGo() {
      holding = false;
      for (const pair of open) answer(pair);
    },
    slow(ms) {
      late = ms;
    },
    get accepted() {
      return accepted;
    },
    close() {
      server.close();
      for (const socket of [...open, ...silent].flat()) socket.destroy();
    },
  };
}

const lateBy = (ms: () => number) =>
  new Transform({
    transform(chunk, _encoding, done) {
      setTimeout(() => this.push(chunk), ms());
      done();
    },
  });
