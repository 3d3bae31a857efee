import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { networkOf } from "./network.ts";

describe("networkOf", () => {
  it("keeps an IPv4 address, even one that is written as IPv6", () => {
    assert.equal(networkOf("192.0.2.7"), "192.0.2.7");
    assert.equal(networkOf("::ffff:192.0.2.7"), "192.0.2.7");
    assert.equal(networkOf("::FFFF:192.0.2.7"), "192.0.2.7");
  });

  it("returns the /64 of an IPv6 address, in any spelling", () => {
    for (const address of ["2001:db8:0:1::9", "2001:0DB8:0000:0001:ffff:1:2:3", "2001:db8:0:1:0:0:192.0.2.1"])
      assert.equal(networkOf(address), "2001:db8:0:1::/64");
    assert.equal(networkOf("::1"), "0:0:0:0::/64");
    assert.equal(networkOf("fe80::1%eth0"), "fe80:0:0:0::/64");
    assert.notEqual(networkOf("2001:db8:0:2::9"), networkOf("2001:db8:0:1::9"));
  });

  it("returns text that is not an address unchanged", () => {
    assert.equal(networkOf("unknown"), "unknown");
  });
});
