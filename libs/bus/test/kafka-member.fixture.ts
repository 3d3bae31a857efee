import { createInterface } from "node:readline";
import { kafkaBus } from "../src/kafka/index.ts";
import { oneByOne } from "./one-by-one.ts";
import { log, numberOf, type } from "./redis-world.ts";

const [brokers = "", topic = "", group = "", patience = "0"] = process.argv.slice(2);
const say = (line: string) => process.stdout.write(`${line}\n`);
const waiting: (() => void)[] = [];
createInterface(process.stdin)
  .on("line", () => waiting.shift()?.())
  .on("close", () => process.exit(0));

await kafkaBus({ brokers: brokers.split(","), clientId: "stranger", topic, log }).subscribe({
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
