import type { Messages } from "../../told.ts";
import { why } from "./parts.ts";

const resources: Readonly<Record<string, string>> = {
  stories: "Geschichten",
  analysedWords: "untersuchte Wörter",
  narratedCharacters: "vorgelesene Zeichen",
  humanTakes: "aufgenommene Zeilen",
  videoMinutes: "Minuten Video",
  guestsPerSession: "Gäste je Aufnahme",
  storageBytes: "Speicherplatz",
};
const tiers: Readonly<Record<string, string>> = {
  free: "Free",
  silver: "Silver",
  gold: "Gold",
  platinum: "Platinum",
};
const named = (tier: string): string => tiers[tier] ?? tier;
const way = { email: "E-Mails", sms: "SMS" };

/** A user's account and plan, and what they want to be told. */
export const account = {
  welcome() {
    return {
      subject: "Willkommen bei Storytelling",
      paragraphs: [
        "Schön, dass Sie da sind. Schreiben Sie eine Geschichte, oder bringen Sie eine mit, und hören Sie sie mit einer Stimme für jede Figur.",
        "Familie und Freunde können eine Figur mit ihrer eigenen Stimme sprechen. Sie brauchen dafür kein Konto.",
      ],
      button: "Eine Geschichte beginnen",
      short: "Schön, dass Sie da sind. Schreiben Sie eine Geschichte, und hören Sie sie mit vielen Stimmen.",
      why: why.account,
    };
  },
  "role-changed"(data) {
    return {
      subject: "Sie haben eine neue Rolle",
      paragraphs: [
        `Ihre Rolle bei Storytelling ist jetzt „${data.role}“. Bitte melden Sie sich neu an, damit sie gilt.`,
        "Falls Sie das nicht erwartet haben, fragen Sie bitte die Person, die Ihr Storytelling betreut.",
      ],
      button: "Anmelden",
      short: `Ihre Rolle bei Storytelling ist jetzt „${data.role}“. Bitte melden Sie sich neu an.`,
      why: why.account,
    };
  },
  "tier-changed"(data) {
    return {
      subject: `Ihr Tarif ist jetzt ${named(data.tier)}`,
      paragraphs: [
        `Ihr Tarif war ${named(data.previousTier)} und ist jetzt ${named(data.tier)}.`,
        "Ihre Geschichten und Aufnahmen bleiben, wie sie sind.",
      ],
      button: "Tarif ansehen",
      short: `Ihr Tarif ist jetzt ${named(data.tier)}.`,
      why: why.account,
    };
  },
  upgraded(data, f) {
    return {
      subject: `Danke: Sie haben jetzt ${named(data.tier)}`,
      paragraphs: [`Ab sofort haben Sie ${named(data.tier)}. Danke für Ihre Unterstützung.`],
      facts: [["Bezahlt", f.money(data.amount, data.currency)]],
      button: "Tarif ansehen",
      short: `Sie haben jetzt ${named(data.tier)}. Danke!`,
      why: why.account,
    };
  },
  "limit-reached"(data, f) {
    const what = resources[data.resource] ?? data.resource;
    const all = data.percent >= 100;
    const used = `${f.number(data.percent)} %`;
    return {
      subject: all ? `Ihr Vorrat ist aufgebraucht: ${what}` : `Ihr Vorrat geht zur Neige: ${what}`,
      paragraphs: [
        all
          ? "Ihr Vorrat für diesen Monat ist aufgebraucht. Alles, was Sie gemacht haben, bleibt."
          : `Sie haben ${used} Ihres Vorrats für diesen Monat verbraucht.`,
        "Mit einem größeren Tarif geht es sofort weiter. Sonst warten Sie bitte auf den neuen Monat.",
      ],
      facts: [
        ["Vorrat", what],
        data.resource === "storageBytes"
          ? null
          : ["Verbraucht", `${f.number(data.used)} / ${f.number(data.allowance)}`],
        ["Ein neuer Monat beginnt", f.when(data.renewsAt)],
      ],
      button: "Tarif ansehen",
      short: all
        ? `Ihr Vorrat für diesen Monat ist aufgebraucht: ${what}.`
        : `Sie haben ${used} Ihres Vorrats verbraucht: ${what}.`,
      why: why.account,
    };
  },
  "payment-done"(data, f) {
    const amount = f.money(data.amount, data.currency);
    return {
      subject: `Danke für Ihre Zahlung von ${amount}`,
      paragraphs: ["Ihre Zahlung ist angekommen. Vielen Dank!"],
      facts: [
        ["Betrag", amount],
        ["Rechnung", data.invoiceNumber],
      ],
      button: "Rechnung ansehen",
      short: `Ihre Zahlung von ${amount} ist angekommen. Vielen Dank!`,
      why: why.account,
    };
  },
  "payment-failed"(data, f) {
    const amount = f.money(data.amount, data.currency);
    return {
      subject: "Ihre Zahlung hat nicht geklappt",
      paragraphs: [
        `Wir konnten ${amount} nicht von Ihrer Karte abbuchen.`,
        "Bitte prüfen Sie Ihre Karte. Ihre Geschichten sind auf jeden Fall sicher.",
      ],
      facts: [
        data.nextTryAt ? ["Wir versuchen es wieder", f.when(data.nextTryAt)] : null,
        data.endsAt ? ["Ohne Zahlung endet Ihr Tarif", f.when(data.endsAt)] : null,
      ],
      button: "Karte prüfen",
      short: `Wir konnten ${amount} nicht von Ihrer Karte abbuchen. Bitte prüfen Sie sie.`,
      why: why.account,
    };
  },
  digest(data, f) {
    const count = f.plural(data.items.length, { one: "Eine Neuigkeit", other: "# Neuigkeiten" });
    return {
      subject: `${count} bei Storytelling`,
      paragraphs: ["Das ist seit unserer letzten Nachricht geschehen:"],
      items: data.items,
      button: "Storytelling öffnen",
      short: `${count} bei Storytelling.`,
      why: why.account,
    };
  },
  "opted-out"(data) {
    return {
      subject: "Wir schreiben Ihnen nicht mehr",
      paragraphs: [`Sie bekommen keine ${way[data.way]} von Storytelling mehr.`],
      short: `Storytelling: Sie bekommen keine ${way[data.way]} mehr. Mit der Antwort START bekommen Sie sie wieder.`,
      shorter: [`Storytelling: Sie bekommen keine ${way[data.way]} mehr.`],
      why: "Sie bekommen diese Nachricht, weil Sie keine weiteren wollten.",
    };
  },
  "opted-in"(data) {
    return {
      subject: "Sie bekommen unsere Nachrichten wieder",
      paragraphs: [`Sie bekommen wieder ${way[data.way]} von Storytelling.`],
      short: `Storytelling: Sie bekommen wieder ${way[data.way]}. Ende: Antwort STOP.`,
      why: "Sie bekommen diese Nachricht, weil Sie wieder welche wollten.",
    };
  },
} satisfies Partial<Messages>;
