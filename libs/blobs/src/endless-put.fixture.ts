import { fileBlobs } from "./file-blobs.ts";
import { memoryKeys } from "./memory-keys.fixture.ts";

/** Puts a blob that never ends, for tests to kill in the middle. Reports when a megabyte is written. */
async function* endless(): AsyncGenerator<Uint8Array> {
  for (let n = 0; ; n++) {
    if (n === 16) process.stdout.write("writing\n");
    yield Buffer.alloc(65_536, n);
  }
}

const blobs = fileBlobs({ dir: process.argv[2] ?? "", keys: memoryKeys() });
await blobs.put("owner", endless(), { contentType: "audio/wav", id: "take" });
