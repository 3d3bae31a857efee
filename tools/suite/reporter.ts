import { writeFileSync } from "node:fs";
import { spec as Spec, type TestEvent } from "node:test/reporters";
import { type Counts, nothing, type Tally } from "./tally.ts";

const closing = /^(tests|suites|pass|fail|cancelled|skipped|todo|duration_ms) /;

/**
 * Node's spec reporter, for one file of many. Its closing summary goes to the file that SUITE_TALLY names, so that the
 * suite prints one summary for all files.
 */
export default async function* report(source: AsyncIterable<TestEvent>): AsyncGenerator<string> {
  const spec = new Spec();
  const written = () => String(spec.read() ?? "");
  let counts: Counts = nothing;
  for await (const event of source) {
    if (event.type === "test:summary") counts = { ...nothing, ...(event.data.counts as Partial<Counts>) };
    else if (
      event.type !== "test:diagnostic" ||
      event.data.nesting > 0 ||
      !closing.test(event.data.message)
    ) {
      spec.write(event);
      yield written();
    }
  }
  spec.end();
  const tally: Tally = { counts, failures: written() };
  if (process.env.SUITE_TALLY) writeFileSync(process.env.SUITE_TALLY, JSON.stringify(tally));
}
