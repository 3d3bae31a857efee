/** The usual titles of front and back matter that a listener does not want to hear, in seven languages. */
const titles = new Set(
  [
    "contents|table of contents|copyright|copyright page|copyright notice|imprint|colophon|title page|half title|also by the author|index|list of illustrations",
    "inhalt|inhaltsverzeichnis|impressum|titelseite|kolophon|register|abbildungsverzeichnis",
    "table des matières|sommaire|mentions légales|page de titre|achevé d’imprimer",
    "índice|índice de contenido|derechos de autor|créditos|página de título",
    "indice|sommario|colophon|diritti d’autore",
    "sumário|ficha técnica|direitos autorais",
    "inhoud|inhoudsopgave|colofon",
  ].flatMap((list) => list.split("|").map(folded)),
);

function folded(title: string): string {
  return title.toLowerCase().replace(/[^\p{L}]/gu, "");
}

/** True for the title of front or back matter, such as "Contents", "Imprint" or "Colophon". */
export const isMatterTitle = (title: string | null): boolean => title !== null && titles.has(folded(title));
