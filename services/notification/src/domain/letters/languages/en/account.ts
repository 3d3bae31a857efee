import type { Messages } from "../../told.ts";
import { why } from "./parts.ts";

const resources: Readonly<Record<string, string>> = {
  stories: "stories",
  analysedWords: "words to analyse",
  narratedCharacters: "letters to be read aloud",
  humanTakes: "recorded lines",
  videoMinutes: "minutes of video",
  guestsPerSession: "guests in a session",
  storageBytes: "storage",
};
const tiers: Readonly<Record<string, string>> = {
  free: "Free",
  silver: "Silver",
  gold: "Gold",
  platinum: "Platinum",
};
const named = (tier: string): string => tiers[tier] ?? tier;
const way = { email: "e-mails", sms: "SMS messages" };

/** A user's account and plan, and what they want to be told. */
export const account = {
  welcome() {
    return {
      subject: "Welcome to Storytelling",
      paragraphs: [
        "It is good that you are here. Write a story or bring one, and hear it with a voice for every character.",
        "Family and friends can play a character in their own voice. They need no account.",
      ],
      button: "Begin a story",
      short: "It is good that you are here. Write a story or bring one, and hear it with many voices.",
      why: why.account,
    };
  },
  "role-changed"(data) {
    return {
      subject: "You have a new role",
      paragraphs: [
        `Your role at Storytelling is now “${data.role}”. Please sign in again, so that it takes effect.`,
        "If you did not expect this, please ask the person who looks after your Storytelling.",
      ],
      button: "Sign in",
      short: `Your role at Storytelling is now “${data.role}”. Please sign in again.`,
      why: why.account,
    };
  },
  "tier-changed"(data) {
    return {
      subject: `Your plan is now ${named(data.tier)}`,
      paragraphs: [
        `Your plan was ${named(data.previousTier)}, and is now ${named(data.tier)}.`,
        "Your stories and recordings stay as they are.",
      ],
      button: "See your plan",
      short: `Your plan is now ${named(data.tier)}.`,
      why: why.account,
    };
  },
  upgraded(data, f) {
    return {
      subject: `Thank you: you now have ${named(data.tier)}`,
      paragraphs: [`You have ${named(data.tier)} from this moment. Thank you for your support.`],
      facts: [["Paid", f.money(data.amount, data.currency)]],
      button: "See your plan",
      short: `You now have ${named(data.tier)}. Thank you!`,
      why: why.account,
    };
  },
  "limit-reached"(data, f) {
    const what = resources[data.resource] ?? data.resource;
    const all = data.percent >= 100;
    return {
      subject: all ? `Your allowance is used up: ${what}` : `You have used most of your allowance: ${what}`,
      paragraphs: [
        all
          ? "Your allowance for this month is used up. Everything that you have made is kept."
          : `You have used ${f.number(data.percent)} % of this month's allowance.`,
        "With a larger plan you can go on at once. Otherwise wait for the new month.",
      ],
      facts: [
        ["Allowance", what],
        data.resource === "storageBytes"
          ? null
          : ["Used", `${f.number(data.used)} / ${f.number(data.allowance)}`],
        ["A new month begins", f.when(data.renewsAt)],
      ],
      button: "See your plan",
      short: all
        ? `Your allowance for this month is used up: ${what}.`
        : `You have used ${f.number(data.percent)} % of your allowance: ${what}.`,
      why: why.account,
    };
  },
  "payment-done"(data, f) {
    const amount = f.money(data.amount, data.currency);
    return {
      subject: `Thank you for your payment of ${amount}`,
      paragraphs: ["Your payment arrived. Thank you!"],
      facts: [
        ["Amount", amount],
        ["Invoice", data.invoiceNumber],
      ],
      button: "See the invoice",
      short: `Your payment of ${amount} arrived. Thank you!`,
      why: why.account,
    };
  },
  "payment-failed"(data, f) {
    const amount = f.money(data.amount, data.currency);
    return {
      subject: "Your payment did not work",
      paragraphs: [
        `We could not charge ${amount} to your card.`,
        "Please check your card. Your stories are safe in any case.",
      ],
      facts: [
        data.nextTryAt ? ["We try again", f.when(data.nextTryAt)] : null,
        data.endsAt ? ["Without a payment your plan ends", f.when(data.endsAt)] : null,
      ],
      button: "Check your card",
      short: `We could not charge ${amount} to your card. Please check it.`,
      why: why.account,
    };
  },
  digest(data, f) {
    const count = f.plural(data.items.length, { one: "One thing is new", other: "# things are new" });
    return {
      subject: `${count} at Storytelling`,
      paragraphs: ["This happened since our last message:"],
      items: data.items,
      button: "Open Storytelling",
      short: `${count} at Storytelling.`,
      why: why.account,
    };
  },
  "opted-out"(data) {
    return {
      subject: "We will not write to you again",
      paragraphs: [`You will get no more ${way[data.way]} from Storytelling.`],
      short: `Storytelling: you will get no more ${way[data.way]}. Reply START to get them again.`,
      shorter: [`Storytelling: you will get no more ${way[data.way]}.`],
      why: "You get this message because you asked us to stop.",
    };
  },
  "opted-in"(data) {
    return {
      subject: "You get our messages again",
      paragraphs: [`You will get ${way[data.way]} from Storytelling again.`],
      short: `Storytelling: you will get ${way[data.way]} again. Reply STOP to end.`,
      why: "You get this message because you asked us to write again.",
    };
  },
} satisfies Partial<Messages>;
