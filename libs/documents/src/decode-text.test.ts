import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { decodeText } from "./decode-text.ts";
import { utf8 } from "./testing/sample-files.ts";

const swap = (bytes: Buffer) => Uint8Array.from(Buffer.from(bytes).swap16());
const german =
  "Es war einmal eine kleine süße Dirne, die hatte jedermann lieb. „Grüß Gott“, sagte die Großmutter – „komm herein!“\n";

/** Encodes text in a one-byte encoding by the table that the decoder uses. */
const encode = (text: string, encoding: string): Uint8Array => {
  const table = new Map<string, number>();
  for (let byte = 0; byte < 256; byte++)
    table.set(new TextDecoder(encoding).decode(Uint8Array.of(byte)), byte);
  return Uint8Array.from(text, (char) => table.get(char) ?? assert.fail(`${char} is not in ${encoding}`));
};

describe("decodeText", () => {
  it("reads UTF-8 with and without a byte-order mark, without a warning", () => {
    for (const bytes of [utf8(german), utf8(`\ufeff${german}`)])
      assert.deepEqual(decodeText(bytes), { text: german, encoding: "utf-8", warnings: [] });
  });

  it("reads UTF-16 in both byte orders, with and without a byte-order mark", () => {
    for (const mark of ["", "\ufeff"]) {
      const little = Buffer.from(mark + german, "utf16le");
      assert.equal(decodeText(little).text, german);
      assert.equal(decodeText(swap(little)).text, german);
    }
  });

  it("reads Windows-1252 with its quotes, and says that it guessed", () => {
    const { text, encoding, warnings } = decodeText(encode(german, "windows-1252"));
    assert.equal(text, german);
    assert.equal(encoding, "windows-1252");
    assert.match(warnings.join(), /windows-1252/);
  });

  it("reads a short Western text as Western", () => {
    for (const text of [
      "“Où est-il ?” dit le garçon.",
      "Ein Bär.",
      "¿Qué pasó, señor?",
      "café",
      "It’s late.",
    ])
      assert.equal(decodeText(encode(text, "windows-1252")).text, text);
  });

  it("reads Cyrillic, Greek and Central European code pages", () => {
    const russian =
      "Жили-были старик со старухой у самого синего моря. Они жили в ветхой землянке ровно тридцать лет и три года. ";
    const greek =
      "Μια φορά κι έναν καιρό ήταν ένας βασιλιάς που είχε τρεις κόρες, και η μικρότερη ήταν η πιο όμορφη από όλες. ";
    assert.equal(decodeText(encode(russian, "windows-1251")).text, russian);
    assert.equal(decodeText(encode(russian, "koi8-r")).text, russian);
    assert.equal(decodeText(encode(greek, "iso-8859-7")).text, greek);
  });

  it("reads Shift-JIS", () => {
    const bytes = Uint8Array.from(
      Buffer.from(
        "82de82a982b582de82a982b58141826082e982c682b182eb82c9814182a882b682a282b382f182c682a882ce82a082b382f182aa82a082e882dc82b582bd8142",
        "hex",
      ),
    );
    const { text, encoding } = decodeText(bytes);
    assert.equal(encoding, "shift_jis");
    assert.match(text, /^むかしむかし、.*おじいさんとおばあさん/);
  });

  it("uses a declared encoding only when the bytes are not UTF-8", () => {
    assert.equal(decodeText(utf8("Grüße"), "iso-8859-1").text, "Grüße");
    const polish = "zażółć gęślą jaźń";
    assert.equal(decodeText(encode(polish, "iso-8859-2"), "iso-8859-2").text, polish);
  });

  it("reads UTF-8 with parts in Windows-1252, and says where", () => {
    const mixed = Buffer.concat([
      utf8(`“Où ?”\n${german}`),
      encode("“Ça va”, dit Zoë…\n", "windows-1252"),
      utf8(german),
    ]);
    const { text, warnings } = decodeText(mixed);
    assert.equal(text, `“Où ?”\n${german}“Ça va”, dit Zoë…\n${german}`);
    assert.match(warnings.join(), /line 3.*save the file as UTF-8/);
  });

  it("refuses UTF-32 in both byte orders, and says what to do", () => {
    for (const mark of ["", "\ufeff"])
      for (const little of [true, false]) {
        const bytes = Buffer.alloc((mark.length + german.length) * 4);
        for (const [i, char] of [...(mark + german)].entries())
          if (little) bytes.writeUInt32LE(char.codePointAt(0) ?? 0, i * 4);
          else bytes.writeUInt32BE(char.codePointAt(0) ?? 0, i * 4);
        assert.throws(() => decodeText(bytes), {
          code: "encoding-unsupported",
          message: /UTF-32.*save it as UTF-8/,
        });
      }
  });

  it("refuses text with a NUL, which no database column accepts", () => {
    assert.throws(() => decodeText(utf8(`${german}\0${german}`)), { code: "file-binary" });
  });

  it("keeps a long UTF-8 text with one broken byte, with a warning", () => {
    const bytes = Buffer.concat([utf8(german), Uint8Array.of(0xff), utf8(german)]);
    const { text, warnings } = decodeText(bytes);
    assert.equal(text, `${german}\ufffd${german}`);
    assert.equal(warnings.length, 1);
  });
});
