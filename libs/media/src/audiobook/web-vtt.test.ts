import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { webVtt } from "./web-vtt.ts";

test("a cue shows its time, its speaker and its text", () => {
  assert.equal(
    webVtt([
      { id: "line-1", startMs: 0, endMs: 1500.4, voice: "The Wolf", text: "Let me in!" },
      { startMs: 3_723_004, endMs: 3_724_000, text: "And so it was." },
    ]),
    "WEBVTT\n\nline-1\n00:00:00.000 --> 00:00:01.500\n<v The Wolf>Let me in!</v>\n\n" +
      "01:02:03.004 --> 01:02:04.000\nAnd so it was.\n",
  );
});

test("a time that rounds up carries into the next minute", () => {
  assert.match(webVtt([{ startMs: 59_999.6, endMs: 60_000, text: "x" }]), /00:01:00\.000 --> 00:01:00\.001/);
});

test("a label is a comment at the top, and synthetic cues have a class", () => {
  const label = {
    lines: "0",
    voices: [{ name: "No\n\nra -->", provider: "hibari" }],
    notice: "A synthetic voice reads 1 of 2 lines.",
  };
  const cues = [
    { startMs: 0, endMs: 1, voice: "Wolf", text: "Let me in!", synthetic: true },
    { startMs: 1, endMs: 2, voice: "Anna", text: "No.", synthetic: false },
  ];
  assert.equal(
    webVtt(cues, label),
    [
      "WEBVTT\n",
      "NOTE\nA synthetic voice reads 1 of 2 lines.\nsynthetic-lines: 0",
      "digital-source-type: http://cv.iptc.org/newscodes/digitalsourcetype/compositeWithTrainedAlgorithmicMedia",
      "synthetic-voices: No ra → (hibari)\n",
      "00:00:00.000 --> 00:00:00.001\n<v.synthetic Wolf>Let me in!</v>\n",
      "00:00:00.001 --> 00:00:00.002\n<v Anna>No.</v>\n",
    ].join("\n"),
  );
});

test("markup is shown as text", () => {
  assert.match(
    webVtt([{ startMs: 0, endMs: 1, voice: "A>B", text: "<b>1 & 2" }]),
    /<v A&gt;B>&lt;b&gt;1 &amp; 2<\/v>/,
  );
});

test("with any text, the file has one block with one timing line for each cue", () => {
  const nasty = fc
    .array(
      fc.constantFrom(
        "-->",
        "\n",
        "\r\n",
        "\r",
        "\0",
        "<",
        "&",
        "a",
        " ",
        "\u2028",
        "\ud800",
        "WEBVTT",
        "NOTE",
      ),
    )
    .map((parts) => parts.join(""));
  fc.assert(
    fc.property(fc.array(fc.record({ id: nasty, voice: nasty, text: nasty })), (texts) => {
      const cues = texts.map((text, i) => ({ ...text, startMs: i, endMs: i + 1 }));
      const spoken = cues.filter(({ text }) => text.trim() !== "");
      const blocks = webVtt(cues).trimEnd().split("\n\n");
      assert.equal(blocks.length, spoken.length + 1);
      for (const block of blocks.slice(1)) {
        assert.equal(block.split("\n").filter((line) => line.includes("-->")).length, 1);
      }
    }),
  );
});
