import assert from "node:assert/strict";
import { it } from "node:test";
import fc from "fast-check";
import { monthOf, renewalOf } from "./month.ts";

it("a month ends at midnight UTC, also in leap years and at the end of a year", () => {
  for (const [moment, month, renewal] of [
    ["2026-11-30T23:59:59.999Z", "2026-11", "2026-12-01"],
    ["2026-12-01T00:00:00.000Z", "2026-12", "2027-01-01"],
    ["2028-02-29T12:00:00.000Z", "2028-02", "2028-03-01"],
    ["2027-02-28T23:00:00.000Z", "2027-02", "2027-03-01"],
    // Already December where the user is, still November in UTC.
    ["2026-12-01T08:00:00.000+14:00", "2026-11", "2026-12-01"],
  ] as const) {
    assert.equal(monthOf(new Date(moment)), month);
    assert.equal(renewalOf(month).toISOString(), `${renewal}T00:00:00.000Z`);
  }
});

it("each moment is before the renewal of its month, and the renewal is in the next month", () => {
  fc.assert(
    fc.property(
      fc.date({ min: new Date("2000-01-01"), max: new Date("2200-01-01"), noInvalidDate: true }),
      (moment) => {
        const renewal = renewalOf(monthOf(moment));
        assert.ok(moment < renewal);
        assert.equal(monthOf(new Date(renewal.getTime() - 1)), monthOf(moment));
        assert.notEqual(monthOf(renewal), monthOf(moment));
      },
    ),
  );
});
