import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { answered } from "@storytelling/clients";
import { localAccounts } from "./accounts.ts";
import { Api } from "./api.ts";
import type { Platform } from "./platform.ts";
import { analyze, importStory, narrate } from "./production.ts";

const examples = fileURLToPath(new URL("../../examples/", import.meta.url));
/** The first of these is analysed and narrated too. */
const stories = ["belling-the-cat.txt", "little-red-cap.txt", "red-headed-league.md"];

/** Loads the demo stories if this data folder has none yet. It can safely be interrupted and repeated. */
export async function loadDemo(platform: Platform, say: (line: string) => void): Promise<void> {
  const ada = new Api(platform.url, (await localAccounts(platform.dataDir)).writer);
  const done = await progressOf(platform.dataDir);
  for (const file of stories.filter((each) => !done.files.includes(each))) {
    const story = await importStory(ada, join(examples, file), { idempotencyKey: `demo-${file}` });
    if (file === stories[0]) {
      await analyze(ada, story.id, () => {});
      const params = { path: { id: story.id } };
      await answered(ada.story.POST("/story/v1/stories/{id}/publish", { params }));
      const { id } = await narrate(ada, { storyId: story.id }, () => {});
      say(`  Narrated        ${story.title}: ${platform.url}/narration/v1/narrations/${id}/audio.mp3`);
    } else say(`  Added           ${story.title}`);
    done.files.push(file);
    await writeFile(join(platform.dataDir, "demo.json"), JSON.stringify(done));
  }
}

/** Which demo stories were loaded before. A start that was interrupted continues from there. */
async function progressOf(dataDir: string): Promise<{ files: string[] }> {
  try {
    return JSON.parse(await readFile(join(dataDir, "demo.json"), "utf8"));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return { files: [] };
    throw error;
  }
}
