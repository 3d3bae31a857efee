/** The duration of an MP3 in ms, by its frames' headers (MPEG-1, 2 and 2.5, layer III), without the Info frame. */
export function mp3Duration(file: Buffer): number {
  const rates = { 3: [44_100, 48_000, 32_000], 2: [22_050, 24_000, 16_000], 0: [11_025, 12_000, 8000] };
  const kbits1 = [0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320];
  const kbits2 = [0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160];
  let at = 0;
  if (file.subarray(0, 3).toString() === "ID3") {
    at = 10 + [6, 7, 8, 9].reduce((size, byte) => size * 128 + (file[byte] ?? 0), 0);
  }
  let ms = 0;
  while (at + 4 <= file.length) {
    const header = file.readUInt32BE(at);
    if (header >>> 21 !== 0x7ff) throw new Error(`No frame at ${at} of ${file.length}.`);
    const version = ((header >>> 19) & 3) as 0 | 2 | 3;
    const rate = rates[version][(header >>> 10) & 3] ?? 0;
    const kbits = (version === 3 ? kbits1 : kbits2)[(header >>> 12) & 15] ?? 0;
    const samples = version === 3 ? 1152 : 576;
    const bytes = Math.floor((samples * kbits * 125) / rate) + ((header >>> 9) & 1);
    const isInfo = file.subarray(at, at + 64).includes("Info");
    if (!isInfo) ms += (samples * 1000) / rate;
    at += bytes;
  }
  return ms;
}

/** The cues of a WebVTT file, in ms. */
export function cuesOf(vtt: string): { startMs: number; endMs: number; text: string }[] {
  const ms = (clock: string) => clock.split(":").reduce((sum, part) => sum * 60 + Number(part), 0) * 1000;
  return vtt.split("\n\n").flatMap((block) => {
    const [, start, end, text] = /(\S+) --> (\S+)\n(.*)/s.exec(block) ?? [];
    return start && end ? [{ startMs: ms(start), endMs: ms(end), text: text ?? "" }] : [];
  });
}

/** The titles of the chapters in an MP3's ID3v2.3 tag, in order. */
export function chapterTitlesOf(file: Buffer): string[] {
  const titles: string[] = [];
  for (let at = 10; /^[A-Z0-9]{4}$/.test(file.toString("latin1", at, at + 4)); ) {
    const size = file.readUInt32BE(at + 4);
    const body = file.subarray(at + 10, at + 10 + size);
    // Behind the title's frame header, its encoding and its byte order mark.
    if (file.toString("latin1", at, at + 4) === "CHAP")
      titles.push(body.toString("utf16le", body.indexOf("TIT2") + 13));
    at += 10 + size;
  }
  return titles;
}
