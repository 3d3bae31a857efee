import type { Messages } from "../../told.ts";
import { advice, story, why } from "./parts.ts";

/** Recordings: sent, checked, returned, used, withdrawn. */
export const takes = {
  contributed(data, f) {
    const title = story(data, f);
    const counted = data.people.map(({ name, takes, texts }) => {
      const what = [
        takes > 0 && f.plural(takes, { one: "one recording", other: "# recordings" }),
        texts > 0 && f.plural(texts, { one: "one text", other: "# texts" }),
      ].filter((one) => one !== false);
      return [name ? f.name(name) : "A guest", f.list(what)] as const;
    });
    const [first] = counted;
    const one = counted.length === 1 && first;
    const sum = f.list(counted.map(([name, what]) => `${what} from ${name}`));
    return {
      subject: one ? `${one[0]} sent you ${one[1]}` : `New voices for ${title}`,
      heading: `New for ${title}`,
      paragraphs: ["These arrived. Listen to them, and choose what you like."],
      facts: counted,
      button: "Listen",
      short: `New for ${title}: ${sum}.`,
      shorter: [`There are new recordings for ${title}.`],
      why: why.owner,
    };
  },
  "take-refused"(data, f) {
    const title = f.title(data.storyTitle, "the story");
    const again = data.reason !== "line-gone";
    return {
      subject: again ? `Please record a line of ${title} again` : `A line of ${title} has changed`,
      paragraphs: ["Thank you for reading. This recording cannot be used:", advice[data.reason]],
      facts: [data.line ? ["The line", data.line] : null],
      button: again ? "Record it again" : "See your lines",
      after: ["All your other recordings are kept."],
      short: advice[data.reason],
      why: why.participant,
    };
  },
  returned(data, f) {
    const who = data.organiser ? f.name(data.organiser) : "The organiser";
    const title = f.title(data.storyTitle, "the story");
    return {
      subject: `${who} asks you to read a line of ${title} once more`,
      heading: "Once more, please",
      paragraphs: [`${who} has listened to your recording for ${title}, and asks you to try again.`],
      quote: data.note ? { words: data.note, by: who } : null,
      facts: [data.line ? ["The line", data.line] : null],
      button: "Record it again",
      after: ["All your other recordings are kept."],
      short: `${who} asks you to read a line of ${title} once more.${data.note ? ` “${f.name(data.note)}”` : ""}`,
      shorter: [`${who} asks you to read a line of ${title} once more.`],
      why: why.participant,
    };
  },
  accepted(data, f) {
    const who = data.organiser ? f.name(data.organiser) : "The organiser";
    const title = f.title(data.storyTitle, "the story");
    const what = f.plural(data.takes, { one: "your recording", other: "# of your recordings" });
    return {
      subject: `${who} chose your voice for ${title}`,
      paragraphs: [`${who} accepted ${what} for ${title}. Thank you!`],
      button: "See your lines",
      short: `${who} accepted ${what} for ${title}. Thank you!`,
      why: why.participant,
    };
  },
  regenerated(data, f) {
    const title = f.title(data.storyTitle, "the story");
    const characters = f.list(data.characters.map(f.name));
    return {
      subject: "Hear the story with your voice",
      paragraphs: [
        `${title} was made anew, and your voice is in it${characters ? ` as ${characters}` : ""}.`,
      ],
      button: "Listen",
      after: ["You can take your voice back on the same page, at any time."],
      short: `${title} can be heard with your voice.`,
      why: why.participant,
    };
  },
  "voice-withdrawn-receipt"(data, f) {
    const about = data.storyTitle ? ` in ${f.title(data.storyTitle, "")}` : "";
    const cause = {
      person: "You took your consent back.",
      erased: "Your account or your data was to be erased.",
      expired: "The time for which you consented is over.",
      "story-deleted": "The story was deleted.",
    }[data.cause];
    return {
      subject: "Your voice was deleted: your receipt",
      heading: "Your voice was deleted",
      paragraphs: [
        `${cause} We deleted everything that was made from your voice${about}.`,
        "Please keep this message. It is your receipt.",
      ],
      facts: [
        ["Receipt", data.receiptId],
        ["Deleted recordings", f.number(data.takes)],
        data.profiles > 0 ? ["Deleted voice profiles", f.number(data.profiles)] : null,
        ["Audiobooks made without your voice", f.number(data.narrations)],
        ["Lines that another voice reads now", f.number(data.lines)],
        ["Asked for", f.when(data.withdrawnAt)],
        ["Done", f.when(data.deletedAt)],
      ],
      ...(data.link ? { button: "See the receipt" } : {}),
      after: ["Copies that somebody downloaded before are not in our hands."],
      short: `Your voice was deleted${about}. Receipt ${data.receiptId}.`,
      why: "You get this message because your voice was kept here.",
    };
  },
  "voice-withdrawn-note"(data, f) {
    const who = data.participant ? f.name(data.participant) : "A participant";
    const title = story(data, f);
    const lines = f.plural(data.lines, {
      one: "One line is read by a synthetic voice now.",
      other: "# lines are read by a synthetic voice now.",
    });
    return {
      subject: `${who} took their voice back from ${title}`,
      paragraphs: [
        `${who} no longer wants their voice in ${title}. Their recordings are deleted. ${lines}`,
        "Please do not share copies with this voice any more.",
      ],
      button: "See the story",
      short: `${who} took their voice back from ${title}. ${lines}`,
      why: why.owner,
    };
  },
} satisfies Partial<Messages>;
