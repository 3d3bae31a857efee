/** 10,000 guesses of invitations' tokens from 500 addresses, while a guest with a real link goes on. */
import { randomBytes } from "node:crypto";
import { startWorld } from "../../services/collaboration/test/world.ts";

const [guesses, addresses, atOnce] = [10_000, 500, 8];
const world = await startWorld({ trustedProxies: 1, requestsPerMinute: 1200 });
const { id } = await world.open();
const guest = await world.guest(id);
const valid = `invitations/validate?token=${world.tokenIn(guest)}`;
const from = (n: number) => ({ "x-forwarded-for": `198.51.${n >> 8}.${n & 255}` });

async function timed(): Promise<number> {
  const began = performance.now();
  // As one who opens the link and reads the lines; each time from another address, since people have their own.
  const looked = await world.http.get(valid, { headers: { "x-forwarded-for": `203.0.${asked % 200}.7` } });
  const me = await world.http.get("participants/me", { token: guest.token });
  if (looked.status !== 200 || me.status !== 200) throw new Error(`${looked.status} ${me.status}`);
  asked++;
  return (performance.now() - began) / 2;
}
let asked = 0;

const p = (times: number[], part: number) =>
  times.toSorted((a, b) => a - b)[Math.min(times.length - 1, Math.floor(times.length * part))] ?? 0;
const calm: number[] = [];
for (let n = 0; n < 200; n++) calm.push(await timed());

const answers = new Map<number, number>();
let next = 0;
async function guesser(): Promise<void> {
  for (let n = next++; n < guesses; n = next++) {
    const token = randomBytes(32).toString("base64url");
    const path = `invitations/validate?token=${token}`;
    const { status } = await world.http.get(path, { headers: from(n % addresses) });
    answers.set(status, (answers.get(status) ?? 0) + 1);
  }
}
const began = performance.now();
const flood = Promise.all(Array.from({ length: atOnce }, guesser));
let over = false;
flood.finally(() => {
  over = true;
});
const under: number[] = [];
while (!over) under.push(await timed());
await flood;
const seconds = (performance.now() - began) / 1000;
const said = [...answers].map(([status, many]) => `${status}: ${many}`).join(", ");
console.log(
  `${guesses} guesses from ${addresses} addresses in ${seconds.toFixed(1)} s (${said}); hits ${answers.get(200) ?? 0}`,
);
console.log(
  `a guest's request, p50 / p99 in ms: ${p(calm, 0.5).toFixed(1)} / ${p(calm, 0.99).toFixed(1)} before; ` +
    `${p(under, 0.5).toFixed(1)} / ${p(under, 0.99).toFixed(1)} meanwhile (${under.length} times)`,
);
await world.stop();
process.exit(0);
