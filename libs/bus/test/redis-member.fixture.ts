import { createInterface } from "node:readline";
import { redisBus } from "../src/redis/index.ts";
import { oneByOne } from "./one-by-one.ts";
import { group, log, numberOf, type } from "./redis-world.ts";

const [url = "", prefix = "", patience = "0"] = process.argv.slice(2);
const say = (line: string) => process.stdout.write(`${line}\n`);
const waiting: (() => void)[] = [];
createInterface(process.stdin)
  .on("line", () => waiting.shift()?.())
  .on("close", () => process.exit(0));

await redisBus({ url, prefix, log }).subscribe({
  group,
  types: new Set([type]),
  handle: oneByOne(async (event) => {
    const n = numberOf(event);
    say(`start ${n}`);
    if (n < Number(patience)) await new Promise<void>((resolve) => waiting.push(resolve));
    say(`done ${n}`);
  }),
});
say("subscribed");
