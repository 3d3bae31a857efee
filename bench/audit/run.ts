import { transaction } from "@storytelling/service";
import { sql } from "kysely";
import { chainPending } from "../../services/identity/src/store/audit-chain.ts";
import { audit } from "../../services/identity/src/store/audit-log.ts";
import { appOf, person, startIdentity } from "../../services/identity/test/people.ts";

// How many entries a second six concurrent writers can note, each in its own transaction. It is measured as the product
// does it, and with every writer chaining under a lock. Also how many entries a second the chain takes in.
const service = await startIdentity();
const app = appOf(service);
await app.chain.stop();
const { id: actorId } = await person(service);
const writers = 6;
const each = 300;
const entry = { action: "signed-in", actorId, details: { address: "192.0.2.1" } } as const;

async function rate(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await Promise.all(
    Array.from({ length: writers }, async () => {
      for (let i = 0; i < each; i++) await work();
    }),
  );
  return Math.round((writers * each) / ((performance.now() - began) / 1000));
}

const bare = () => transaction(app.db, (tx) => sql`select 1`.execute(tx));
const noted = () => transaction(app.db, (tx) => audit(app, tx, entry));
const locked = () =>
  transaction(app.db, async (tx) => {
    await audit(app, tx, entry);
    await sql`select pg_advisory_xact_lock(1)`.execute(tx);
    await sql`select position, hash from audit_log order by position desc limit 1`.execute(tx);
  });
await rate(bare);
const rates = {
  "empty transaction": await rate(bare),
  noted: await rate(noted),
  "noted under a lock": await rate(locked),
};
let chained = 0;
const began = performance.now();
for (let head = await chainPending(app); head; head = await chainPending(app)) chained = head.position;
const seconds = (performance.now() - began) / 1000;
process.stdout.write(`${JSON.stringify({ ...rates, chained: Math.round(chained / seconds) })} a second\n`);
await service.stop();
