import { type Browser, chromium } from "playwright-core";
import { ensureProgram } from "../../../tools/machine/index.ts";

/** Starts Chromium, or returns one sentence that says why there is none. */
export async function openBrowser(): Promise<Browser | { missing: string }> {
  const program = await ensureProgram("chromium");
  if ("missing" in program) return program;
  return chromium.launch({
    executablePath: program.path,
    // Chromium's sandbox does not work as root.
    args: ["--no-sandbox", "--disable-dev-shm-usage"],
  });
}
