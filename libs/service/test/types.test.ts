import { describe, it } from "node:test";
import { z } from "zod";
import {
  answer,
  type Jobs,
  jobKind,
  routesFor,
  type ServiceContext,
  type Tx,
  useCasesFor,
} from "../src/index.ts";

// What tsc refuses: without the refusal, "@ts-expect-error" is itself an error of `npm run check`.
describe("the types of declarations", () => {
  const count = jobKind("count", z.object({ n: z.number(), of: z.string() }));
  const calls = (_call: (jobs: Jobs, tx: Tx) => Promise<void>) => {};

  it("refuse a route whose permission no role can grant", () => {
    const show = useCasesFor<ServiceContext, unknown>()({ answer: z.string(), run: async () => answer("") });
    const { get } = routesFor<ServiceContext>();
    get("/stories", "stories.read", show, { summary: "Show" });
    // @ts-expect-error
    get("/stories", "stories.reed", show, { summary: "Show" });
  });
  it("refuse a job whose data is not of its kind", () => {
    calls((jobs, tx) => jobs.enqueue(tx, count, [{ n: 1, of: "sheep" }]));
    // @ts-expect-error
    calls((jobs, tx) => jobs.enqueue(tx, count, [{ n: "1", of: "sheep" }]));
    // @ts-expect-error
    calls((jobs, tx) => jobs.enqueue(tx, count, [{ n: 1 }]));
  });
  it("refuse a job that is enqueued by its name alone", () => {
    // @ts-expect-error
    calls((jobs, tx) => jobs.enqueue(tx, "count", [{ n: 1, of: "sheep" }]));
  });
  it("refuse to withdraw jobs by a field that they do not have", () => {
    calls((jobs, tx) => jobs.withdraw(tx, count, { of: "sheep" }));
    // @ts-expect-error
    calls((jobs, tx) => jobs.withdraw(tx, count, { off: "sheep" }));
  });
});
