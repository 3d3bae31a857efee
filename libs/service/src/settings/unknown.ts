import type { Fault } from "./fault.ts";

/** Prefixes of names that only this platform uses. Each service checks the prefixes of the settings that it reads. */
const ownFamilies = [
  "OAUTH_",
  "STRIPE_",
  "LLM_",
  "SELLER_",
  "SMTP_",
  "WEBAUTHN_",
  "OPENAI_SPEECH_",
  "ELEVENLABS_",
  "AZURE_SPEECH_",
  "PIPER_",
  "HOSTED_SPEECH_",
];
/** Read by the launcher and the tests, not by a service. */
const elsewhere = new Set(["STORYTELLING_DATA", "NODE_ENV"]);
/** Variables that Kubernetes adds to each pod for each service of its namespace. */
const serviceLinks = /_(SERVICE_(HOST|PORT(_\w+)?)|PORT(_\d+_(TCP|UDP)(_(PROTO|PORT|ADDR))?)?)$/;
const shortest = 6;

/**
 * Settings that nobody reads, so that a typing error is reported. STORYTELLING_* is always checked; in production also
 * names with our prefixes, and names that differ from ours by one letter.
 */
export function unknownFaults(
  env: Readonly<Record<string, string | undefined>>,
  names: ReadonlySet<string>,
  options: { readonly production: boolean },
): Fault[] {
  const families = ["STORYTELLING_", ...(options.production ? familiesOf(names) : [])];
  return Object.entries(env).flatMap(([setting, value]): Fault[] => {
    if (!value || isKnown(setting, names) || serviceLinks.test(setting)) return [];
    const near = nearest(setting, names);
    if (families.some((family) => setting.startsWith(family)))
      return [{ setting, message: `Unknown. ${near ? `Did you mean ${near}?` : "Remove it."}` }];
    return options.production && near && !given(env, near)
      ? [{ setting, message: `Unknown. Did you mean ${near}?` }]
      : [];
  });
}

const given = (env: Readonly<Record<string, string | undefined>>, name: string) => Boolean(env[name]);

const familiesOf = (names: ReadonlySet<string>): string[] =>
  ownFamilies.filter((family) => [...names].some((name) => name.startsWith(family)));

const isKnown = (setting: string, names: ReadonlySet<string>): boolean =>
  names.has(setting) ||
  elsewhere.has(setting) ||
  [...names].some((name) => name.endsWith("*") && setting.startsWith(name.slice(0, -1)));

/** The name of ours that differs by one letter: one is missing, added or wrong, or two are swapped. */
function nearest(setting: string, names: ReadonlySet<string>): string | undefined {
  if (setting.length < shortest) return undefined;
  const bare = setting.replace(/^STORYTELLING_/, "");
  return [...names].find((name) => name === bare || (name.length >= shortest && oneApart(setting, name)));
}

function oneApart(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1) return false;
  let from = 0;
  while (from < a.length && a[from] === b[from]) from++;
  const [restA, restB] = [a.slice(from), b.slice(from)];
  if (restA.length > restB.length) return restA.slice(1) === restB;
  if (restA.length < restB.length) return restA === restB.slice(1);
  const swapped = restA[0] === restB[1] && restA[1] === restB[0] && restA.slice(2) === restB.slice(2);
  return restA.slice(1) === restB.slice(1) || swapped;
}
