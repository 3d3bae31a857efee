import { spawn } from "node:child_process";
import { buffer } from "node:stream/consumers";

export const root = new URL("../../", import.meta.url);

/** A generated file: its path from the root, and its content. */
export interface Generated {
  readonly path: string;
  readonly text: string;
}

/** JSON in Biome's format, so that a generated file passes the lint like any other. */
export async function jsonText(path: string, value: unknown): Promise<string> {
  const biome = spawn("biome", ["format", `--stdin-file-path=${path}`], {
    cwd: root,
    stdio: ["pipe", "pipe", "inherit"],
  });
  const failed = new Promise<never>((_, reject) => biome.once("error", reject));
  biome.stdin.end(JSON.stringify(value, null, 2));
  return (await Promise.race([buffer(biome.stdout), failed])).toString();
}
