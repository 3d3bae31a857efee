import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { readFile } from "node:fs/promises";
import { request } from "node:http";
import { connect } from "node:net";
import { networkInterfaces } from "node:os";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { localKey } from "@storytelling/service";
import { requireOrSkip } from "../../tools/machine/index.ts";
import { localAccounts } from "../src/accounts.ts";
import { type Nginx, startNginx } from "./nginx.ts";
import { type Started, started } from "./started.ts";

const password = "four herons on a wet pier";
const main = fileURLToPath(new URL("../src/main.ts", import.meta.url));
const localPaths = ["/mailbox", "/traces", "/metrics", "/docs/"];

/** Addresses of this machine other than 127.0.0.1; those of its network, such as 192.0.2.2, come first. */
const others = [
  ...Object.values(networkInterfaces())
    .flatMap((each) => each ?? [])
    .filter(({ address, scopeid }) => address !== "127.0.0.1" && !scopeid)
    .map(({ address }) => address),
  "127.0.0.2",
];

/** "open" when something accepts a connection at an address and port, otherwise the error's code. */
function knock(host: string, port: string): Promise<string> {
  const { promise, resolve } = Promise.withResolvers<string>();
  const socket = connect(Number(port), host, () => resolve("open"));
  socket.once("error", (error: NodeJS.ErrnoException) => resolve(error.code ?? "error"));
  return promise.finally(() => socket.destroy());
}

const post = async (url: string, path: string, body: object) => {
  const headers = { "content-type": "application/json" };
  const response = await fetch(`${url}/identity/v1/auth/${path}`, {
    method: "POST",
    headers,
    body: JSON.stringify(body),
  });
  const text = await response.text();
  return { status: response.status, body: text ? JSON.parse(text) : undefined };
};
const statuses = (url: string, headers: Record<string, string> = {}) =>
  Promise.all(localPaths.map(async (path) => (await fetch(url + path, { headers })).status));
/**
 * The statuses under another host name: a page whose name resolves to this machine can make a browser send such
 * requests.
 */
const statusesAs = (port: string, headers: Record<string, string>) =>
  Promise.all(
    localPaths.map((path) => {
      const { promise, resolve, reject } = Promise.withResolvers<number | undefined>();
      const asked = request({ host: "127.0.0.1", port, path, headers }, (response) => {
        response.resume();
        resolve(response.statusCode);
      });
      asked.on("error", reject).end();
      return promise;
    }),
  );
const all = (status: number) => localPaths.map(() => status);

describe("npm start without HOST", () => {
  let world: Started;
  before(async () => {
    world = await started(["--no-demo"]);
  });
  after(async () => {
    await world.stop();
    await world.forget();
  });

  it("answers at 127.0.0.1 and at no other address of this machine, and so does its database", async () => {
    const [, , , database = ""] = (
      await readFile(join(world.dataDir, "postgres/data/postmaster.pid"), "utf8")
    ).split("\n");
    for (const port of [world.port, database]) {
      const seen = await Promise.all(others.map(async (one) => `${one} ${await knock(one, port)}`));
      process.stdout.write(
        `# port ${port}: 127.0.0.1 ${await knock("127.0.0.1", port)}; ${seen.join("; ")}\n`,
      );
      assert.equal(await knock("127.0.0.1", port), "open");
      assert.deepEqual(
        seen.filter((one) => one.endsWith("open")),
        [],
      );
    }
  });

  it("prints a link that opens the local pages in a browser, which nobody can open without it", async () => {
    const [link = ""] = /http:\/\/localhost:\d+\/local\?key=\S+/.exec(world.said()) ?? [];
    const entered = await fetch(link, { redirect: "manual" });
    assert.deepEqual([entered.status, entered.headers.get("location")], [303, "/"]);
    const [set = ""] = entered.headers.getSetCookie();
    assert.match(set, /^storytelling-local-\d+=[\w-]{43}; Path=\/; HttpOnly; SameSite=Strict$/);
    assert.equal(set.includes(new URL(link).searchParams.get("key") ?? ""), false);
    const [cookie = ""] = set.split(";");
    assert.deepEqual(await statuses(world.url, { cookie }), all(200));
    assert.deepEqual(await statuses(world.url), all(401));
    assert.deepEqual(await statuses(world.url, { cookie: `${cookie.slice(0, -1)}_` }), all(401));
    const wrong = await fetch(`${world.url}/local?key=${"a".repeat(43)}`, { redirect: "manual" });
    assert.deepEqual([wrong.status, wrong.headers.getSetCookie()], [401, []]);
  });

  it("sends a content security policy, a ban on frames and no referrer with every page and answer", async () => {
    const headers = { authorization: `Bearer ${await localKey(world.dataDir)}`, accept: "text/html" };
    const pages = ["/", "/mailbox", "/traces", "/docs/", "/identity/v1/pages/forgot-password", "/local"];
    for (const path of [...pages, "/identity/v1/openapi.json", "/story/v1/stories", "/nowhere"]) {
      const answer = await fetch(world.url + path, { headers });
      const policy = answer.headers.get("content-security-policy") ?? "";
      assert.match(policy, /^default-src 'none';.*frame-ancestors 'none'/, path);
      assert.doesNotMatch(policy, /script-src[^;]*unsafe/, path);
      assert.equal(answer.headers.get("referrer-policy"), "no-referrer", path);
    }
  });

  it("accepts a program with the key, and tells others only whether it is ready", async () => {
    const headers = { authorization: `Bearer ${await localKey(world.dataDir)}` };
    assert.deepEqual(await statuses(world.url, headers), all(200));
    const ready = async (init: object) => (await fetch(`${world.url}/readyz`, init)).json();
    const { checks } = (await ready({ headers })) as { checks: object };
    assert.ok("identity.database" in checks);
    assert.deepEqual(await ready({}), { ready: true });
  });

  it("has a start page whose links work, with the key and without", async () => {
    const key = { authorization: `Bearer ${await localKey(world.dataDir)}` };
    for (const headers of [key, {}]) {
      const page = await (await fetch(world.url, { headers })).text();
      const links = [...page.matchAll(/href="([^"]+)"/g)].map(([, path]) => path);
      const answers = await Promise.all(
        links.map(async (path) => (await fetch(world.url + path, { headers })).status),
      );
      assert.deepEqual([...new Set(answers)], [200], page);
    }
  });

  it("prints passwords at the first start only, and again on request, even while it runs", async () => {
    const { writer, admin } = await localAccounts(world.dataDir);
    const told = (text: string) => [writer, admin].filter((one) => text.includes(one.password)).length;
    assert.equal(told(world.said()), 2);
    const { stdout } = await promisify(execFile)(process.execPath, [main, "--show-logins"], {
      env: { ...process.env, STORYTELLING_DATA: world.dataDir },
    });
    assert.deepEqual([told(stdout), stdout.includes(await localKey(world.dataDir))], [2, true]);
  });
});

