import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { after, before, describe, it } from "node:test";
import { answered } from "@storytelling/clients";
import { until } from "@storytelling/service/testing";
import { Api } from "../../platform/src/api.ts";
import { analyze } from "../../platform/src/production.ts";
import { ensureProgram, requireOrSkip } from "../../tools/machine/index.ts";
import { startProcessWorld } from "./process-world.ts";
import { Guest } from "./together/guest.ts";
import { openReader, type Reader } from "./together/voice.ts";

const name = "guests while story and narration are stopped";
const program = await ensureProgram("redis-server");
const text = `The gate was shut, and it rained.

"Open the gate for me, dear Henry!" cried Anna.

"I will never open it for you, Anna," said Henry.

"Then I shall climb over the wall tonight," said Anna.
`;
const guests = 10;

if ("missing" in program) it(name, (test) => requireOrSkip(test, program.missing));
else
  describe(name, () => {
    let world: Awaited<ReturnType<typeof startProcessWorld>>;
    let reader: Reader;
    let ada: Api;
    let storyId: string;
    let sessionId: string;
    let links: string[];
    const sent: { guest: Guest; id: string }[] = [];
    before(async () => {
      // A recording is taken in by several jobs at once, as in production.
      world = await startProcessWorld();
      reader = openReader();
      ada = new Api(world.url, {
        email: `${randomUUID()}@example.org`,
        password: randomUUID(),
        displayName: "Ada",
      });
      await ada.signIn();
      const body = { title: "The Gate", language: "en", text };
      ({ id: storyId } = await answered(ada.story.POST("/story/v1/stories", { body })));
      await analyze(ada, storyId, () => {});
      ({ id: sessionId } = await answered(
        ada.collaboration.POST("/collaboration/v1/sessions", { body: { storyId } }),
      ));
      const params = { path: { id: sessionId } };
      links = await Promise.all(
        Array.from({ length: guests }, async () => {
          const invited = await answered(
            ada.collaboration.POST("/collaboration/v1/sessions/{id}/invite", {
              params,
              body: { way: "link" },
            }),
          );
          return invited.link;
        }),
      );
    });
    after(async () => {
      await reader?.close();
      await world?.stop();
    });

    it("join, read their lines and record them", async () => {
      await Promise.all([world.end("story"), world.end("narration")]);
      for (const [at, link] of links.entries()) {
        const guest = await Guest.byLink(world.url, link, `Guest ${at}`);
        const consentId = await guest.consent();
        const { lines, session } = await guest.booth();
        const line = lines[at % lines.length];
        assert.ok(line);
        const { wav } = await reader.read(line.text, at % 2 ? "rms" : "awb");
        const of = { line: line.line, revision: session.revision };
        const made = await guest.record(consentId, of, wav, `key-${at}`);
        // The answer was lost on the way, so the phone sends it again.
        const again = await guest.record(consentId, of, wav, `key-${at}`);
        assert.equal(again.id, made.id);
        assert.equal(made.status, "received");
        sent.push({ guest, id: made.id });
      }
    });

    it("find every recording taken in when both are back, and none twice", async () => {
      await Promise.all([world.begin("story"), world.begin("narration")]);
      for (const { guest, id } of sent) {
        const made = await until(async () => {
          const all = await guest.contributions();
          return all.every(({ status }) => status === "ready") && all;
        });
        assert.deepEqual(
          made.map((one) => one.id),
          [id],
        );
        assert.equal(made[0]?.takes.length, 1);
      }
      const { items } = await answered(
        ada.narration.GET("/narration/v1/stories/{id}/takes", { params: { path: { id: storyId } } }),
      );
      assert.deepEqual(items.map(({ id }) => id).sort(), sent.map(({ id }) => id).sort());
    });
  });
