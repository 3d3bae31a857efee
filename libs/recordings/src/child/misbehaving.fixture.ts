import { readFileSync } from "node:fs";
import { connect } from "node:net";
import { READY } from "./message.ts";

/** A program in the place of the decoder that does what the recording says. */
const deed = readFileSync(0, "utf8");
const refuse = (refusal: string): void => {
  const text = JSON.stringify({ refusal });
  const length = Buffer.alloc(4);
  length.writeUInt32LE(text.length);
  process.stdout.write(Buffer.concat([length, Buffer.from(text)]));
};
const DENIED = "ERR_ACCESS_DENIED";
const readsFile = (): boolean => {
  try {
    return readFileSync("/etc/hostname").length >= 0;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code !== DENIED;
  }
};
/** A refusal that the test waits for when nothing can be reached, else another. */
const lookAround = (): void => {
  const isAlone = !readsFile() && Object.keys(process.env).length === 0;
  connect(9, "127.0.0.1").on("error", (error: NodeJS.ErrnoException) => {
    refuse(isAlone && error.code === DENIED ? "line-gone" : "not-audio");
  });
};

if (deed === "fail before it is ready") process.exit(1);
process.stdout.write(READY);
const deeds: Record<string, () => void> = {
  crash: () => process.kill(process.pid, "SIGSEGV"),
  "hang idle": () => setInterval(() => {}, 1000),
  "hang busy": () => {
    for (;;);
  },
  "take memory": () => {
    const taken: Buffer[] = [];
    setInterval(() => taken.push(Buffer.alloc(32 * 1024 * 1024, 1)), 5);
  },
  "answer without end": () => {
    const more = (): void => void process.stdout.write(Buffer.alloc(1024 * 1024), more);
    more();
  },
  "answer nonsense": () => process.stdout.write("{}{}{}{}"),
  "look around": lookAround,
};
deeds[deed]?.();
