import assert from "node:assert/strict";
import { createHash, randomUUID } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { fileURLToPath } from "node:url";
import { answered } from "@storytelling/clients";
import { until } from "@storytelling/service/testing";
import { Api } from "../../../platform/src/api.ts";
import { analyze, type NarrationView, narrate } from "../../../platform/src/production.ts";
import { coarse, correlation, decodeMp3, middle } from "./correlate.ts";
import { type Contribution, Guest } from "./guest.ts";
import { openReader, type Reader, type Reading } from "./voice.ts";

const example = fileURLToPath(new URL("../../../examples/little-red-cap.txt", import.meta.url));

/** A running platform whose mailbox the test may read. */
export interface World {
  readonly url: string;
  readonly dataDir: string;
  /** The text of every letter and SMS. */
  mailbox(): Promise<string>;
  stop(): Promise<void>;
}

const people = [
  { name: "Grandma Rose", way: "email", to: `rose-${randomUUID()}@example.org`, base: "awb" },
  { name: "Uncle Tom", way: "sms", to: "+4915112345678", base: "rms" },
  { name: "Cousin Mia", way: "email", to: `mia-${randomUUID()}@example.org`, base: "kal16" },
] as const;

interface Part {
  readonly guest: Guest;
  readonly consentId: string;
  readonly lines: readonly { line: number; text: string; reading: Reading }[];
}

