import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { it } from "node:test";
import { detectLanguage } from "./language.ts";

it("detects the language of a paragraph, and English for text without letters", () => {
  assert.equal(
    detectLanguage(
      "The miller had nothing left in the world but his mill and the great apple tree behind it.",
    ),
    "en",
  );
  assert.equal(
    detectLanguage("Der Müller hatte nichts mehr als seine Mühle und einen großen Apfelbaum dahinter."),
    "de",
  );
  assert.equal(
    detectLanguage("Le meunier n'avait plus rien que son moulin et un grand pommier derrière la maison."),
    "fr",
  );
  assert.equal(
    detectLanguage("El molinero no tenía nada más que su molino y un gran manzano detrás de la casa."),
    "es",
  );
  assert.equal(detectLanguage("… 123 …"), "en");
});

const example = (name: string): string =>
  readFileSync(new URL(`../../../../examples/${name}`, import.meta.url), "utf8");

const passages = (text: string, length: number): string[] =>
  Array.from({ length: Math.floor(text.length / length) }, (_, n) =>
    text.slice(n * length, (n + 1) * length),
  );

it("detects 99.5 % of English passages of 120 characters", () => {
  const english = [
    "alice-in-wonderland.txt",
    "as-you-like-it.txt",
    "little-red-cap.txt",
    "red-headed-league.md",
  ].flatMap((name) => passages(example(name), 120));
  const wrong = english.filter((passage) => detectLanguage(passage) !== "en");
  assert.ok(english.length > 1_800, `${english.length} passages`);
  assert.ok(wrong.length <= english.length * 0.005, `${wrong.length} of ${english.length}: ${wrong[0]}`);
});

it("detects German passages of 120 characters", () => {
  const wrong = passages(example("rotkaeppchen.txt"), 120).filter(
    (passage) => detectLanguage(passage) !== "de",
  );
  assert.deepEqual(wrong, []);
});

it("detects English in a short story with German names", () => {
  const story =
    "Jürgen sat with Heidi. “Is the letter here?” Jürgen said. “Heidi took it,” said Uwe. Rain fell.";
  assert.equal(detectLanguage(story), "en");
});

it("gives the same answer with soft hyphens and zero-width characters in the words", () => {
  const plain = example("alice-in-wonderland.txt").slice(2_000, 3_000);
  for (const invisible of ["\u00ad", "\u200b", "\u200d", "\ufeff"]) {
    const broken = plain.replace(/\p{L}{2}(?=\p{L}{2})/gu, `$&${invisible}`);
    assert.equal(detectLanguage(broken), "en", `U+${invisible.charCodeAt(0).toString(16)}`);
  }
});

it("detects other languages by their function words", () => {
  const sentences = {
    it: "C’era una volta un falegname che aveva un pezzo di legno, e non sapeva che cosa farne.",
    pt: "Era uma vez um rei que tinha três filhas e não queria que elas saíssem de casa.",
    nl: "Er was eens een koning die een dochter had, en hij hield veel van haar.",
    da: "Der var engang en konge, som havde tre døtre, og de var alle meget smukke.",
    sv: "Det var en gång en kung som hade tre döttrar, och de var alla mycket vackra.",
    pl: "Był sobie raz król, który miał trzy córki, a wszystkie były bardzo piękne.",
  };
  for (const [language, sentence] of Object.entries(sentences))
    assert.equal(detectLanguage(sentence), language);
});

it("detects a language by its script", () => {
  const sentences = {
    ja: "狐が来た。王は笑った。",
    zh: "狐狸来了,国王笑了。",
    el: "Μια φορά κι έναν καιρό ήταν ένας βασιλιάς.",
    ru: "Жили-были старик со старухой у самого синего моря.",
  };
  for (const [language, sentence] of Object.entries(sentences))
    assert.equal(detectLanguage(sentence), language);
});

it("takes the expected language when the words say nothing, or when it has the same script", () => {
  assert.equal(detectLanguage("Uwe. Heidi. Karl!", "de"), "de");
  assert.equal(detectLanguage("Hapo zamani za kale palikuwa na mfalme mmoja.", "sw"), "sw");
  assert.equal(detectLanguage("Жили-були дід та баба.", "uk"), "uk");
});

it("does not take the expected language when the words are clearly another's", () => {
  const english = "The miller had nothing left in the world but his mill and the tree behind it.";
  assert.equal(detectLanguage(english, "de"), "en");
  assert.equal(detectLanguage("Es war einmal ein König, der hatte eine Tochter.", "en"), "de");
});
