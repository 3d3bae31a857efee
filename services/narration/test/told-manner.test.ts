import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { until } from "@storytelling/service/testing";
import { betterVoices } from "./better-voices.ts";
import { startWorld, type World } from "./world.ts";

const { better, become } = betterVoices();
const genders = { Anna: "female", Bert: "male" } as const;
let world: World;
before(async () => {
  world = await startWorld({ ears: { said: [], before: async () => {}, better } });
});
after(() => world.stop());

describe("a user's choice", () => {
  it("stays when better voices come, and the automatic parts move to them", async () => {
    const lines = ["Once. ", ["Anna", "“Come!” "], ["Bert", "“No.”"]] as const;
    const story = await world.write(lines, { genders });
    const body = { items: [{ characterId: "c-anna", voiceId: "flite-robot" }] };
    await world.http.put(`stories/${story.id}/cast`, { token: world.ada.token, body });
    become({ state: "ready" });
    await until(async () => (await world.get("voices?provider=kokoro")).body.items.length === 3);
    const { body: cast } = await world.get(`stories/${story.id}/cast`);
    assert.deepEqual(
      cast.items.map((item: { voice: { id: string } }) => item.voice.id),
      ["kokoro-slt", "flite-robot", "kokoro-rms"],
    );
  });
});

describe("a line that the text tells as whispered", () => {
  it("is whispered by a voice that can, and is quieter in the book than the others", async () => {
    const story = await world.write(
      [["Bert", "“They will hear us,” "], "he whispered.\n", ["Bert", "“They will not hear us.”"]],
      { genders },
    );
    const done = await world.narrate(story);
    const manners = world.ears.said.flatMap(({ text, manner }) => (manner ? [[text, manner]] : []));
    assert.deepEqual(manners, [["They will hear us,", "whisper"]]);
    const { pool } = world.service.running.context.db;
    const { rows } = await pool.query(
      "select gain_db::float8 as gain from narration_segments where narration_id = $1 order by index",
      [done.id],
    );
    assert.deepEqual(
      rows.map(({ gain }) => gain < -3),
      [true, false, false],
    );
  });
});