describe("npm start with HOST=0.0.0.0 and --no-demo, from another address", () => {
  let world: Started;
  let there: string;
  before(async () => {
    world = await started(["--no-demo"], { HOST: "0.0.0.0", TRUSTED_PROXIES: "1" });
    there = `http://${others.find((one) => one.includes("."))}:${world.port}`;
  });
  after(async () => {
    await world.stop();
    await world.forget();
  });

  it("answers a registration of the admin's address like any taken address, and never gives the admin's role", async () => {
    const { admin } = await localAccounts(world.dataDir);
    const { email } = admin;
    const registered = await post(there, "register", { email, password, displayName: "Eve" });
    const signedIn = await post(there, "login", { email, password });
    const own = await post(there, "login", { email, password: admin.password });
    process.stdout.write(
      `# at ${there}: registered ${registered.status}, signed in ${signedIn.status} ${signedIn.body.code}, ` +
        `the admin itself ${own.status} ${own.body.user.role}\n`,
    );
    assert.deepEqual([registered.status, signedIn.status, signedIn.body.code], [202, 401, "login-failed"]);
    assert.deepEqual([own.status, own.body.user.role], [200, "admin"]);
  });

  it("shows the local pages to nobody at that address, even with the key", async () => {
    const headers = { authorization: `Bearer ${await localKey(world.dataDir)}` };
    assert.deepEqual(await statuses(there, headers), all(403));
    const host = `storytelling.example:${world.port}`;
    assert.deepEqual(await statusesAs(world.port, { ...headers, host }), all(403));
    assert.deepEqual(await statuses(world.url, headers), all(200));
  });

  it("counts requests by the client behind a proxy when TRUSTED_PROXIES is set", async () => {
    const ask = async (address: string) =>
      (
        await fetch(`${world.url}/identity/v1/auth/register`, {
          method: "POST",
          headers: { "content-type": "application/json", "x-forwarded-for": address },
          body: "{}",
        })
      ).status;
    let last = 0;
    for (let i = 0; i < 12 && last !== 429; i++) last = await ask("198.51.100.1");
    assert.deepEqual([last, await ask("198.51.100.2")], [429, 422]);
  });

  const fronts: Record<string, string> = {
    "as it is": "",
    "that says for whom it asks": "proxy_set_header X-Forwarded-For $remote_addr;",
    "that says what it is": 'proxy_set_header Via "1.1 nginx";',
    "that passes the name on": "proxy_set_header Host storytelling.example;",
  };
  for (const [what, directives] of Object.entries(fronts))
    it(`shows nobody the local pages through nginx ${what}`, async (test) => {
      const nginx = await startNginx(`http://localhost:${world.port}`, directives);
      if ("missing" in nginx) return requireOrSkip(test, nginx.missing);
      await refusedThrough(nginx, directives);
      await nginx.stop();
    });

  async function refusedThrough(nginx: Nginx, directives: string): Promise<void> {
    const headers = { authorization: `Bearer ${await localKey(world.dataDir)}` };
    const without = await statuses(nginx.url);
    process.stdout.write(`# nginx ${directives || "proxy_pass alone"}: ${localPaths} ${without}\n`);
    assert.deepEqual(without, all(directives ? 403 : 401));
    // Without such a header the request looks like one from this machine, so only the key protects the pages.
    assert.deepEqual(await statuses(nginx.url, headers), all(directives ? 403 : 200));
    assert.equal((await fetch(`${nginx.url}/healthz`)).status, 200);
    assert.deepEqual(await (await fetch(`${nginx.url}/readyz`)).json(), { ready: true });
  }
});
