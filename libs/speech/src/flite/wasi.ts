const OK = 0;
const BAD_FILE = 8;
const NO_ENTRY = 44;
const ROOT = 3;
const CREATE = 1;
const TRUNCATE = 8;

/** A file in memory that grows as it is written. */
export class MemoryFile {
  #bytes: Uint8Array;
  length: number;

  constructor(content: Uint8Array = new Uint8Array(0)) {
    this.#bytes = content.slice();
    this.length = content.length;
  }

  read(at: number, into: Uint8Array): number {
    const part = this.#bytes.subarray(at, Math.min(this.length, at + into.length));
    into.set(part);
    return part.length;
  }

  write(at: number, from: Uint8Array): void {
    const end = at + from.length;
    if (end > this.#bytes.length) {
      const larger = new Uint8Array(Math.max(end, this.#bytes.length * 2, 65_536));
      larger.set(this.#bytes.subarray(0, this.length));
      this.#bytes = larger;
    }
    this.#bytes.set(from, at);
    this.length = Math.max(this.length, end);
  }

  truncate(): void {
    this.length = 0;
  }

  content(): Uint8Array {
    return this.#bytes.slice(0, this.length);
  }
}

class Exit extends Error {}

interface Handle {
  file: MemoryFile;
  at: number;
}

/**
 * Runs a WASI (preview 1) command with files in memory only. It has no disk, no clock and no environment, so that equal
 * arguments and files give equal output. `files` maps names at the root to content; files that the command writes are
 * added.
 */
export function runCommand(
  module: WebAssembly.Module,
  args: string[],
  files: Map<string, MemoryFile>,
): { stdout: string } {
  const encoded = args.map((arg) => new TextEncoder().encode(`${arg}\0`));
  const stdout = new MemoryFile();
  const handles = new Map<number, Handle>([
    [0, { file: new MemoryFile(), at: 0 }],
    [1, { file: stdout, at: 0 }],
    [2, { file: new MemoryFile(), at: 0 }],
  ]);
  let nextHandle = ROOT + 1;
  let memory: WebAssembly.Memory | undefined;
  const bytes = (at: number, length: number): Uint8Array =>
    new Uint8Array(memory ? memory.buffer : new ArrayBuffer(0), at, length);
  const view = (): DataView => new DataView(memory ? memory.buffer : new ArrayBuffer(0));

  const eachBuffer = (list: number, count: number, use: (buffer: Uint8Array) => number): number => {
    let total = 0;
    for (let i = 0; i < count; i++) {
      const buffer = bytes(view().getUint32(list + i * 8, true), view().getUint32(list + i * 8 + 4, true));
      const done = use(buffer);
      total += done;
      if (done < buffer.length) break;
    }
    return total;
  };

  const calls = {
    args_sizes_get(count: number, size: number): number {
      view().setUint32(count, encoded.length, true);
      view().setUint32(
        size,
        encoded.reduce((sum, arg) => sum + arg.length, 0),
        true,
      );
      return OK;
    },
    args_get(pointers: number, buffer: number): number {
      let at = buffer;
      for (const [i, arg] of encoded.entries()) {
        view().setUint32(pointers + i * 4, at, true);
        bytes(at, arg.length).set(arg);
        at += arg.length;
      }
      return OK;
    },
    clock_time_get(_clock: number, _precision: bigint, result: number): number {
      view().setBigUint64(result, 0n, true);
      return OK;
    },
    fd_close: (fd: number): number => (handles.delete(fd) ? OK : BAD_FILE),
    fd_fdstat_get(fd: number, result: number): number {
      if (fd !== ROOT && !handles.has(fd)) return BAD_FILE;
      const [device, directory, regular] = [2, 3, 4];
      view().setUint8(result, fd === ROOT ? directory : fd < ROOT ? device : regular);
      view().setUint16(result + 2, 0, true);
      view().setBigUint64(result + 8, ~0n, true);
      view().setBigUint64(result + 16, ~0n, true);
      return OK;
    },
    fd_fdstat_set_flags: (): number => OK,
    fd_prestat_get(fd: number, result: number): number {
      if (fd !== ROOT) return BAD_FILE;
      view().setUint32(result, 0, true);
      view().setUint32(result + 4, 1, true);
      return OK;
    },
    fd_prestat_dir_name(fd: number, name: number, length: number): number {
      if (fd !== ROOT || length < 1) return BAD_FILE;
      bytes(name, 1).set([0x2f]);
      return OK;
    },
    fd_read(fd: number, list: number, count: number, result: number): number {
      const handle = handles.get(fd);
      if (!handle) return BAD_FILE;
      const total = eachBuffer(list, count, (buffer) => {
        const done = handle.file.read(handle.at, buffer);
        handle.at += done;
        return done;
      });
      view().setUint32(result, total, true);
      return OK;
    },
    fd_write(fd: number, list: number, count: number, result: number): number {
      const handle = handles.get(fd);
      if (!handle) return BAD_FILE;
      const total = eachBuffer(list, count, (buffer) => {
        handle.file.write(handle.at, buffer);
        handle.at += buffer.length;
        return buffer.length;
      });
      view().setUint32(result, total, true);
      return OK;
    },
    fd_seek(fd: number, offset: bigint, whence: number, result: number): number {
      const handle = handles.get(fd);
      if (!handle) return BAD_FILE;
      const base = whence === 0 ? 0 : whence === 1 ? handle.at : handle.file.length;
      handle.at = Math.max(0, base + Number(offset));
      view().setBigUint64(result, BigInt(handle.at), true);
      return OK;
    },
    path_open(
      _directory: number,
      _lookup: number,
      path: number,
      length: number,
      flags: number,
      _rights: bigint,
      _inherited: bigint,
      _fdFlags: number,
      result: number,
    ): number {
      const name = new TextDecoder().decode(bytes(path, length));
      let file = files.get(name);
      if (!file) {
        if (!(flags & CREATE)) return NO_ENTRY;
        file = new MemoryFile();
        files.set(name, file);
      }
      if (flags & TRUNCATE) file.truncate();
      handles.set(nextHandle, { file, at: 0 });
      view().setUint32(result, nextHandle++, true);
      return OK;
    },
    proc_exit(code: number): never {
      throw new Exit(`The command ended with ${code}.`, { cause: code });
    },
  };

  const instance = new WebAssembly.Instance(module, { wasi_snapshot_preview1: calls });
  memory = instance.exports.memory as WebAssembly.Memory;
  try {
    (instance.exports._start as () => void)();
  } catch (error) {
    if (!(error instanceof Exit && error.cause === 0)) throw error;
  }
  return { stdout: new TextDecoder().decode(stdout.content()) };
}
