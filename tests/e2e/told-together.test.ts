import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readItems } from "@storytelling/mail";
import { startPlatform } from "../../platform/src/platform.ts";
import { toldTogether } from "./together/told-together.ts";

toldTogether("one process", async () => {
  const dataDir = await mkdtemp(join(tmpdir(), "storytelling-e2e-"));
  const platform = await startPlatform({ dataDir, port: 0 });
  return {
    url: platform.url,
    dataDir,
    async mailbox() {
      const sealers = platform.services.map(({ context }) => context.sealer);
      const items = await readItems(join(dataDir, "mailbox"), sealers);
      return items.map(({ text }) => text).join("\n");
    },
    async stop() {
      await platform.stop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
});
