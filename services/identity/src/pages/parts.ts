import { escapeHtml } from "@storytelling/values";
import { at } from "./layout.ts";

export const heading = (text: string): string => `<h1>${escapeHtml(text)}</h1>`;

export const paragraph = (text: string): string => `<p>${escapeHtml(text)}</p>`;

export const link = (href: string, text: string): string =>
  `<p><a href="${escapeHtml(href)}">${escapeHtml(text)}</a></p>`;

/** The button to the web app, for a page after which nothing is left to do. */
export const onward = (web: string): string =>
  `<p><a class="button" href="${escapeHtml(web)}">Go to Storytelling</a></p>`;

/** A form that does by POST what its link is for. Only opening the link, as mail scanners do, changes nothing. */
export const tokenForm = (to: { page: string; token: unknown; label: string; fields?: string }): string =>
  `<form method="post" action="${at(to.page)}">
<input type="hidden" name="token" value="${escapeHtml(String(to.token ?? ""))}">
${to.fields ?? ""}<button>${escapeHtml(to.label)}</button>
</form>`;

/** An error message beside its field. Screen readers announce it, and the field's `aria-describedby` names it. */
export const fault = (id: string, message: string | undefined): string =>
  message === undefined
    ? ""
    : `<p class="fault" id="${id}" role="alert"><span>Error:</span> ${escapeHtml(message)}</p>\n`;

/** The form to ask for a letter. It is the same for every address. */
export const letterForm = (to: { page: string; label: string; email?: unknown; wrong?: string }): string =>
  `<form method="post" action="${at(to.page)}">
<label for="email">E-mail address</label>
${fault("email-fault", to.wrong)}<input id="email" name="email" type="email" autocomplete="email" required
 value="${escapeHtml(String(to.email ?? ""))}"${to.wrong === undefined ? "" : ' aria-invalid="true" aria-describedby="email-fault" autofocus'}>
<button>${escapeHtml(to.label)}</button>
</form>`;
