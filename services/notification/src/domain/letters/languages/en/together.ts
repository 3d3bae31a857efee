import type { Messages } from "../../told.ts";
import { story, why } from "./parts.ts";

const role = (characters: string): string => (characters ? ` as ${characters}` : "");

/** Sessions: invitations, and what owners and participants hear of each other. */
export const together = {
  invitation(data, f) {
    const who = data.organiser ? f.name(data.organiser) : "Somebody";
    const title = f.title(data.storyTitle, "a story");
    const characters = f.list(data.characters.map(f.name));
    const again = data.occasion === "reminder";
    return {
      subject: again ? `${title} still waits for your voice` : `${who} asks you to read in ${title}`,
      heading: again ? "Your voice is still missing" : `${who} would love to hear your voice`,
      paragraphs: [
        data.occasion === "test" && "This is a test. Your guests get this same message.",
        `${who} is making ${title} into an audio story, and asks you to read${role(characters)}.`,
        "You read some lines aloud and record them with your phone or computer. You need no account, and it costs nothing.",
      ],
      quote: data.note ? { words: data.note, by: who } : null,
      facts: [
        characters ? ["You play", characters] : null,
        data.deadline ? ["Please record by", f.when(data.deadline)] : null,
        ["The link works until", f.when(data.expiresAt)],
      ],
      button: "See the invitation",
      after: [
        "Opening the link decides nothing: you choose on the page. You can take your voice back at any time.",
        "You do not know what this is about? Then ignore this message.",
      ],
      short: again
        ? `${who} still hopes to hear you${role(characters)} in ${title}. Record here:`
        : `${who} asks you to read${role(characters)} in the story ${title}. No account needed:`,
      shorter: [`${who} asks you to read in a story:`, "You are invited to read in a story:"],
      why:
        data.occasion === "test"
          ? "You get this message because you sent yourself a test invitation."
          : `You get this message because ${who} invited you.`,
    };
  },
  joined(data, f) {
    const who = data.participant ? f.name(data.participant) : "A guest";
    const title = story(data, f);
    return {
      subject: `${who} takes part in ${title}`,
      paragraphs: [`${who} accepted your invitation to ${title}, and can record now.`],
      button: "See who takes part",
      short: `${who} accepted your invitation to ${title}.`,
      why: why.owner,
    };
  },
  "session-started"(data, f) {
    const title = story(data, f);
    return {
      subject: `You can invite people to ${title}`,
      paragraphs: [
        `The session for ${title} is open. Invite family and friends by e-mail, by SMS or with a link.`,
      ],
      facts: [data.deadline ? ["It ends", f.when(data.deadline)] : null],
      button: "Invite somebody",
      short: `The session for ${title} is open. You can invite people now.`,
      why: why.owner,
    };
  },
  "session-reopened"(data, f) {
    const title = f.title(data.storyTitle, "the story");
    return {
      subject: `You can record for ${title} again`,
      paragraphs: [
        `${data.organiser ? f.name(data.organiser) : "The organiser"} opened ${title} again. Your recordings are still there.`,
      ],
      facts: [data.deadline ? ["Please record by", f.when(data.deadline)] : null],
      button: "Go on recording",
      short: `You can record for ${title} again.`,
      why: why.participant,
    };
  },
  "session-closed"(data, f) {
    const owner = data.reader === "owner";
    const title = owner ? story(data, f) : f.title(data.storyTitle, "the story");
    const cause = {
      owner: owner ? "You closed the session." : "The organiser closed the session.",
      deadline: "The deadline has passed.",
      "story-deleted": "The story was deleted.",
    }[data.cause];
    return {
      subject: `Recording for ${title} has ended`,
      paragraphs: [
        `${cause} Nobody can record for ${title} at the moment.`,
        owner
          ? "You can open the session again at any time, unless the story is gone."
          : "Thank you for your voice. You can still take your recordings back.",
      ],
      button: owner ? "See the session" : "See your recordings",
      short: `${cause} Nobody can record for ${title} at the moment.`,
      why: owner ? why.owner : why.participant,
    };
  },
  "deadline-near"(data, f) {
    const title = f.title(data.storyTitle, "the story");
    const left =
      data.linesLeft === null
        ? null
        : f.plural(data.linesLeft, {
            one: "One line is still to be read.",
            other: "# lines are still to be read.",
          });
    return {
      subject: `Please record soon for ${title}`,
      paragraphs: [
        `${data.organiser ? f.name(data.organiser) : "The organiser"} would like to finish ${title}. ${left ?? ""}`.trim(),
      ],
      facts: [["Please record by", f.when(data.deadline)]],
      button: "Record now",
      short: [`Please record for ${title} by ${f.when(data.deadline)}.`, left].filter(Boolean).join(" "),
      shorter: [`Please record for ${title} soon.`],
      why: why.participant,
    };
  },
} satisfies Partial<Messages>;
