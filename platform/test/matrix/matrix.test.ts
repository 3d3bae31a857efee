import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { serviceNames } from "@storytelling/events";
import { prefixOf, routesOf, ServiceName, serviceTokenHeader } from "@storytelling/service";
import { constellation } from "../../src/constellation.ts";
import { type ActorName, actors } from "./actors.ts";
import type { Outcome, Row } from "./row.ts";
import { expected, rowsOf, silent, strayRows } from "./table.ts";
import { startWorld, type World } from "./world.ts";

const routes = constellation.flatMap((service) =>
  routesOf(service).map(({ method, path, useCase }) => ({
    service: service.name,
    route: `${method.toUpperCase()} ${path}`,
    method: method.toUpperCase(),
    path,
    needsBody: useCase.body !== undefined,
  })),
);
type Asked = (typeof routes)[number];

describe("every route of every service", () => {
  let world: World;
  let asked = 0;
  const exceptions: string[] = [];
  before(async () => {
    world = await startWorld();
  });
  after(async () => {
    await world.stop();
    process.stdout.write(
      `# ${routes.length} routes of ${constellation.length} services, ${actors.length} actors, ` +
        `${asked} requests, ${exceptions.length} exceptions\n`,
    );
  });

  it("is of a service with a file of rows", () => {
    const missing = silent.map((name) => `services/${name}/test/access-rows.ts`);
    assert.deepEqual(missing, [], "Write these files: they say who may use which route.");
  });

  it("has a row that says who may use it, and no row is of a route that is gone", () => {
    const without = routes.filter(({ service, route }) => rowsOf(service, route).length === 0);
    const named = without.map(({ service, route }) => `${service} ${route}`);
    assert.deepEqual(named, [], "Say in services/<name>/test/access-rows.ts who may use these.");
    const known = new Set(routes.map(({ service, route }) => `${service} ${route}`));
    assert.deepEqual(strayRows(known), []);
  });

  it("has rows with a body when the route needs one", () => {
    const bare = routes.filter(
      (one) => one.needsBody && rowsOf(one.service, one.route).some((row) => !row.body),
    );
    assert.deepEqual(bare, []);
  });

  /** The wrong answers to services that call on the owner's behalf. */
  async function askedByServices(one: Asked, row: Row): Promise<string[]> {
    const wrong: string[] = [];
    for (const service of serviceNames) {
      const shown = await world.errand(service, ServiceName.parse(one.service));
      const headers = { [serviceTokenHeader]: shown };
      const wanted = expected(row, "owner", { at: one.service, from: service });
      const seen = await ask(world, one, { ...row, headers }, "owner", actors.length);
      asked += 1;
      if (!fits(wanted, seen)) wrong.push(`${service} for the owner: ${seen}, not ${wanted}`);
    }
    return wrong;
  }

  it("belongs to a service that others know by name", () => {
    assert.deepEqual([...serviceNames].sort(), constellation.map(({ name }) => name).sort());
  });

  for (const one of inOrder(routes))
    it(`${one.service} ${one.route}`, async () => {
      const wrong: string[] = [];
      for (const row of rowsOf(one.service, one.route)) {
        for (const [index, actor] of actors.entries()) {
          await row.before?.(world);
          const wanted = expected(row, actor, { at: one.service });
          const seen = await ask(world, one, row, actor, index);
          asked += 1;
          if (!fits(wanted, seen)) wrong.push(`${actor}: ${seen}, not ${wanted}`);
        }
        if (row.callers) wrong.push(...(await askedByServices(one, row)));
      }
      exceptions.push(...wrong);
      assert.deepEqual(wrong, []);
    });
});

/** Routes that remove something come last: DELETE of a service's own things, a consent's withdrawal, the end of sessions. */
function inOrder(all: readonly Asked[]): Asked[] {
  const removes = (one: Asked) =>
    one.method === "DELETE" && ["narration", "collaboration"].includes(one.service);
  const last = (one: Asked) => {
    if (one.path === "/auth/logout") return 3;
    return one.path.endsWith("/{consentId}/withdraw") ? 2 : Number(removes(one));
  };
  return all.toSorted((a, b) => last(a) - last(b));
}

/** Where one of them has no code, such as an answer to HEAD, the statuses are compared. */
const fits = (wanted: Outcome, seen: Outcome): boolean =>
  wanted === seen ||
  (typeof wanted === "number" && String(seen).startsWith(`${wanted} `)) ||
  (typeof seen === "number" && seen >= 400 && String(wanted).startsWith(`${seen} `));

async function ask(world: World, one: Asked, row: Row, actor: ActorName, index: number): Promise<Outcome> {
  const { query, ...params } = row.path?.(world) ?? {};
  const path = one.path.replaceAll(/\{(\w+)\}/g, (_all, name: string) => params[name] ?? "");
  const token = world.tokenOf(actor);
  const body = row.body?.(world);
  const json = body !== undefined && !(body instanceof FormData || body instanceof URLSearchParams);
  const response = await fetch(
    new URL(`${prefixOf(one.service)}${path}${query ? `?${query}` : ""}`, world.url),
    {
      method: one.method,
      headers: {
        // Each actor has its own IP address, so that one actor's requests do not use up another's limit.
        "x-forwarded-for": `10.0.0.${index + 1}`,
        ...(token ? { authorization: `Bearer ${token}` } : {}),
        ...(json ? { "content-type": "application/json" } : {}),
        ...row.headers,
      },
      ...(body === undefined
        ? {}
        : { body: json ? JSON.stringify(body) : (body as FormData | URLSearchParams) }),
    },
  );
  const type = response.headers.get("content-type") ?? "";
  if (type.startsWith("text/event-stream")) {
    // Some streams never end by themselves.
    await response.body?.cancel();
    return response.status;
  }
  const content = Buffer.from(await response.arrayBuffer());
  if (response.status < 400) return response.status;
  // The answer to HEAD has the status alone.
  if (content.length === 0) return response.status;
  const code = type.includes("json") ? (JSON.parse(content.toString()) as { code?: string }).code : "";
  return `${response.status} ${code}`;
}
