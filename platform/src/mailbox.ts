import { type Letter, type LetterSealer, readMailbox } from "@storytelling/mail";
import { sendLocalPage } from "@storytelling/service";
import { escapeHtml } from "@storytelling/values";
import type { RequestHandler } from "express";

/**
 * The letters that this machine has written. Their links give access to accounts: put `LocalPages.only` before this
 * handler.
 */
export function mailbox(dir: string, sealer: () => LetterSealer): RequestHandler {
  return async (_request, response) => {
    const letters = await readMailbox(dir, sealer());
    const body = `<h1>Mailbox</h1>
<p>Letters that the platform would have sent. They lie in the data folder; set SMTP_URL to send them.</p>
${letters.map(row).join("\n") || "<p>No letters yet.</p>"}`;
    sendLocalPage(response, { title: "Mailbox", body });
  };
}

const linked = (text: string): string =>
  escapeHtml(text).replace(/https?:\/\/[^\s<]+/g, (url) => `<a href="${url}">${url}</a>`);

const row = ({ to, subject, sentAt, text }: Letter): string =>
  `<details><summary><b>${escapeHtml(subject)}</b> to ${escapeHtml(to)}, ${escapeHtml(sentAt)}</summary><pre>${linked(text)}</pre></details>`;
