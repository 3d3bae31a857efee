import type { View } from "@storytelling/service";
import { escapeHtml } from "@storytelling/values";
import type { App } from "../app.ts";
import { consentFields } from "./consent-fields.ts";
import { at, layout, wordsFor } from "./layout.ts";
import { linePart } from "./line-part.ts";
import { bdi, facts, heading, whenIn } from "./parts.ts";
import type { ShownBooth, ShownRecording } from "./shown.ts";
import { trouble } from "./trouble.ts";
import { receipts, voicePart } from "./voice-part.ts";
import type { Words } from "./words/index.ts";

/** Where a guest records: one line at a time, then all of them with their states. */
export const boothPage: View<App> = {
  media: true,
  answered(_app, body, { query }) {
    const shown = body as ShownBooth;
    const { participant, session, lines, consents, wording } = shown.booth;
    const words = wordsFor(query, participant.language);
    const { booth } = words;
    const newest = newestByLine(shown.recordings);
    const isDone = (line: number) => !["open", "refused", "returned"].includes(statusOf(newest.get(line)));
    const done = lines.filter(({ line }) => isDone(line)).length;
    const wanted = lines.findIndex(({ line }) => String(line) === query.line);
    const open = lines.findIndex(({ line }) => !isDone(line));
    const place = Math.max(0, wanted >= 0 ? wanted : open);
    const current = lines[place];
    const consent = consents.find((one) => one.valid && one.uses.includes("this-story"));
    const base = at(`booth/${participant.id}`);
    const parts = [
      heading(booth.hello(participant.name)),
      `<p><cite>${bdi(session.storyTitle)}</cite> · ${bdi(session.organiser)}</p>`,
      session.deadline ? facts([[booth.until, whenIn(words, participant.timeZone, session.deadline)]]) : "",
      session.open ? "" : `<p class="notice">${escapeHtml(booth.closed)}</p>`,
      lines.length > 0 ? progress(words, done, lines.length) : notice(booth.noLines),
      receipts(words, participant.timeZone, consents),
      session.open && !consent ? askConsent(words, base, wording, consents.length === 0) : "",
      current
        ? linePart(words, {
            base,
            lines,
            place,
            recording: newest.get(current.line),
            revision: session.revision,
            consentId: session.open && consent ? consent.id : null,
          })
        : "",
      lines.length > 0 ? allLines(words, { base, shown, newest, current: current?.line }) : "",
      voicePart(words, {
        base,
        participant,
        consents,
        isDone: participant.state === "submitted",
        allRecorded: done === lines.length,
      }),
    ];
    return layout({
      words,
      title: booth.hello(participant.name),
      script: "booth.js",
      body: parts.join("\n"),
    });
  },
  refused: trouble,
};

const notice = (text: string): string => `<p class="notice">${escapeHtml(text)}</p>`;

/** A person's latest recording of each line that still counts. */
function newestByLine(recordings: readonly ShownRecording[]): Map<number, ShownRecording> {
  const found = new Map<number, ShownRecording>();
  for (const one of recordings)
    if (one.status !== "withdrawn" && !one.superseded) for (const line of one.lines) found.set(line, one);
  return found;
}

export const statusOf = (recording: ShownRecording | undefined): keyof Words["booth"]["status"] =>
  recording && recording.status !== "withdrawn" ? recording.status : "open";

const progress = ({ booth }: Words, done: number, all: number): string =>
  `<p class="progress"><label for="progress">${escapeHtml(booth.progress(done, all))}</label>
<progress id="progress" max="${all}" value="${done}"></progress></p>
${done === all ? notice(booth.allDone) : ""}`;

const askConsent = (
  words: Words,
  base: string,
  wording: ShownBooth["booth"]["wording"],
  isFirst: boolean,
): string => {
  const title = escapeHtml(words.booth.consentNeeded);
  const form = `<form method="post" action="${base}/consents">
${consentFields(words, wording)}
<button class="big">${escapeHtml(words.booth.consentGive)}</button>
</form>`;
  // Those who have just taken their voice back are not urged to give it again.
  if (!isFirst) return `<details><summary>${title}</summary>\n${form}</details>`;
  return `<section aria-labelledby="consent-title"><h2 id="consent-title">${title}</h2>\n${form}</section>`;
};

function allLines(
  { booth }: Words,
  {
    base,
    shown,
    newest,
    current,
  }: {
    readonly base: string;
    readonly shown: ShownBooth;
    readonly newest: ReadonlyMap<number, ShownRecording>;
    readonly current: number | undefined;
  },
): string {
  const rows = shown.booth.lines.map(({ line, text, language }) => {
    const status = statusOf(newest.get(line));
    const here = line === current ? ' aria-current="true"' : "";
    return `<li><a href="${base}?line=${line}"${here}><span lang="${escapeHtml(language)}" dir="auto">${escapeHtml(text)}</span></a> <span class="status ${status}">${escapeHtml(booth.status[status])}</span></li>`;
  });
  return `<details class="lines"><summary>${escapeHtml(booth.allLines)}</summary>
<ol>
${rows.join("\n")}
</ol></details>`;
}
