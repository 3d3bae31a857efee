import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { Refusal } from "@storytelling/values";
import fc from "fast-check";
import { addMonths, dateOf, dayOf } from "./calendar.ts";
import { failedOnceMore } from "./dunning.ts";
import { taxWithin, upgradeLines } from "./invoice.ts";
import { inWords, minus, money } from "./money.ts";
import type { Plan } from "./plan.ts";
import { share } from "./proration.ts";

const codeOf = (work: () => unknown): string => {
  try {
    work();
    return "fine";
  } catch (error) {
    return error instanceof Refusal ? error.code : String(error);
  }
};

describe("money", () => {
  it("must be whole, not negative, and of one currency", () => {
    for (const wrong of [-1, 0.5, Number.NaN, 2 ** 60])
      assert.equal(
        codeOf(() => money(wrong, "EUR")),
        "amount-invalid",
      );
    assert.equal(
      codeOf(() => minus(money(5, "EUR"), money(3, "USD"))),
      "currencies-mixed",
    );
    assert.equal(
      codeOf(() => minus(money(3, "EUR"), money(5, "EUR"))),
      "amount-invalid",
    );
    assert.deepEqual(minus(money(5, "EUR"), money(3, "EUR")), { amount: 2, currency: "EUR" });
  });

  it("is printed with the decimals of its currency", () => {
    assert.equal(inWords({ amount: 1699, currency: "EUR" }), "16.99 EUR");
    assert.equal(inWords({ amount: -5, currency: "EUR" }), "-0.05 EUR");
    assert.equal(inWords({ amount: 500, currency: "JPY" }), "500 JPY");
  });

  it("includes its tax: net plus tax is the gross amount", () => {
    assert.equal(taxWithin(11_900, 19), 1_900);
    assert.equal(taxWithin(-1699, 19), -271);
  });
});

describe("months from an anchor", () => {
  const ends = (from: string, count: number) =>
    Array.from({ length: count }, (_, month) => dateOf(addMonths(new Date(`${from}T23:30:00Z`), month + 1)));

  it("return to the 31st after shorter months, in common and leap years", () => {
    assert.deepEqual(ends("2027-01-31", 4), ["2027-02-28", "2027-03-31", "2027-04-30", "2027-05-31"]);
    assert.deepEqual(ends("2028-01-30", 2), ["2028-02-29", "2028-03-30"]);
    assert.equal(dateOf(addMonths(new Date("2028-02-29T00:00:00Z"), 12)), "2029-02-28");
    assert.equal(dateOf(addMonths(new Date("2028-02-29T00:00:00Z"), 48)), "2032-02-29");
  });

  it("always advance by 28 to 31 days, at the same time of day", () => {
    const anchor = fc.date({ min: new Date("2020-01-01"), max: new Date("2090-01-01"), noInvalidDate: true });
    fc.assert(
      fc.property(anchor, fc.nat(600), (from, month) => {
        const [one, next] = [addMonths(from, month), addMonths(from, month + 1)];
        const days = dayOf(next) - dayOf(one);
        assert.ok(days >= 28 && days <= 31, `${days}`);
        assert.equal(next.getTime() % 86_400_000, from.getTime() % 86_400_000);
      }),
    );
  });
});

describe("proration", () => {
  it("the parts of a period add up to its price, however the period is cut", () => {
    const cuts = fc.array(fc.integer({ min: 0, max: 366 }), { maxLength: 20 });
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 10_000_000 }),
        fc.integer({ min: 1, max: 366 }),
        cuts,
        (price, days, at) => {
          const marks = [0, ...at.filter((day) => day < days).sort((a, b) => a - b), days];
          const parts = marks.slice(1).map((to, n) => share(price, days, marks[n] ?? 0, to));
          assert.ok(parts.every((part) => part >= 0));
          assert.equal(
            parts.reduce((sum, part) => sum + part, 0),
            price,
          );
        },
      ),
    );
  });

  const plan = (amount: number, currency = "EUR"): Plan => ({
    tier: "gold",
    interval: "month",
    amount,
    currency,
  });
  const period = { start: new Date("2027-04-01T10:00:00Z"), end: new Date("2027-05-01T10:00:00Z") };
  const upgrade = (from: Plan, to: Plan, day: string) =>
    upgradeLines({ plan: from, period, target: to, targetPeriod: period }, new Date(day));

  it("an upgrade on the first day costs the whole difference, on the last day a thirtieth of it", () => {
    assert.equal(upgrade(plan(799), plan(3999), "2027-04-01T23:00:00Z").total, 3200);
    assert.equal(upgrade(plan(799), plan(3999), "2027-04-30T00:00:00Z").total, 134 - 27);
  });

  it("an amount too small for a card is waived by a separate line; lines add up to the total", () => {
    const { lines, total } = upgrade(plan(799), plan(1299), "2027-04-30T00:00:00Z");
    assert.equal(total, 0);
    assert.equal(
      lines.reduce((sum, line) => sum + line.amount, 0),
      0,
    );
    assert.match(lines.at(-1)?.text ?? "", /waived/);
  });

  it("refuses to mix currencies", () => {
    assert.equal(
      codeOf(() => upgrade(plan(799), plan(1699, "USD"), "2027-04-10T00:00:00Z")),
      "currencies-mixed",
    );
  });
});

describe("dunning", () => {
  it("tries after 2, 5, 7 and 7 days, then gives three days of grace: fewer days than any month", () => {
    let now = new Date("2027-01-31T10:00:00Z");
    let state = failedOnceMore(null, now);
    const tries: string[] = [];
    while (state.nextTryAt) {
      now = state.nextTryAt;
      tries.push(dateOf(now));
      state = failedOnceMore(state, now);
    }
    assert.deepEqual(tries, ["2027-02-02", "2027-02-07", "2027-02-14", "2027-02-21"]);
    assert.equal(state.endsAt && dateOf(state.endsAt), "2027-02-24");
    assert.deepEqual(failedOnceMore(state, now).endsAt, state.endsAt);
  });
});
