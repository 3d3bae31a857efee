import { type Browser, chromium } from "playwright-core";
import { ensureProgram } from "../../../tools/machine/index.ts";

/** Starts Chromium, or says in one sentence why there is none. */
export async function openBrowser(): Promise<Browser | { missing: string }> {
  const program = await ensureProgram("chromium");
  if ("missing" in program) return program;
  return chromium.launch({
    executablePath: program.path,
    // As root there is no sandbox to be had.
    args: ["--no-sandbox", "--disable-dev-shm-usage"],
  });
}
