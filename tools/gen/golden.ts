import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { catalogue, exampleOf } from "@storytelling/events/catalogue";
import { jsonSchemaOf } from "@storytelling/events/json-schema";
import { type Generated, jsonText, root } from "./generated.ts";

const folder = "libs/events/golden";

/**
 * A golden copy of each event and version, and of its schema. It is written once, when the event is new, and never
 * changed. The manifest holds their hashes; `libs/events/test/golden.test.ts` compares today's schemas with them.
 */
export async function goldenFiles(): Promise<Generated[]> {
  const path = `${folder}/manifest.json`;
  const known = JSON.parse(await readFile(new URL(path, root), "utf8").catch(() => "{}"));
  const fresh: Generated[] = [];
  for (const event of catalogue) {
    const name = `${event.type}.v${event.version}`;
    for (const [file, value] of [
      [`${name}.json`, exampleOf(event)],
      [`${name}.schema.json`, jsonSchemaOf(event.data)],
    ] as const) {
      if (file in known) continue;
      fresh.push({ path: `${folder}/${file}`, text: await jsonText(file, value) });
      known[file] = createHash("sha256")
        .update(fresh.at(-1)?.text ?? "")
        .digest("hex");
    }
  }
  const sorted = Object.fromEntries(Object.entries(known).sort());
  return [...fresh, { path, text: await jsonText("manifest.json", sorted) }];
}
