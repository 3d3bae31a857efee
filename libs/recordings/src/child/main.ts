import { buffer } from "node:stream/consumers";
import { decode } from "../decode/decode.ts";
import { inspect } from "../dsp/inspect.ts";
import { prepare } from "../dsp/prepare.ts";
import { Refused } from "../refused.ts";
import { READY, type Reply, type Task } from "./message.ts";

// Decoders write what they think to the console, and the output is for the reply alone.
console.log = console.info = console.warn = console.error = () => {};

async function work({ limits, wishes }: Task): Promise<{ reply: Reply; pcm?: Int16Array }> {
  try {
    const inspected = inspect(await decode(await buffer(process.stdin), limits));
    const pcm = wishes ? await prepare(inspected, wishes) : new Int16Array(0);
    const { inspection } = inspected;
    return {
      reply: { inspection: { ...inspection, findings: [...inspection.findings] }, samples: pcm.length },
      pcm,
    };
  } catch (error) {
    return { reply: { refusal: error instanceof Refused ? error.code : "audio-damaged" } };
  }
}

process.stdout.write(READY);
const { reply, pcm } = await work(JSON.parse(process.argv[2] as string));
const text = Buffer.from(JSON.stringify(reply));
const length = Buffer.alloc(4);
length.writeUInt32LE(text.length);
process.stdout.write(Buffer.concat([length, text]));
const samples = pcm ?? new Int16Array(0);
process.stdout.end(new Uint8Array(samples.buffer, samples.byteOffset, samples.byteLength), () =>
  process.exit(0),
);
