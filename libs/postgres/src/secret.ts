import { createHmac, randomBytes } from "node:crypto";
import { link, open, readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { PostgresFailure } from "./failure.ts";

const PUT_BACK = "Put it back from a backup, or move the whole folder away to begin with an empty database.";

/**
 * The secret of a data folder: 32 random bytes as hex in a 0600 file. Processes that create it at the same time get the
 * same one. Rejects if this user cannot open the folder, or if `lost` says that an earlier secret is missing.
 */
export async function folderSecret(dir: string, lost: boolean): Promise<string> {
  const file = join(dir, "secret");
  try {
    return (await read(file)) ?? (await create(file, lost));
  } catch (error) {
    if (error instanceof PostgresFailure) throw error;
    throw new PostgresFailure(
      `The secret of the database in ${file} can be neither read nor created.`,
      "Start as the user who owns that folder, free some space if the disk is full, or give another folder.",
      String(error),
      error,
    );
  }
}

async function read(file: string): Promise<string | null> {
  const secret = await readFile(file, "utf8").catch((error) => {
    if (error.code === "ENOENT") return null;
    throw error;
  });
  if (secret === null || /^[0-9a-f]{64}$/.test(secret)) return secret;
  throw new PostgresFailure(`${file} is damaged: it is not a secret.`, PUT_BACK);
}

async function create(file: string, lost: boolean): Promise<string> {
  if (lost)
    throw new PostgresFailure(
      `${file} is missing, so nobody can log in to the database beside it.`,
      PUT_BACK,
    );
  const draft = `${file}.${randomBytes(6).toString("hex")}`;
  try {
    const handle = await open(draft, "wx", 0o600);
    await handle.writeFile(randomBytes(32).toString("hex"));
    await handle.sync();
    await handle.close();
    // link(2) refuses an existing name, so only one of many processes succeeds, and only with a complete file.
    await link(draft, file);
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === "EEXIST")) throw error;
  } finally {
    await rm(draft, { force: true });
  }
  return await readFile(file, "utf8");
}

/** A role's password, as 64 hex digits: HMAC-SHA-256 of its name, so that no list of passwords has to be kept. */
export const passwordOf = (secret: string, role: string): string =>
  createHmac("sha256", Buffer.from(secret, "hex")).update(role).digest("hex");
