import assert from "node:assert/strict";
import { once } from "node:events";
import { type AddressInfo, connect, type Socket } from "node:net";
import { after, before, describe, it } from "node:test";
import express from "express";
import { until } from "../testing/client.ts";
import { paced } from "./body/paced.ts";
import { fromElsewhere, limitedServer } from "./limited-server.ts";
import { onError } from "./middleware.ts";

const app = express();
app.use((_request, response, next) => {
  response.locals.requestId = "test";
  next();
});
app.post(
  "/",
  paced({ graceMs: 400, bytesPerSecond: 1000 }),
  express.raw({ type: () => true }),
  (request, response) => {
    response.json({ bytes: request.body.length });
  },
);
app.get("/", (_request, response) => void response.json({}));
app.use(onError({ log: { warn() {}, error() {} } as never }));
/** Whether connections from this machine are counted like those from others. */
let counted = false;
const server = limitedServer(app, {
  counts: (address) => counted && !fromElsewhere(address),
  connectionsOfOne: 3,
  headersMs: 400,
  idleMs: 300,
  lookMs: 50,
  connections: 6,
});
let port: number;
const sockets: Socket[] = [];
before(async () => {
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  port = (server.address() as AddressInfo).port;
});
after(() => {
  for (const socket of sockets) socket.destroy();
  server.close();
});

/** A connection, and everything received on it. */
function open() {
  const socket = connect(port, "127.0.0.1");
  sockets.push(socket);
  const line = { socket, text: "", closed: false };
  socket.setEncoding("utf8");
  socket.on("data", (text) => {
    line.text += text;
  });
  socket.on("error", () => {});
  socket.on("close", () => {
    line.closed = true;
  });
  return line;
}
type Line = ReturnType<typeof open>;

/** Sends a character every 20 ms, until the other side closes. */
async function dribble({ socket }: Line, text: string): Promise<void> {
  for (const character of text) {
    if (socket.destroyed || !socket.writable) return;
    socket.write(character);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
const whole = "GET / HTTP/1.1\r\nhost: x\r\n\r\n";

describe("a server with limits", () => {
  it("closes the connection of a client that sends a head byte by byte, with the reason", async () => {
    const line = open();
    await dribble(line, `GET / HTTP/1.1\r\n${"x-slow: 1\r\n".repeat(100)}`);
    await until(() => line.closed);
    assert.match(line.text, /^HTTP\/1.1 408 .*request-too-slow/s);
  });

  it("closes the connection of a client that sends a body byte by byte, with the reason", async () => {
    const line = open();
    line.socket.write("POST / HTTP/1.1\r\nhost: x\r\ncontent-length: 5000\r\n\r\n");
    await dribble(line, "x".repeat(1000));
    await until(() => line.closed);
    assert.match(line.text, /^HTTP\/1.1 408 .*request-too-slow/s);
  });

  it("accepts the body of a slow client that makes progress", async () => {
    const line = open();
    line.socket.write("POST / HTTP/1.1\r\nhost: x\r\ncontent-length: 100000\r\n\r\n");
    for (let sent = 0; sent < 100_000; sent += 10_000) {
      line.socket.write("x".repeat(10_000));
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    await until(() => line.text.includes('{"bytes":100000}'));
  });

  it("closes an idle connection", async () => {
    const line = open();
    line.socket.write(whole);
    await until(() => line.text.includes("200 OK") && line.closed);
  });

  it("refuses a head that is too large", async () => {
    const line = open();
    line.socket.write(`GET / HTTP/1.1\r\nx: ${"x".repeat(20_000)}\r\n\r\n`);
    await until(() => line.text.startsWith("HTTP/1.1 431 "));
  });

  it("accepts three connections of one address, and another when one has closed", async () => {
    counted = true;
    const begun = Array.from({ length: 5 }, () => open());
    await until(() => begun.filter(({ closed }) => closed).length === 2);
    for (const { socket } of begun) socket.destroy();
    await until(async () => {
      const one = open();
      one.socket.write(whole);
      await until(() => one.closed || one.text.includes("200 OK"));
      return one.text.includes("200 OK");
    });
    counted = false;
    for (const each of ["127.0.0.1", "::1", "::ffff:127.0.0.1"])
      assert.equal(fromElsewhere(each), false, each);
    for (const each of ["192.0.2.1", "::ffff:192.0.2.1", "2001:db8::1"]) assert.ok(fromElsewhere(each), each);
  });

  it("accepts no more connections than its limit, and another when one has closed", async () => {
    await until(() => sockets.every(({ destroyed }) => destroyed));
    const all = Array.from({ length: 6 }, () => open());
    await until(() => all.every(({ socket }) => !socket.connecting));
    const more = open();
    await until(() => more.closed);
    assert.equal(more.text, "");
    all[0]?.socket.destroy();
    await until(async () => {
      const one = open();
      one.socket.write(whole);
      await until(() => one.closed || one.text.includes("200 OK"));
      return one.text.includes("200 OK");
    });
  });
});
