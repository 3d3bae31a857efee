import type { View } from "@storytelling/service";
import { escapeHtml } from "@storytelling/values";
import type { App } from "../app.ts";
import { consentFields } from "./consent-fields.ts";
import { at, layout, wordsFor } from "./layout.ts";
import { bdi, facts, heading, hidden, paragraph, whenIn } from "./parts.ts";
import type { ShownInvitation } from "./shown.ts";
import { trouble } from "./trouble.ts";
import { pageLanguages, type Words } from "./words/index.ts";

const names = new Map(
  pageLanguages.map((language) => [
    language,
    new Intl.DisplayNames([language], { type: "language" }).of(language) ?? language,
  ]),
);

/** The page behind the link of an invitation. To open it decides nothing and changes nothing. */
export const joinPage: View<App> = {
  answered(_app, body, { params, query }) {
    const shown = body as ShownInvitation;
    const words = wordsFor(query, shown.language);
    const address = at(`join/${encodeURIComponent(String(params.token))}`);
    return layout({
      words,
      title: words.join.title(shown.welcome.organiser),
      script: "join.js",
      body: `${about(words, shown)}
${offer(words, shown, address)}
${otherLanguages(words, address)}`,
    });
  },
  refused: trouble,
};

function about({ join, ...words }: Words, { welcome }: ShownInvitation): string {
  const { organiser, storyTitle, characters, timeZone, expiresAt, deadline, note } = welcome;
  const roles = characters.map(({ id, name }) => (id === "narrator" ? join.narrator : name));
  const list = new Intl.ListFormat(words.language, { type: "conjunction" }).format(roles.slice(0, 12));
  // The title is put in after the escaping, so that it can have its own direction.
  const [place, title] = ["\u0000", `<cite>${bdi(storyTitle)}</cite>`];
  const what = escapeHtml(join.what(organiser, place)).replace(place, () => title);
  const all = { join, ...words };
  return `${heading(join.title(organiser))}
<p>${what}</p>
${paragraph(join.how)}
${note ? `<blockquote dir="auto"><p>${escapeHtml(note)}</p><footer>${bdi(organiser)}</footer></blockquote>` : ""}
${facts([
  roles.length > 0 ? [join.youPlay, bdi(list)] : null,
  deadline ? [join.recordBy, whenIn(all, timeZone, deadline)] : null,
  [join.linkUntil, whenIn(all, timeZone, expiresAt)],
])}`;
}

function offer(words: Words, { welcome, wording }: ShownInvitation, address: string): string {
  const { join } = words;
  if (welcome.test) return notice(join.test);
  if (welcome.kind === "organiser") return notice(join.organisers);
  const back = welcome.accepted.map(({ participantId, name }) =>
    form(
      words,
      address,
      `${hidden("participantId", participantId)}<button>${escapeHtml(join.goOnAs(name))}</button>`,
    ),
  );
  const closed = welcome.open ? "" : notice(join.closed);
  const more = welcome.open && welcome.usesLeft > 0 ? form(words, address, newGuest(words, wording)) : "";
  if (back.length === 0) return closed + more;
  const other = more ? `<details><summary>${escapeHtml(join.somebodyElse)}</summary>\n${more}</details>` : "";
  return `${closed}${back.join("\n")}\n${other}`;
}

const notice = (text: string): string => `<p class="notice">${escapeHtml(text)}</p>\n`;

/** A form that does by a press what the link is for. */
const form = ({ language }: Words, address: string, fields: string): string =>
  `<form method="post" action="${address}">
${hidden("language", language)}<input type="hidden" name="timeZone" value="">
${fields}
</form>`;

const newGuest = (words: Words, wording: ShownInvitation["wording"]): string => {
  const { join } = words;
  return `<label for="name">${escapeHtml(join.name)}</label>
<p class="hint" id="name-hint">${escapeHtml(join.nameHint)}</p>
<input id="name" name="name" autocomplete="name" maxlength="80" required aria-describedby="name-hint">
${consentFields(words, wording)}
<button class="big">${escapeHtml(join.button)}</button>`;
};

const otherLanguages = (words: Words, address: string): string =>
  `<nav class="languages" aria-label="${escapeHtml(words.join.otherLanguage)}">${[...names]
    .filter(([language]) => language !== words.language)
    .map(
      ([language, name]) =>
        `<a href="${address}?language=${language}" lang="${language}" hreflang="${language}">${escapeHtml(name)}</a>`,
    )
    .join("")}</nav>`;
