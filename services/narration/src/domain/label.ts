import { traitsOf } from "./provider-traits.ts";

/** Whether a line is spoken by a synthetic voice or by a person. */
export type Origin = "synthetic" | "human";

/** A segment as the label sees it; a silent one has no words. */
export interface LabelledLine {
  readonly line: number;
  readonly origin: Origin;
  readonly voiceName: string;
  readonly provider: string;
  readonly silent: boolean;
}

/** Which lines of a recording are synthetic: for programs (`all`, `none`, or ranges: `0-4,7`), and for people. */
export interface Label {
  readonly lines: string;
  readonly voices: readonly { readonly name: string; readonly provider: string }[];
  readonly notice: string;
}

interface Notices {
  readonly all: string;
  readonly none: string;
  readonly some: (synthetic: number, lines: number) => string;
  readonly voices: string;
  readonly people: string;
}

const NOTICES: Readonly<Record<string, Notices>> = {
  en: {
    all: "Synthetic voices read every line.",
    none: "People read every line.",
    some: (synthetic, lines) => `Synthetic voices read ${synthetic} of ${lines} lines.`,
    voices: "Synthetic voices",
    people: "Read by",
  },
  de: {
    all: "Synthetische Stimmen lesen jede Zeile.",
    none: "Menschen lesen jede Zeile.",
    some: (synthetic, lines) => `Synthetische Stimmen lesen ${synthetic} von ${lines} Zeilen.`,
    voices: "Synthetische Stimmen",
    people: "Gelesen von",
  },
  fr: {
    all: "Des voix de synthèse lisent toutes les lignes.",
    none: "Des personnes lisent toutes les lignes.",
    some: (synthetic, lines) => `Des voix de synthèse lisent ${synthetic} lignes sur ${lines}.`,
    voices: "Voix de synthèse",
    people: "Lu par",
  },
  es: {
    all: "Voces sintéticas leen todas las líneas.",
    none: "Personas leen todas las líneas.",
    some: (synthetic, lines) => `Voces sintéticas leen ${synthetic} de ${lines} líneas.`,
    voices: "Voces sintéticas",
    people: "Leído por",
  },
  it: {
    all: "Voci sintetiche leggono tutte le righe.",
    none: "Persone leggono tutte le righe.",
    some: (synthetic, lines) => `Voci sintetiche leggono ${synthetic} righe su ${lines}.`,
    voices: "Voci sintetiche",
    people: "Letto da",
  },
  pt: {
    all: "Vozes sintéticas leem todas as linhas.",
    none: "Pessoas leem todas as linhas.",
    some: (synthetic, lines) => `Vozes sintéticas leem ${synthetic} de ${lines} linhas.`,
    voices: "Vozes sintéticas",
    people: "Lido por",
  },
};

const noticesIn = (language: string): Notices =>
  NOTICES[language.split("-", 1)[0] ?? ""] ?? (NOTICES.en as Notices);

/** The label of a recording: which of its lines are synthetic, by line and not by book. */
export function labelOf(segments: readonly LabelledLine[], language: string): Label {
  const spoken = segments.filter(({ silent }) => !silent);
  const synthetic = spoken.filter(({ origin }) => origin === "synthetic");
  const voices = new Map(
    synthetic.map(({ voiceName: name, provider }): [string, Label["voices"][number]] => [
      `${provider} ${name}`,
      { name, provider: traitsOf(provider).name },
    ]),
  );
  const [of, from] = [distinct(synthetic), distinct(spoken)];
  const notices = noticesIn(language);
  const notice =
    synthetic.length === spoken.length
      ? notices.all
      : synthetic.length === 0
        ? notices.none
        : notices.some(of, from);
  return { lines: linesIn(segments), voices: [...voices.values()], notice };
}

const distinct = (segments: readonly LabelledLine[]): number =>
  new Set(segments.map(({ line }) => line)).size;

/** `all`, `none`, or the numbers of the synthetic lines as ranges. Silent lines part no range. */
export function linesIn(segments: readonly LabelledLine[]): string {
  const spoken = segments.filter(({ silent }) => !silent);
  const synthetic = new Set(spoken.flatMap(({ line, origin }) => (origin === "synthetic" ? [line] : [])));
  const lines = [...new Set(spoken.map(({ line }) => line))];
  if (synthetic.size === lines.length && spoken.every(({ origin }) => origin === "synthetic")) return "all";
  if (synthetic.size === 0) return "none";
  const ranges: [from: number, to: number][] = [];
  let open = false;
  for (const line of lines) {
    const last = ranges.at(-1);
    if (!synthetic.has(line)) open = false;
    else if (open && last) last[1] = line;
    else {
      ranges.push([line, line]);
      open = true;
    }
  }
  return ranges.map(([from, to]) => (from === to ? `${from}` : `${from}-${to}`)).join(",");
}

/** People who speak in a recording, with the days of their first and last recording in it. */
export interface Reader {
  /** Null when nobody said how to name them. */
  readonly name: string | null;
  readonly from: Date;
  readonly to: Date;
}

/** What people speak in a recording: lines of all that are spoken. */
export interface Spoken {
  readonly human: number;
  readonly lines: number;
  readonly people: readonly Reader[];
}

/** What listeners are told of who speaks, in the story's language; `spoken` is null when no person does. */
export function creditsOf(
  parts: readonly { readonly voiceName: string; readonly provider: string }[],
  language: string,
  spoken: Spoken | null = null,
): string {
  const voices = new Set(parts.map(({ voiceName, provider }) => `${voiceName} (${traitsOf(provider).name})`));
  const notices = noticesIn(language);
  const synthetic = `${notices.voices}: ${[...voices].join(", ")}.`;
  if (!spoken) return `${notices.all} ${synthetic}`;
  const people = peopleOf(spoken.people, language);
  if (spoken.human === spoken.lines) return `${notices.none}${people}`;
  return `${notices.some(spoken.lines - spoken.human, spoken.lines)}${people} ${synthetic}`;
}

/** Who reads, with days, such as " Read by: Anna (2026-11-28)."; empty when nobody is named. */
export function peopleOf(people: readonly Reader[], language: string): string {
  const day = (date: Date): string => date.toISOString().slice(0, 10);
  const named = people.flatMap(({ name, from, to }) => {
    if (name === null) return [];
    return [`${name} (${day(from) === day(to) ? day(from) : `${day(from)} – ${day(to)}`})`];
  });
  return named.length === 0 ? "" : ` ${noticesIn(language).people}: ${named.join(", ")}.`;
}

/** The provider of a voice, which begins its id, for narrations that were kept without it. */
export const providerIn = (voiceId: string): string =>
  ["espeak-ng", "flite"].find((provider) => voiceId.startsWith(`${provider}-`)) ??
  voiceId.split("-", 1)[0] ??
  "";
