import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startPlatform } from "../../platform/src/platform.ts";
import { storyToAudiobook } from "./story-to-audiobook.ts";

storyToAudiobook("one process", async () => {
  const dataDir = await mkdtemp(join(tmpdir(), "storytelling-e2e-"));
  const platform = await startPlatform({ dataDir, port: 0 });
  return {
    url: platform.url,
    async stop() {
      await platform.stop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
});
