import assert from "node:assert/strict";
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
