import { consentUses, escapeHtml } from "@storytelling/values";
import { fault, hidden } from "./parts.ts";
import type { ShownWording } from "./shown.ts";
import type { Words } from "./words/index.ts";

/** What was wrong with a form, by field. */
export type Wrong = Partial<Record<"name" | "guardian" | "uses", string>>;

/** How many years a consent may last; the middle one is chosen already. */
export const consentYears = [1, 5, 10] as const;

const years = ({ language }: Words): string => {
  const format = new Intl.NumberFormat(language, { style: "unit", unit: "year", unitDisplay: "long" });
  return consentYears
    .map(
      (count) =>
        `<option value="${count}"${count === 5 ? " selected" : ""}>${escapeHtml(format.format(count))}</option>`,
    )
    .join("");
};

/** What is asked for. No voice can be cloned here yet, so nobody is asked to allow it. */
const asked = consentUses.filter((use) => use !== "cloning");

/** The choice of what may be done with a voice. Only what is needed to take part is chosen already. */
export function consentFields(words: Words, wording: ShownWording, wrong: Wrong = {}): string {
  const { join } = words;
  const uses = asked.map((use) => {
    const needed = use === "this-story";
    const hint = needed ? `<span class="hint" id="hint-${use}">${escapeHtml(join.always)}</span>` : "";
    return `<label class="choice"><input type="checkbox" name="use-${use}" value="yes"${needed ? ` checked aria-describedby="hint-${use}"` : ""}>
<span>${escapeHtml(wording.uses[use])}${hint}</span></label>`;
  });
  return `<fieldset${wrong.uses ? ' aria-describedby="uses-fault"' : ""}>
<legend>${escapeHtml(join.consent)}</legend>
${fault("uses-fault", wrong.uses)}<p class="hint">${escapeHtml(wording.text)}</p>
${uses.join("\n")}
<label for="years">${escapeHtml(join.howLong)}</label>
<select id="years" name="years">${years(words)}</select>
</fieldset>
<fieldset class="plain">
<label class="choice"><input type="checkbox" name="minor" value="yes"><span>${escapeHtml(join.minor)}</span></label>
<label for="guardian">${escapeHtml(join.guardian)}</label>
<p class="hint" id="guardian-hint">${escapeHtml(join.guardianHint)}</p>
${fault("guardian-fault", wrong.guardian)}<input id="guardian" name="guardian" maxlength="80" autocomplete="off"
 aria-describedby="guardian-hint${wrong.guardian ? " guardian-fault" : ""}"${wrong.guardian ? ' aria-invalid="true"' : ""}>
</fieldset>
${hidden("wording", wording.version)}`;
}
