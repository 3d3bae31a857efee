import { escapeHtml } from "@storytelling/values";
import { fault, hidden } from "./parts.ts";
import type { ShownLine, ShownRecording } from "./shown.ts";
import type { Words } from "./words/index.ts";

interface OneLine {
  readonly base: string;
  readonly lines: readonly ShownLine[];
  readonly place: number;
  readonly recording: ShownRecording | undefined;
  readonly revision: number;
  /** The consent to record under; null when nothing can be recorded now. */
  readonly consentId: string | null;
}

/** The line to read, what stands around it, and how to record it. */
export function linePart(
  words: Words,
  { base, lines, place, recording, revision, consentId }: OneLine,
): string {
  const { booth } = words;
  const line = lines[place];
  if (!line) return "";
  const around = (label: string, text: string | null) =>
    text
      ? `<p class="around"><span class="label" lang="${words.language}">${escapeHtml(label)}</span> <span class="text" dir="auto">${escapeHtml(text)}</span></p>`
      : "";
  const step = (to: ShownLine | undefined, label: string) =>
    to
      ? `<a class="quiet button" href="${base}?line=${to.line}#line">${escapeHtml(label)}</a>`
      : "<span></span>";
  return `<article id="line" aria-labelledby="line-title" data-line="${line.line}">
<h2 id="line-title">${escapeHtml(booth.lineOf(place + 1, lines.length))}${line.speaker ? ` · <bdi>${escapeHtml(line.speaker)}</bdi>` : ""}</h2>
<div lang="${escapeHtml(line.language)}">
${around(booth.before, line.before)}
<p class="visually-hidden">${escapeHtml(booth.readThis)}</p>
<p class="read" dir="auto">${escapeHtml(line.text)}</p>
${around(booth.after, line.after)}
</div>
${recording ? recorded(words, base, recording) : ""}
${consentId ? recorder(words, { base, line: line.line, revision, consentId, again: recording !== undefined }) : ""}
<nav class="steps">${step(lines[place - 1], booth.previous)}${step(lines[place + 1], booth.next)}</nav>
</article>`;
}

function recorded({ booth }: Words, base: string, recording: ShownRecording): string {
  const { id, status, advice, note, refusal } = recording;
  const shown = status === "withdrawn" ? "open" : status;
  const said = refusal ? [refusal.advice] : advice;
  const sound =
    status === "refused"
      ? ""
      : `<audio controls preload="none" src="${base}/contributions/${id}/sound" aria-label="${escapeHtml(booth.listen)}"></audio>
<form method="post" action="${base}/contributions/${id}/withdraw"><button class="quiet">${escapeHtml(booth.withdraw)}</button></form>`;
  return `<div class="recorded">
<p><span class="status ${shown}" role="status">${escapeHtml(booth.status[shown])}</span></p>
${said.map((one) => `<p dir="auto">${escapeHtml(one)}</p>`).join("\n")}
${note ? `<blockquote dir="auto"><p>${escapeHtml(note)}</p><footer>${escapeHtml(booth.note)}</footer></blockquote>` : ""}
${sound}
</div>`;
}

/** The recorder appears by the script, where there is a microphone. The field for a file is always there. */
function recorder(
  { booth, script }: Words,
  to: { base: string; line: number; revision: number; consentId: string; again: boolean },
): string {
  const { base, line, revision, consentId, again } = to;
  const data = escapeHtml(JSON.stringify(script));
  return `<form class="send" method="post" action="${base}/voice?line=${line}" enctype="multipart/form-data" data-says="${data}">
${hidden("line", line)}${hidden("revision", revision)}${hidden("consentId", consentId)}
<div class="microphone" hidden>
<button type="button" class="big" data-does="record">${escapeHtml(again ? booth.recordAgain : booth.record)}</button>
<button type="button" class="big stop" data-does="stop" hidden>${escapeHtml(booth.stop)}</button>
<audio controls hidden aria-label="${escapeHtml(booth.listen)}"></audio>
<button type="button" class="big" data-does="send" hidden>${escapeHtml(booth.send)}</button>
<button type="button" class="quiet" data-does="discard" hidden>${escapeHtml(booth.discard)}</button>
</div>
<p class="says" role="status" aria-live="polite"></p>
<progress class="sent" max="100" value="0" hidden aria-label="${escapeHtml(booth.send)}"></progress>
${fault("voice-fault", undefined)}<label for="file">${escapeHtml(booth.file)}</label>
<p class="hint" id="file-hint">${escapeHtml(booth.fileHint)}</p>
<input id="file" name="file" type="file" accept="audio/*" required aria-describedby="file-hint">
<button class="quiet">${escapeHtml(booth.sendFile)}</button>
</form>`;
}
