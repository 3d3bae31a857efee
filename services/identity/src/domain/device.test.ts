import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { coarseNetwork, deviceName } from "./device.ts";

describe("deviceName", () => {
  it("names browser and system, without versions", () => {
    const agents = {
      "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0": "Firefox on Linux",
      "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0 Safari/537.36 Edg/140.0":
        "Edge on Windows",
      "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1 (KHTML, like Gecko) Version/18.0 Mobile/15E148 Safari/604.1":
        "Safari on iPhone",
      "Mozilla/5.0 (Linux; Android 15) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0 Mobile Safari/537.36":
        "Chrome on Android",
      "curl/8.9": "An app",
      "": "Unknown device",
    };
    for (const [agent, name] of Object.entries(agents)) assert.equal(deviceName(agent), name);
    assert.equal(deviceName(null), "Unknown device");
  });
});

describe("coarseNetwork", () => {
  it("keeps an IPv4 /24 and an IPv6 /48", () => {
    assert.equal(coarseNetwork("203.0.113.77"), "203.0.113.0/24");
    assert.equal(coarseNetwork("2001:db8:1:2::/64"), "2001:db8:1::/48");
    assert.equal(coarseNetwork("unknown"), "unknown");
  });
});
