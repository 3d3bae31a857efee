import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { type Claim, coversUnsent, type Dispute, type DisputeStatus, follow, type Move } from "./dispute.ts";
import type { Payment } from "./payment.ts";

const now = new Date("2027-03-01T10:00:00Z");
const payment: Payment = {
  id: "payment",
  invoiceId: "invoice",
  subscriptionId: "subscription",
  userId: "user",
  amount: 1699,
  currency: "EUR",
  customer: null,
  card: null,
  onSession: true,
  reference: "pi_1",
  status: "succeeded",
  reason: null,
  url: null,
  createdAt: now,
};
const claim = (status: DisputeStatus, more: Partial<Claim> = {}): Claim => ({
  reference: "du_1",
  payment: "pi_1",
  status,
  amount: 1699,
  currency: "EUR",
  reason: "fraudulent",
  dueAt: new Date("2027-03-10T10:00:00Z"),
  openedAt: now,
  ...more,
});
const about = { id: "dispute", payment, left: 1699 };

/** The state after following these claims, with all moves and messages on the way. */
function after(claims: readonly Claim[], left = 1699) {
  let known: Dispute | null = null;
  const moves: Move[] = [];
  const tells: string[] = [];
  for (const each of claims) {
    const followed = follow(known, each, { ...about, left }, now);
    if (!followed) continue;
    known = followed.dispute;
    moves.push(...followed.moves);
    tells.push(...followed.tells);
  }
  return { status: known?.status, withheld: known?.withheld, moves, tells };
}

describe("a dispute", () => {
  it("withholds money when opened; the money is gone when lost and back when won", () => {
    assert.deepEqual(after([claim("open"), claim("lost")]).moves, ["withheld", "chargeback"]);
    assert.deepEqual(after([claim("open"), claim("won")]).moves, ["withheld", "released"]);
  });

  it("that is overturned brings lost money back", () => {
    const { moves, tells } = after([claim("open"), claim("lost"), claim("won")]);
    assert.deepEqual(moves, ["withheld", "chargeback", "reinstated"]);
    assert.deepEqual(tells, ["disputed", "decided", "decided"]);
  });

  it("first seen when it is lost makes the earlier moves, too", () => {
    const late = after([claim("lost")]);
    assert.deepEqual(
      [late.moves, late.tells],
      [
        ["withheld", "chargeback"],
        ["disputed", "decided"],
      ],
    );
  });

  it("that is an inquiry moves nothing, and sends another message when it becomes a claim", () => {
    assert.deepEqual(after([claim("inquiry"), claim("withdrawn")]), {
      status: "withdrawn",
      withheld: 0,
      moves: [],
      tells: ["disputed", "decided"],
    });
    const grown = after([claim("inquiry"), claim("open")]);
    assert.deepEqual([grown.moves, grown.tells], [["withheld"], ["disputed", "disputed"]]);
  });

  it("takes at most what is left of the payment, and nothing of a refunded one", () => {
    assert.equal(after([claim("open")], 171).withheld, 171);
    assert.deepEqual(after([claim("open"), claim("lost")], 0).moves, []);
    assert.equal(after([claim("open", { amount: 500 })]).withheld, 500);
  });

  it("in another currency counts for the whole payment", () => {
    assert.equal(after([claim("open", { amount: 1840, currency: "USD" })]).withheld, 1699);
  });

  it("keeps the amount withheld at its opening, and accepts a new day for evidence", () => {
    const opened = follow(null, claim("open"), about, now);
    assert.ok(opened);
    const dueAt = new Date("2027-03-20T10:00:00Z");
    const later = follow(opened.dispute, claim("open", { dueAt }), { ...about, left: 3 }, now);
    assert.deepEqual([later?.dispute.dueAt, later?.dispute.withheld, later?.moves], [dueAt, 1699, []]);
    assert.equal(follow(opened.dispute, claim("open"), about, now), null);
  });

  it("ends in the same state with each move made once, in any order and number of looks", () => {
    const stories: DisputeStatus[][] = [
      ["inquiry", "withdrawn"],
      ["inquiry", "open", "lost"],
      ["open", "won"],
      ["open", "lost", "won"],
    ];
    const looks = fc.constantFrom(...stories).chain((story) =>
      fc.tuple(
        fc.constant(story),
        fc.array(fc.constantFrom(...story), { maxLength: 8 }).chain((some) =>
          fc.shuffledSubarray([...some, ...story], {
            minLength: some.length + story.length,
            maxLength: some.length + story.length,
          }),
        ),
      ),
    );
    fc.assert(
      fc.property(looks, ([story, seen]) => {
        const { status, moves } = after(seen.map((each) => claim(each)));
        assert.equal(status, story.at(-1));
        assert.equal(new Set(moves).size, moves.length);
        const held = moves.includes("withheld") ? 1 : 0;
        const over = moves.filter((move) => move === "released" || move === "chargeback").length;
        assert.equal(held, over, "what was withheld came back or is gone");
      }),
    );
  });
});

describe("a refund that was not yet sent when the bank claimed the payment", () => {
  const dispute = (claimed: number, withheld: number): Dispute => ({
    id: "dispute",
    reference: "du_1",
    paymentId: "payment",
    userId: "user",
    status: "lost",
    claimed,
    withheld,
    currency: "EUR",
    reason: null,
    dueAt: null,
    openedAt: now,
    closedAt: now,
  });

  it("is covered when the bank returned the whole payment, not when it returned only what was left", () => {
    assert.equal(coversUnsent(dispute(1699, 1199), 500), true);
    assert.equal(coversUnsent(dispute(1199, 1199), 500), false);
  });
});
