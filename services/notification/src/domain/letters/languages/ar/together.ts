import type { Messages } from "../../told.ts";
import { story, theirs, why } from "./parts.ts";

const role = (characters: string): string => (characters ? ` (دوركم: ${characters})` : "");

/** Sessions: invitations, and what owners and participants hear of each other. */
export const together = {
  invitation(data, f) {
    const title = f.title(data.storyTitle, "قصة");
    const by = data.organiser ? f.name(data.organiser) : "Storytelling";
    const characters = f.list(data.characters.map(f.name));
    const again = data.occasion === "reminder";
    return {
      subject: again ? `القصة ${title} ما زالت تنتظر صوتكم` : `دعوة من ${by}: صوتكم في القصة ${title}`,
      heading: again ? "ما زال صوتكم ناقصًا" : `دعوة من ${by} لسماع صوتكم`,
      paragraphs: [
        data.occasion === "test" && "هذه تجربة. تصل ضيوفكم هذه الرسالة نفسها.",
        `ستصبح ${title} قصة مسموعة، وهذه دعوة من ${by} للقراءة فيها${role(characters)}.`,
        "تقرؤون بعض الأسطر بصوت عالٍ وتسجلونها بالهاتف أو الحاسوب. لا حاجة إلى حساب، ولا تكلفة.",
      ],
      quote: data.note ? { words: data.note, by } : null,
      facts: [
        characters ? ["دوركم", characters] : null,
        data.deadline ? ["يرجى التسجيل قبل", f.when(data.deadline)] : null,
        ["يعمل الرابط حتى", f.when(data.expiresAt)],
      ],
      button: "عرض الدعوة",
      after: [
        "فتح الرابط لا يلزمكم بشيء: القرار لكم في الصفحة. ويمكنكم سحب صوتكم في أي وقت.",
        "لا تعرفون ما هذا؟ إذن تجاهلوا هذه الرسالة.",
      ],
      short: again
        ? `ما زلنا ننتظر صوتكم في ${title}${role(characters)}. سجلوا هنا:`
        : `دعوة من ${by} للقراءة في ${title}${role(characters)}. بلا حساب:`,
      shorter: [`دعوة من ${by} للقراءة في قصة:`, "دعوة للقراءة في قصة:"],
      why:
        data.occasion === "test"
          ? "تصلكم هذه الرسالة لأنكم أرسلتم دعوة تجريبية إلى أنفسكم."
          : `تصلكم هذه الرسالة بدعوة من ${by}.`,
    };
  },
  joined(data, f) {
    const who = data.participant ? f.name(data.participant) : "ضيف";
    const title = story(data, f);
    return {
      subject: `مشاركة جديدة في ${title}: ${who}`,
      paragraphs: [`قُبلت دعوتكم إلى ${title}، ويمكن التسجيل الآن. الاسم: ${who}.`],
      button: "عرض المشاركين",
      short: `قُبلت دعوتكم إلى ${title}: ${who}.`,
      shorter: ["قُبلت دعوتكم."],
      why: why.owner,
    };
  },
  "session-started"(data, f) {
    const title = story(data, f);
    return {
      subject: `يمكنكم الآن دعوة الآخرين إلى ${title}`,
      paragraphs: [
        `التسجيل لـ ${title} مفتوح. يمكنكم دعوة العائلة والأصدقاء بالبريد أو برسالة قصيرة أو برابط.`,
      ],
      facts: [data.deadline ? ["ينتهي في", f.when(data.deadline)] : null],
      button: "دعوة شخص",
      short: `التسجيل لـ ${title} مفتوح. يمكنكم الدعوة الآن.`,
      why: why.owner,
    };
  },
  "session-reopened"(data, f) {
    const title = theirs(data, f);
    return {
      subject: `يمكنكم التسجيل من جديد: ${title}`,
      paragraphs: [`فُتح التسجيل من جديد: ${title}. تسجيلاتكم ما زالت موجودة.`],
      facts: [data.deadline ? ["يرجى التسجيل قبل", f.when(data.deadline)] : null],
      button: "متابعة التسجيل",
      short: `فُتح التسجيل من جديد: ${title}.`,
      shorter: ["فُتح التسجيل من جديد."],
      why: why.participant,
    };
  },
  "session-closed"(data, f) {
    const owner = data.reader === "owner";
    const title = owner ? story(data, f) : theirs(data, f);
    const cause = {
      owner: owner ? "لقد أغلقتم التسجيل." : "أُغلق التسجيل.",
      deadline: "انتهت المهلة.",
      "story-deleted": "حُذفت القصة.",
    }[data.cause];
    return {
      subject: `انتهى التسجيل: ${title}`,
      paragraphs: [
        `${cause} لا يمكن التسجيل حاليًا: ${title}.`,
        owner
          ? "يمكنكم فتحه من جديد في أي وقت ما دامت القصة موجودة."
          : "شكرًا على صوتكم. ما زال بإمكانكم سحب تسجيلاتكم.",
      ],
      button: owner ? "عرض التسجيل" : "عرض تسجيلاتكم",
      short: `${cause} لا يمكن التسجيل حاليًا: ${title}.`,
      shorter: [cause],
      why: owner ? why.owner : why.participant,
    };
  },
  "deadline-near"(data, f) {
    const title = theirs(data, f);
    const left =
      data.linesLeft === null
        ? null
        : f.plural(data.linesLeft, {
            zero: "لم يبق أي سطر.",
            one: "بقي سطر واحد.",
            two: "بقي سطران.",
            few: "بقيت # أسطر.",
            many: "بقي # سطرًا.",
            other: "بقي # سطر.",
          });
    return {
      subject: `يرجى التسجيل قريبًا: ${title}`,
      paragraphs: [[`ستكتمل القصة قريبًا: ${title}.`, left].filter(Boolean).join(" ")],
      facts: [["يرجى التسجيل قبل", f.when(data.deadline)]],
      button: "التسجيل الآن",
      short: [`يرجى التسجيل لـ ${title} قبل ${f.when(data.deadline)}.`, left].filter(Boolean).join(" "),
      shorter: [`يرجى التسجيل قريبًا: ${title}`, "يرجى التسجيل قريبًا:"],
      why: why.participant,
    };
  },
} satisfies Partial<Messages>;
