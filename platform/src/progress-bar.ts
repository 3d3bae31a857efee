import type { WriteStream } from "node:tty";

const width = 24;

export interface ProgressBar {
  stage(name: string): void;
  /** @param fraction 0 to 1 */
  at(fraction: number, note: string): void;
  done(note?: string): void;
}

/** On a terminal, a bar for each stage; elsewhere a line at each tenth, so that logs stay readable. */
export function progressBar(out: WriteStream | NodeJS.WriteStream): ProgressBar {
  let name = "";
  let began = 0;
  let tenth = -1;
  const head = () => `  ${name.padEnd(10)} `;
  const overwrite = (text: string) => out.write(`\r\u001b[2K${text}`);

  return {
    stage(next) {
      name = next;
      began = performance.now();
      tenth = -1;
      if (out.isTTY) overwrite(head());
    },
    at(fraction, note) {
      const full = Math.round(Math.min(1, Math.max(0, fraction)) * width);
      const percent = `${Math.floor(fraction * 100)} %`.padStart(5);
      if (out.isTTY) overwrite(`${head()}${"█".repeat(full)}${"░".repeat(width - full)} ${percent}  ${note}`);
      else if (Math.floor(fraction * 10) > tenth) {
        tenth = Math.floor(fraction * 10);
        out.write(`${head()}${percent}  ${note}\n`);
      }
    },
    done(note = "") {
      const seconds = ((performance.now() - began) / 1000).toFixed(1);
      const line = `${head()}done in ${seconds} s${note ? `: ${note}` : ""}\n`;
      if (out.isTTY) overwrite(line);
      else out.write(line);
    },
  };
}
