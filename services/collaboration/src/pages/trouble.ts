import type { Problem, View } from "@storytelling/service";
import { escapeHtml } from "@storytelling/values";
import type { App } from "../app.ts";
import { at, layout, wordsFor } from "./layout.ts";
import { heading, paragraph } from "./parts.ts";
import type { Words } from "./words/index.ts";

/** Why a link is dead, by the code of its refusal. */
const reasons: Readonly<Record<string, keyof Words["dead"]>> = {
  "invitation-not-found": "unknown",
  "invitation-expired": "expired",
  "invitation-revoked": "revoked",
  "invitation-used-up": "usedUp",
  "session-closed": "closed",
  "guests-full": "full",
};

/** The page of a refusal: why, and what to do. Nobody's address is on it. */
export const trouble: View<App>["refused"] = (_app, problem, { params, query, body }) => {
  const words = wordsFor({ language: query.language ?? body.language }, problem.language);
  const { dead } = words;
  const reason = reasons[problem.code];
  if (problem.status === 401) return page(words, dead.signedOut, paragraph(dead.signedOutHow));
  if (problem.status === 429) return page(words, dead.busy, paragraph(dead.busyHow));
  if (reason)
    return page(words, dead.title, `<p role="alert">${escapeHtml(dead[reason])}</p>\n${paragraph(dead.ask)}`);
  // In the booth's addresses the participant's id is `participantId`, or `id` where there is no other.
  const booth = params.participantId ?? (params.token ? null : params.id);
  const back = booth
    ? `<p><a class="button" href="${at(`booth/${encodeURIComponent(String(booth))}`)}">${escapeHtml(dead.back)}</a></p>`
    : "";
  return page(
    words,
    dead.failed,
    `<p role="alert">${escapeHtml(said(words, problem))}</p>\n${back}${request(problem)}`,
  );
};

/** Advice about a recording comes in the participant's language, the faults of a form in the page's. */
function said({ join }: Words, problem: Problem): string {
  if (problem.code === "name-missing" || faulty(problem, "body.name")) return join.nameMissing;
  if (problem.code === "guardian-missing" || faulty(problem, "body.guardian")) return join.guardianMissing;
  if (problem.code === "use-missing") return join.useMissing;
  return typeof problem.advice === "string"
    ? problem.advice
    : (problem.faults?.[0]?.message ?? problem.detail);
}

const faulty = (problem: Problem, field: string): boolean =>
  problem.faults?.some((one) => one.field === field) ?? false;

const request = ({ status, requestId }: Problem): string =>
  status < 500 ? "" : `<p class="hint">${escapeHtml(requestId)}</p>`;

const page = (words: Words, title: string, body: string): string =>
  layout({ words, title, body: `${heading(title)}\n${body}` });
