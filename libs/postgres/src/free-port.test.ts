import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { describe, it } from "node:test";
import { freePort } from "./free-port.ts";

describe("a free port", () => {
  it("is never one that was returned before", async () => {
    const given = Array.from({ length: 21_845 }, (_, n) => n * 3);
    for (let times = 0; times < 20; times++) assert.notEqual((await freePort(...given)) % 3, 0);
  });

  it("is never one that this system may assign to an outgoing connection before the server listens", async () => {
    const range = await readFile("/proc/sys/net/ipv4/ip_local_port_range", "utf8").catch(() => "32768 60999");
    const outgoing = Number(range.split(/\s/)[0]);
    for (let times = 0; times < 20; times++) assert.ok((await freePort()) < outgoing);
  });
});