/** A family gives a story its voices: from three invitations to the audiobook, and one of them takes it back. */
export function toldTogether(name: string, start: () => Promise<World>): void {
  describe(`a story told together on ${name}`, () => {
    let world: World;
    let reader: Reader;
    let ada: Api;
    let narration: NarrationView;
    let sessionId: string;
    let revision: number;
    let links: string[];
    const parts: Part[] = [];
    before(async () => {
      world = await start();
      reader = openReader();
      const credentials = {
        email: `${randomUUID()}@example.org`,
        password: randomUUID(),
        displayName: "Ada",
      };
      ada = new Api(world.url, credentials);
      await ada.signIn();
      const body = { title: "Little Red-Cap", language: "en", text: await opening() };
      const { id } = await answered(ada.story.POST("/story/v1/stories", { body }));
      await analyze(ada, id, () => {});
      narration = await narrate(ada, { storyId: id }, () => {});
    });
    after(async () => {
      await reader?.close();
      await world?.stop();
    });
    const ofNarration = () => ({ params: { path: { id: narration.id } } });
    const ofSession = () => ({ params: { path: { id: sessionId } } });
    const segments = async () => {
      const all = [];
      for (let cursor: string | undefined; ; ) {
        const query = { limit: 100, ...(cursor ? { cursor } : {}) };
        const page = await answered(
          ada.narration.GET("/narration/v1/narrations/{id}/segments", {
            params: { ...ofNarration().params, query },
          }),
        );
        all.push(...page.items);
        if (!page.next) return all;
        cursor = page.next;
      }
    };
    const book = async () =>
      new Uint8Array(
        await answered(
          ada.narration.GET("/narration/v1/narrations/{id}/audio.mp3", {
            ...ofNarration(),
            parseAs: "arrayBuffer",
          }),
        ),
      );
    const done = () =>
      until(async () => {
        const view = await answered(ada.narration.GET("/narration/v1/narrations/{id}", ofNarration()));
        return view.status === "done" && view;
      });

    it("begins with three invitations, by e-mail and SMS", async () => {
      const body = { storyId: narration.storyId, organiser: "Ada" };
      const session = await answered(ada.collaboration.POST("/collaboration/v1/sessions", { body }));
      sessionId = session.id;
      revision = session.revision;
      links = [];
      for (const { name: who, way, to } of people) {
        const { link } = await answered(
          ada.collaboration.POST("/collaboration/v1/sessions/{id}/invite", {
            ...ofSession(),
            body: { way, to, name: who, language: "en" },
          }),
        );
        links.push(link);
      }
    });

    it("brings each link to the mailbox, and the organiser sees that it was sent", async () => {
      await until(async () => {
        const text = await world.mailbox();
        return links.every((link) => text.includes(link));
      });
      await until(async () => {
        const { items } = await answered(
          ada.collaboration.GET("/collaboration/v1/sessions/{id}/invitations", ofSession()),
        );
        return items.length === 3 && items.every(({ state }) => state === "sent");
      });
    });

    it("counts nothing when a mail scanner opens every link of every letter", async () => {
      const found = new Set((await world.mailbox()).match(/https?:[/][/][^\s<>")]+/g));
      assert.ok(links.every((link) => found.has(link)));
      for (const link of found) {
        const answer = await fetch(link);
        await answer.body?.cancel();
        assert.ok(answer.ok, `${answer.status} for ${link}`);
      }
      const { items } = await answered(
        ada.collaboration.GET("/collaboration/v1/sessions/{id}/invitations", ofSession()),
      );
      assert.deepEqual(
        items.map(({ state, uses }) => [state, uses]),
        [
          ["sent", 0],
          ["sent", 0],
          ["sent", 0],
        ],
      );
      console.log(`# a scanner opened ${found.size} links`);
    });

    it("lets three guests in who have no account, and takes five lines of each", async () => {
      const take = async ({ name: who, base }: (typeof people)[number], at: number): Promise<Part> => {
        const guest = await Guest.byLink(world.url, links[at] ?? "", who);
        const consentId = await guest.consent();
        const { lines } = await guest.booth();
        const long = lines.filter(({ text, kind }) => kind === "speech" && text.split(" ").length > 4);
        const own = await Promise.all(
          long.slice(at * 5, at * 5 + 5).map(async ({ line, text }) => ({
            ...{ line, text },
            reading: await reader.read(text.replaceAll(/[“”"]/g, ""), base),
          })),
        );
        assert.equal(own.length, 5);
        for (const { line, reading } of own) await guest.record(consentId, { line, revision }, reading.wav);
        return { guest, consentId, lines: own };
      };
      parts.push(...(await Promise.all(people.map(take))));
      for (const { guest } of parts)
        await until(async () => {
          const made = await guest.contributions();
          return made.length === 5 && made.every(({ status }) => status === "ready");
        });
    });

    it("puts the accepted takes into the audiobook: exactly their segments, at their places", async () => {
      const before = await segments();
      const { items } = await answered(
        ada.collaboration.GET("/collaboration/v1/sessions/{id}/contributions", ofSession()),
      );
      const ids = items.map(({ id }: Contribution) => id);
      assert.equal(ids.length, 15);
      for (const id of ids)
        await answered(
          ada.collaboration.POST("/collaboration/v1/contributions/{id}/accept", { params: { path: { id } } }),
        );
      const regenerate = (dryRun: boolean) =>
        answered(
          ada.collaboration.POST("/collaboration/v1/sessions/{id}/regenerate", {
            ...ofSession(),
            body: { narrationId: narration.id, dryRun },
          }),
        );
      const told = await regenerate(true);
      const begun = await regenerate(false);
      assert.deepEqual([told.segments, told.waiting], [begun.segments, begun.waiting]);
      await done();
      const now = await segments();
      const human = now.filter(({ origin }) => origin === "human");
      const wanted = parts.flatMap(({ lines }) => lines.map(({ line }) => line)).sort((a, b) => a - b);
      assert.deepEqual([...new Set(human.map(({ line }) => line))], wanted);
      assert.equal(human.length, told.segments);
      const untouched = (all: typeof now) =>
        all
          .filter(({ line }) => !wanted.includes(line))
          .map(({ index, text, voiceId, words }) => ({ index, text, voiceId, words }));
      assert.deepEqual(untouched(now), untouched(before));
      const heard = await decodeMp3(await book());
      for (const { guest, lines } of parts)
        for (const { line, reading } of lines) {
          const place = now.find((one) => one.line === line)?.startMs ?? 0;
          const sound = middle(coarse(reading.pcm, reading.sampleRate));
          const found = correlation(heard, sound, { fromMs: place - 300, toMs: place + 1000 });
          assert.ok(found > 0.6, `line ${line} of ${guest.name}: ${found}`);
        }
      console.log(`# ${told.segments} segments of ${now.length} changed for 15 takes`);
    });

    it("forgets a guest who takes the consent back: the voice is nowhere, and the receipt says so", async () => {
      const part = parts[2];
      assert.ok(part);
      const { guest, consentId, lines } = part;
      const began = performance.now();
      await answered(
        guest.client.POST("/collaboration/v1/participants/{id}/consents/{consentId}/withdraw", {
          params: { path: { id: guest.id, consentId } },
        }),
      );
      const receipt = await until(async () => {
        const { consents } = await guest.booth();
        return consents.find(({ id }) => id === consentId)?.receipt;
      });
      const seconds = (performance.now() - began) / 1000;
      assert.equal(receipt.takes, 5);
      assert.equal(receipt.narrations, 1);
      await until(async () => (await filesOf(world.dataDir, guest.id)).length === 0);
      await done();
      const now = await segments();
      const human = now.filter(({ origin }) => origin === "human").map(({ line }) => line);
      assert.equal(new Set(human).size, 10);
      const heard = await decodeMp3(await book());
      for (const { line, reading } of lines) {
        const segment = now.find((one) => one.line === line);
        assert.equal(segment?.origin, "synthetic");
        const place = segment?.startMs ?? 0;
        const sound = middle(coarse(reading.pcm, reading.sampleRate));
        const found = correlation(heard, sound, { fromMs: place - 300, toMs: place + 1000 });
        assert.ok(found < 0.45, `line ${line} is still heard: ${found}`);
      }
      console.log(`# withdrawn after ${seconds.toFixed(1)} s; receipt ${JSON.stringify(receipt)}`);
    });
  });
}

/** The story up to the wolf's answers, where most speeches are. */
async function opening(): Promise<string> {
  const text = await readFile(example, "utf8");
  return `${text
    .split(/\n\s*\n/)
    .slice(0, 32)
    .join("\n\n")}\n`;
}

/** The files in the blob stores that are sealed under a person's key, of every service. */
async function filesOf(dataDir: string, personId: string): Promise<string[]> {
  const owner = createHash("sha256").update(JSON.stringify(personId)).digest("hex");
  const files: string[] = [];
  for (const service of await readdir(join(dataDir, "blobs"))) {
    const folder = join(dataDir, "blobs", service, owner.slice(0, 2), owner);
    const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
    files.push(...entries.filter((one) => one.isFile()).map((one) => join(one.parentPath, one.name)));
  }
  return files;
}
