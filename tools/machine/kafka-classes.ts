import { access, copyFile, rename, rm } from "node:fs/promises";
import { join } from "node:path";

/**
 * Java's options for class data sharing: with an archive of loaded classes, Kafka starts in two thirds of the time.
 * When there is no archive yet, the options that write one to the folder at the end, for `keepClasses`.
 */
export async function sharedClasses(jars: string, leaveIn?: string): Promise<string[]> {
  const kept = await access(archiveIn(jars)).then(
    () => true,
    () => false,
  );
  if (kept) return [`-XX:SharedArchiveFile=${archiveIn(jars)}`];
  return leaveIn ? [`-XX:ArchiveClassesAtExit=${archiveIn(leaveIn)}`] : [];
}

/** Moves the archive from the folder, if there is one, to the place that all processes read. The move is atomic. */
export async function keepClasses(jars: string, leftIn: string): Promise<void> {
  const half = `${archiveIn(jars)}.${process.pid}`;
  await copyFile(archiveIn(leftIn), half).then(
    () => rename(half, archiveIn(jars)),
    () => rm(half, { force: true }),
  );
}

const archiveIn = (folder: string): string => join(folder, "classes.jsa");
