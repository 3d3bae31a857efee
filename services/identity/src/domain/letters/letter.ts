import { escapeHtml } from "@storytelling/values";

/** A letter before it is laid out: paragraphs of plain text, and at most one link. */
export interface Letter {
  readonly subject: string;
  readonly paragraphs: readonly string[];
  readonly link?: { readonly label: string; readonly url: string };
  /** What to do when the reader did not expect the letter. */
  readonly otherwise: string;
}

/** A letter as plain text, and as HTML with the same words. */
export function layOut(letter: Letter): { subject: string; text: string; html: string } {
  const { subject, paragraphs, link, otherwise } = letter;
  const text = ["Hello,", ...paragraphs, ...(link ? [`${link.label}:\n${link.url}`] : []), otherwise];
  const html = [
    "<p>Hello,</p>",
    ...paragraphs.map((paragraph) => `<p>${escapeHtml(paragraph)}</p>`),
    ...(link ? [`<p><a href="${escapeHtml(link.url)}">${escapeHtml(link.label)}</a></p>`] : []),
    `<p style="color:#666">${escapeHtml(otherwise)}</p>`,
  ];
  return {
    subject,
    text: `${text.join("\n\n")}\n\nStorytelling\n`,
    html: `<!doctype html><html lang="en"><body style="font:16px/1.5 Georgia,serif;max-width:36em">${html.join("")}<p>Storytelling</p></body></html>`,
  };
}
