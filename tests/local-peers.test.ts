import assert from "node:assert/strict";
import { glob, readFile } from "node:fs/promises";
import { it } from "node:test";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../", import.meta.url));

/** Files of tests that open an HTTP server themselves, and what it stands in for. */
const others: Readonly<Record<string, string>> = {
  "libs/models/test/peer.ts": "the places that serve models",
  "libs/service/src/testing/collector.ts": "a collector of traces",
  "libs/service/src/testing/peer.ts": "startPeer itself",
  "libs/service/src/http/send.test.ts": "the server under test",
  "libs/service/src/http/limited-server.test.ts": "the server under test",
  "platform/test/gateway.test.ts": "what is behind the gateway, whose headers alone matter",
  "platform/test/mailbox.test.ts": "the page under test",
  "platform/test/traces.test.ts": "the page under test",
  "platform/test/voices.test.ts": "a place that never answers",
  "services/identity/src/clients/breached-passwords.test.ts": "the list of breached passwords",
  "services/identity/test/issuer.ts": "an OpenID provider",
  "services/identity/test/peers.ts": "GitHub and other providers",
  "services/identity/test/web.ts": "the web app",
  "services/narration/test/hosted-voices.test.ts": "Piper",
  "services/notification/test/push.test.ts": "a push service",
  "services/notification/test/webhooks.test.ts": "Twilio",
  "services/story/src/clients/llm/model.fixture.ts": "a language model",
  "services/subscription/test/stripe-peer.ts": "Stripe",
};
const opensServer = /\bfrom "(?:node:)?https?"(?<=\bcreateServer\b[^;]*)|\bexpress\(\)/;

it("a peer of one of our services is made by startPeer, which holds it to the service's openapi.json", async () => {
  const files = glob(
    [
      "{libs,services,platform,tests}/**/test/**/*.ts",
      "{libs,services,platform,tests}/**/*.{test,fixture}.ts",
      "libs/service/src/testing/*.ts",
      "tests/**/*.ts",
      "tools/template/test/*.ts",
    ],
    { cwd: root, exclude: (path) => /(?:^|[/])(?:node_modules|planted)$/.test(path) },
  );
  const found = new Set<string>();
  for await (const file of files)
    if (opensServer.test(await readFile(`${root}${file}`, "utf8"))) found.add(file);
  const unnamed = [...found].filter((file) => !(file in others));
  assert.deepEqual(unnamed, [], "use startPeer, or say in this test what the server stands in for");
  assert.deepEqual(
    Object.keys(others).filter((file) => !found.has(file)),
    [],
    "opens no server any more",
  );
});
