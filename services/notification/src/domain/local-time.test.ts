import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { localTimeOf, momentOf, nextAt } from "./local-time.ts";

const berlin = "Europe/Berlin";
const at = (iso: string) => new Date(iso);

describe("momentOf", () => {
  const cases: [what: string, day: string, minute: number, zone: string, iso: string][] = [
    ["winter", "2026-12-01", 8 * 60, berlin, "2026-12-01T07:00:00Z"],
    ["summer", "2026-07-01", 8 * 60, berlin, "2026-07-01T06:00:00Z"],
    ["the morning after clocks go forward", "2026-03-29", 8 * 60, berlin, "2026-03-29T06:00:00Z"],
    ["the morning after clocks go back", "2026-10-25", 8 * 60, berlin, "2026-10-25T07:00:00Z"],
    ["a time that clocks skip: the end of the gap", "2026-03-29", 150, berlin, "2026-03-29T01:00:00Z"],
    ["a time that clocks show twice: the first", "2026-10-25", 150, berlin, "2026-10-25T00:30:00Z"],
    ["half hours", "2026-06-01", 8 * 60, "Asia/Kolkata", "2026-06-01T02:30:00Z"],
    ["a gap of half an hour", "2026-10-04", 135, "Australia/Lord_Howe", "2026-10-03T15:30:00Z"],
    ["beyond the date line", "2026-06-01", 8 * 60, "Pacific/Kiritimati", "2026-05-31T18:00:00Z"],
  ];
  for (const [what, day, minute, zone, iso] of cases)
    it(what, () => assert.equal(momentOf({ day, minute }, zone).toISOString(), at(iso).toISOString()));
});

describe("localTimeOf", () => {
  it("reads the clocks of a time zone", () => {
    assert.deepEqual(localTimeOf(at("2026-03-29T00:59:00Z"), berlin), { day: "2026-03-29", minute: 119 });
    assert.deepEqual(localTimeOf(at("2026-03-29T01:00:00Z"), berlin), { day: "2026-03-29", minute: 180 });
  });
});

describe("nextAt", () => {
  it("is today while the time is to come, else tomorrow", () => {
    assert.equal(nextAt(480, at("2026-12-01T06:59:00Z"), berlin).toISOString(), "2026-12-01T07:00:00.000Z");
    assert.equal(nextAt(480, at("2026-12-01T07:00:00Z"), berlin).toISOString(), "2026-12-02T07:00:00.000Z");
  });
});
