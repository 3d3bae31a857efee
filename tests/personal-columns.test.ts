import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { cp, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { pathToFileURL } from "node:url";
import type { AnyService, PersonalData } from "@storytelling/service";
import {
  type PersonalRows,
  readCatalogue,
  startAllowancePeer,
  startTestService,
  testDatabase,
} from "@storytelling/service/testing";
import pg from "pg";
import { constellation } from "../platform/src/constellation.ts";
import { story } from "../services/story/src/service.ts";
import { eraseOneOfTwo, type Findings } from "./personal-columns/erasure.ts";
import { frameworkLedger } from "./personal-columns/framework.ts";
import { faultsOf, type Ledger } from "./personal-columns/ledger.ts";

/** A service without columns that could hold an id needs no such file. */
async function rowsOf({ name }: AnyService): Promise<PersonalRows | undefined> {
  const file = new URL(`../services/${name}/test/personal-rows.ts`, import.meta.url);
  return existsSync(file) ? (await import(file.href)).personalRows : undefined;
}

const ledgerOf = ({ name, personalData }: AnyService, rows: PersonalRows | undefined): Ledger => ({
  service: name,
  place: {
    personal: `services/${name}/src/steps/personal-data.ts`,
    others: `services/${name}/test/personal-rows.ts`,
  },
  columns: personalData?.columns ?? [],
  kept: personalData?.kept ?? {},
  others: rows?.others ?? {},
});

/** Dropping the database may end a connection that is just being closed. Without a listener, this ends the process. */
const poolOf = (connectionString: string): pg.Pool =>
  new pg.Pool({ connectionString, max: 1 }).on("error", () => {});

/** The faults of a ledger, compared with the catalogue of a database after all migrations. */
async function faultsIn(migrations: URL, ledger: Ledger): Promise<string[]> {
  const database = await testDatabase(migrations);
  const pool = poolOf(database.url);
  try {
    const catalogue = await readCatalogue(pool);
    const framework = ledger === frameworkLedger ? new Set<string>() : await frameworkTables();
    const own = <T extends { table: string }>(all: readonly T[]) =>
      all.filter(({ table }) => !framework.has(table));
    return await faultsOf(
      pool,
      { columns: own(catalogue.columns), keys: own(catalogue.keys), checks: own(catalogue.checks) },
      ledger,
    );
  } finally {
    await pool.end();
    await database.drop();
  }
}

let empty: string;
before(async () => {
  empty = await mkdtemp(join(tmpdir(), "storytelling-no-migrations-"));
});
after(() => rm(empty, { recursive: true }));

async function frameworkTables(): Promise<Set<string>> {
  const database = await testDatabase(pathToFileURL(`${empty}/`));
  const pool = poolOf(database.url);
  try {
    return new Set((await readCatalogue(pool)).columns.map(({ table }) => table));
  } finally {
    await pool.end();
    await database.drop();
  }
}

describe("a column that could hold a person's id", () => {
  it("is erased, kept with a reason, or listed as holding something else: the framework", async () => {
    assert.deepEqual(await faultsIn(pathToFileURL(`${empty}/`), frameworkLedger), []);
  });

  for (const service of constellation)
    it(`is erased, kept with a reason, or listed as holding something else: ${service.name}`, async () => {
      const ledger = ledgerOf(service, await rowsOf(service));
      assert.deepEqual(await faultsIn(service.migrations, ledger), []);
    });
});

describe("the id of a person who is erased", () => {
  for (const service of constellation)
    describe(service.name, () => {
      let findings: Findings;
      before(async () => {
        const rows = await rowsOf(service);
        if (!rows) throw new Error(`Write services/${service.name}/test/personal-rows.ts.`);
        const test = await rows.start();
        findings = await eraseOneOfTwo(service, rows, test).finally(() => test.stop());
      });

      it("was in every column of the list before", () => assert.deepEqual(findings.unfilled, []));
      it("is only in columns that are kept with a reason", () => assert.deepEqual(findings.survived, []));
      it("is not written again by late events", () => assert.deepEqual(findings.cameLate, []));
      it("leaves the other person's id where it was", () => assert.deepEqual(findings.lost, []));
    });
});

describe("a table of stars, planted into the story service", () => {
  let migrations: URL;
  before(async () => {
    const folder = await mkdtemp(join(tmpdir(), "storytelling-stars-"));
    migrations = pathToFileURL(`${folder}/`);
    await cp(story.migrations, migrations, { recursive: true });
    await cp(new URL("./personal-columns/planted/", import.meta.url), migrations, { recursive: true });
  });
  after(() => rm(migrations, { recursive: true }));
  const starred = (more: Partial<PersonalData<never>>): AnyService => ({
    ...story,
    migrations,
    personalData: {
      ...(story.personalData as PersonalData<never>),
      ...more,
    } as AnyService["personalData"] & {},
  });
  const faults = async (service: AnyService, others: PersonalRows["others"] = {}) => {
    const rows = await rowsOf(story);
    const ledger = ledgerOf(service, rows);
    return faultsIn(migrations, { ...ledger, others: { ...ledger.others, ...others } });
  };
  const columns = [...(story.personalData?.columns ?? []), "stars.user_id"];

  it("is reported by service, table and column when no list names it", async () => {
    const [fault, ...more] = await faults(starred({}));
    assert.match(
      fault ?? "",
      /^story: stars[.]user_id [(]uuid[)] can hold a person's id, .*personal-data[.]ts/,
    );
    assert.deepEqual(more, []);
  });

  it("is reported when a list names it but the erasure leaves it", async () => {
    const rows = await rowsOf(story);
    assert.ok(rows);
    const service = starred({ columns });
    const allowance = await startAllowancePeer();
    const test = await startTestService(service, { env: { SUBSCRIPTION_URL: allowance.url } });
    const { survived } = await eraseOneOfTwo(service, rows, test).finally(() => test.stop());
    await allowance.close();
    assert.deepEqual(survived, ["stars.user_id"]);
  });

  it("is reported when it is kept without a reason", async () => {
    const [fault] = await faults(starred({ kept: { "stars.user_id": "" } }));
    assert.match(fault ?? "", /say in "kept" why the id in stars[.]user_id/);
  });

  it("is reported when a list names a column that does not exist, or two lists name the same one", async () => {
    const [fault] = await faults(starred({ columns: [...columns, "stars.giver_id"] }));
    assert.match(fault ?? "", /^story: stars[.]giver_id is named, but no migration creates this column/);
    const [twice] = await faults(starred({ columns }), { "ids of other things": ["stars.user_id"] });
    assert.match(twice ?? "", /stars[.]user_id is named twice/);
  });
});
