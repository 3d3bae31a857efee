import { type Doc, wordAt } from "../text/document.ts";

/** Whether somebody tells the story as "I": how often, against the length of the narration. */
export const isFirstPerson = (doc: Doc): boolean => {
  let own = 0;
  let told = 0;
  let after = 0;
  doc.words.forEach((word, i) => {
    if (word.quote >= 0 || doc.headings[word.paragraph]) return;
    told++;
    if (word.form === "I" || word.low === "my" || word.low === "me") own++;
    if (word.form === "I" && wordAt(doc, i - 1).quote >= 0) after++;
  });
  return told > 40 && (own / told > 0.012 || (after >= 3 && own / told > 0.006));
};
