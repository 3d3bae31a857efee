import { access, copyFile, rename, rm } from "node:fs/promises";
import { join } from "node:path";

/**
 * Java's options by which it maps the classes that it has loaded and checked before, and starts Kafka in two thirds
 * of the time. While there are none, those by which it leaves them in the folder when it ends, for `keepClasses`.
 */
export async function sharedClasses(jars: string, leaveIn?: string): Promise<string[]> {
  const kept = await access(archiveIn(jars)).then(
    () => true,
    () => false,
  );
  if (kept) return [`-XX:SharedArchiveFile=${archiveIn(jars)}`];
  return leaveIn ? [`-XX:ArchiveClassesAtExit=${archiveIn(leaveIn)}`] : [];
}

/** Puts what was left in the folder, if anything was, where all processes look for it: whole or not at all. */
export async function keepClasses(jars: string, leftIn: string): Promise<void> {
  const half = `${archiveIn(jars)}.${process.pid}`;
  await copyFile(archiveIn(leftIn), half).then(
    () => rename(half, archiveIn(jars)),
    () => rm(half, { force: true }),
  );
}

const archiveIn = (folder: string): string => join(folder, "classes.jsa");
