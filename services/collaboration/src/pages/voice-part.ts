import { escapeHtml } from "@storytelling/values";
import { facts, whenIn } from "./parts.ts";
import type { ShownBooth, ShownConsent } from "./shown.ts";
import type { Words } from "./words/index.ts";

interface Voice {
  readonly base: string;
  readonly participant: ShownBooth["booth"]["participant"];
  readonly consents: readonly ShownConsent[];
  readonly isDone: boolean;
  readonly allRecorded: boolean;
}

/** The end of the booth: to say that one is done, and to take the voice back. */
export function voicePart(words: Words, { base, participant, consents, isDone, allRecorded }: Voice): string {
  const { booth } = words;
  const valid = consents.filter((one) => one.valid);
  const allowed = valid.map(
    ({ until }) => [booth.allowed, whenIn(words, participant.timeZone, until)] as const,
  );
  const done = isDone
    ? `<p class="notice">${escapeHtml(booth.doneSaid)}</p>`
    : `<form method="post" action="${base}/done"><button class="big${allRecorded ? "" : " quiet"}">${escapeHtml(booth.done)}</button>
<p class="hint">${escapeHtml(booth.doneHint)}</p></form>`;
  const back = `<details><summary>${escapeHtml(booth.withdrawAll)}</summary>
${facts(allowed)}
<p>${escapeHtml(booth.withdrawAllHint)}</p>
<form method="post" action="${base}/withdraw"><button class="danger">${escapeHtml(booth.withdrawAllSure)}</button></form>
</details>`;
  return `<section class="end">
${valid.length > 0 ? `${done}\n${back}` : ""}
</section>`;
}

/** The receipts of what a person took back. */
export const receipts = (words: Words, timeZone: string, consents: readonly ShownConsent[]): string =>
  consents
    .filter((one) => one.withdrawnAt !== null)
    .map((one) => receiptPart(words, timeZone, one))
    .join("\n");

function receiptPart(words: Words, timeZone: string, { receipt }: ShownConsent): string {
  const { booth } = words;
  const told = receipt
    ? `<p>${escapeHtml(booth.deleted(receipt.takes))}</p>
${facts([
  [booth.receipt, `<code dir="ltr">${escapeHtml(receipt.receiptId)}</code>`],
  [booth.deletedAt, whenIn(words, timeZone, receipt.deletedAt)],
])}`
    : `<p>${escapeHtml(booth.receiptWaiting)}</p>`;
  return `<div class="notice"><h2>${escapeHtml(booth.withdrawnSaid)}</h2>
${told}</div>`;
}
