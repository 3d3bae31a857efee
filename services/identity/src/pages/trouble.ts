import type { Problem } from "@storytelling/service";
import { escapeHtml } from "@storytelling/values";
import type { App } from "../app.ts";
import { layout } from "./layout.ts";
import { heading } from "./parts.ts";

/** The message for people about one field, if it has one. */
export const faultOf = (problem: Problem, field: string): string | undefined =>
  problem.faults?.find((one) => one.field === field)?.message;

/** Whether a link was refused: it was used, is too old, or was never ours. */
export const isDead = (problem: Problem): boolean =>
  problem.code === "link-not-found" ||
  ["query.token", "body.token"].some((field) => faultOf(problem, field) !== undefined);

/** The page for every other refusal. */
export function trouble(app: App, problem: Problem): string {
  const title = titles[problem.status] ?? "That did not work";
  const [first] = problem.faults ?? [];
  const said = problem.status === 429 ? tooOften : (first?.message ?? problem.detail);
  const request =
    problem.status < 500 ? "" : `\n<p class="small">Request ${escapeHtml(problem.requestId)}</p>`;
  return layout({
    web: app.config.WEB_URL,
    title,
    body: `${heading(title)}\n<p role="alert">${escapeHtml(said)}</p>${request}`,
  });
}

const tooOften =
  "We got too many requests from your connection. Please wait a minute, then go back to the page before and press the button again. Nothing is lost.";

const titles: Readonly<Record<number, string>> = {
  429: "Too many tries",
  500: "Something went wrong on our side",
  503: "We are not available at the moment",
};
