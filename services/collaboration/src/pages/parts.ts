import { escapeHtml } from "@storytelling/values";
import type { Words } from "./words/index.ts";

export const heading = (text: string): string => `<h1>${escapeHtml(text)}</h1>`;
export const paragraph = (text: string): string => `<p>${escapeHtml(text)}</p>`;

/** A title or a name, which keeps its own direction in a text of the other one. */
export const bdi = (text: string): string => `<bdi>${escapeHtml(text)}</bdi>`;

/** A time in its reader's zone, which it names. */
export function whenIn(words: Words, timeZone: string, iso: string): string {
  const format = (zone: string) =>
    new Intl.DateTimeFormat(words.language, {
      weekday: "long",
      day: "numeric",
      month: "long",
      year: "numeric",
      hour: "numeric",
      minute: "2-digit",
      timeZoneName: "short",
      timeZone: zone,
    });
  return `<time datetime="${escapeHtml(iso)}">${escapeHtml(format(timeZone).format(new Date(iso)))}</time>`;
}

/** Terms with their values, which are HTML already. */
export const facts = (rows: readonly (readonly [label: string, html: string] | null)[]): string =>
  `<dl>\n${rows
    .filter((row) => row !== null)
    .map(([label, html]) => `<div><dt>${escapeHtml(label)}</dt><dd>${html}</dd></div>`)
    .join("\n")}\n</dl>`;

/** An error beside its field. Screen readers announce it, and the field's `aria-describedby` names it. */
export const fault = (id: string, message: string | undefined): string =>
  message === undefined ? "" : `<p class="fault" id="${id}" role="alert">${escapeHtml(message)}</p>\n`;

export const hidden = (name: string, value: string | number): string =>
  `<input type="hidden" name="${name}" value="${escapeHtml(String(value))}">`;
