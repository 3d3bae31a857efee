import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { examples, letterLanguages, messageData, messageKinds, render } from "./index.ts";
import { segmentsOf } from "./sms.ts";

const zone = "Europe/Berlin";
const data = examples();
const each = messageKinds.flatMap((kind) => letterLanguages.map((language) => ({ kind, language })));
/** Every string of a rendered message. */
const allOf = ({ subject, text, html, sms, push, inApp }: ReturnType<typeof render>) => [
  subject,
  text,
  html,
  sms,
  ...Object.values(push),
  ...Object.values(inApp),
];
const rendered = (kind: (typeof messageKinds)[number], language: string, from = data) =>
  render(kind, from[kind], { language, timeZone: zone });

describe("the messages", () => {
  it("have an example of each kind that fits its schema", () => {
    for (const kind of messageKinds) assert.ok(messageData[kind].safeParse(data[kind]).success, kind);
  });

  for (const { kind, language } of each)
    it(`${kind} in ${language}: complete, with the same link in both parts`, () => {
      const message = rendered(kind, language);
      for (const part of allOf(message)) {
        assert.ok(part.trim());
        assert.doesNotMatch(part, /undefined|null|NaN|\[object|Invalid|\$\{|#(?![0-9a-f]{6})/);
      }
      assert.doesNotMatch(message.subject, /[\r\n]| {2}/);
      const { link = null } = data[kind] as { link?: string | null };
      if (link && message.text.includes("http://localhost:8080/collaboration"))
        for (const part of [message.text, message.html, message.sms]) assert.ok(part.includes(link), part);
      const unsubscribe = data[kind].unsubscribe ?? "no address";
      assert.ok(message.text.includes(unsubscribe) && message.html.includes(unsubscribe));
      assert.ok(segmentsOf(message.sms) <= 2, message.sms);
    });
});

describe("the words of people in messages", () => {
  const wild = examples({
    name: "<b>Rosa</b> & “Co”\r\nBcc: eve@example.org",
    organiser: '"><script>alert(1)</script>',
    storyTitle: "<img src=x onerror=alert(1)>\u202egnp",
    characters: ["<i>Ann</i>", "\u2067Bob"],
    line: "<a href='https://evil.example'>",
    note: "first\n<script>second</script>",
  });

  it("are escaped in HTML, and keep subjects on one line", () => {
    for (const { kind, language } of each) {
      const { html, subject } = rendered(kind, language, wild);
      assert.doesNotMatch(html, /<script|<img|<i>|<b>|<a href='/, kind);
      assert.doesNotMatch(subject, /[\r\n\u202e\u2067]/, kind);
    }
  });

  it("are shortened, so that an SMS stays within two segments", () => {
    const long = "Maximiliane Konstantinopolitanskaja ".repeat(9);
    const endless = examples({
      name: long,
      organiser: long,
      storyTitle: long,
      characters: [long],
      line: long,
      note: long,
    });
    for (const { kind, language } of each) {
      const { sms } = rendered(kind, language, endless);
      assert.ok(segmentsOf(sms) <= 2, `${kind} ${language}: ${sms}`);
    }
  });
});

describe("dates and numbers in messages", () => {
  it("are in the recipient's time zone, which they name", () => {
    const at = (timeZone: string) => render("invitation", data.invitation, { language: "en", timeZone }).text;
    assert.match(at("Europe/Berlin"), /December 12, 2026 at 5:00.PM GMT\+1/);
    assert.match(at("America/New_York"), /December 12, 2026 at 11:00.AM EST/);
    assert.match(at("Nowhere/Else"), /4:00.PM UTC/);
  });

  it("follow the region of the language", () => {
    const { text } = render("invitation", data.invitation, { language: "en-GB", timeZone: zone });
    assert.match(text, /12 December 2026 at 17:00/);
  });

  it("are English for a language that we do not have", () => {
    assert.equal(rendered("welcome", "fi").subject, "Welcome to Storytelling");
  });
});

describe("segmentsOf", () => {
  it("counts as the networks do", () => {
    const cases: [string, number][] = [
      ["a".repeat(160), 1],
      ["a".repeat(161), 2],
      ["a".repeat(306), 2],
      ["a".repeat(307), 3],
      ["€".repeat(80), 1],
      ["ل".repeat(70), 1],
      ["ل".repeat(71), 2],
      ["ل".repeat(135), 3],
    ];
    for (const [text, segments] of cases) assert.equal(segmentsOf(text), segments, text);
  });
});
