import type { Messages } from "../../told.ts";
import { advice, story, theirs, why } from "./parts.ts";

/** Recordings: sent, checked, returned, used, withdrawn. */
export const takes = {
  contributed(data, f) {
    const title = story(data, f);
    const counted = data.people.map(({ name, takes, texts }) => {
      const what = [
        takes > 0 &&
          f.plural(takes, {
            one: "تسجيل واحد",
            two: "تسجيلان",
            few: "# تسجيلات",
            many: "# تسجيلًا",
            other: "# تسجيل",
          }),
        texts > 0 &&
          f.plural(texts, { one: "نص واحد", two: "نصان", few: "# نصوص", many: "# نصًا", other: "# نص" }),
      ].filter((one) => one !== false);
      return [name ? f.name(name) : "ضيف", f.list(what)] as const;
    });
    const [first] = counted;
    const sum = counted.map(([name, what]) => `${name}: ${what}`).join("؛ ");
    return {
      subject: counted.length === 1 && first ? `جديد من ${first[0]}: ${first[1]}` : `أصوات جديدة: ${title}`,
      heading: `جديد في ${title}`,
      paragraphs: ["هذا ما وصل. يمكنكم الاستماع إليه واختيار ما يعجبكم."],
      facts: counted,
      button: "استماع",
      short: `جديد في ${title}. ${sum}.`,
      shorter: [`تسجيلات جديدة: ${title}`, "وصلت تسجيلات جديدة."],
      why: why.owner,
    };
  },
  "take-refused"(data, f) {
    const title = theirs(data, f);
    const again = data.reason !== "line-gone";
    return {
      subject: again ? `يرجى تسجيل سطر مرة أخرى: ${title}` : `تغير سطر: ${title}`,
      paragraphs: ["شكرًا على القراءة. لا نستطيع استعمال هذا التسجيل:", advice[data.reason]],
      facts: [data.line ? ["السطر", data.line] : null],
      button: again ? "التسجيل مرة أخرى" : "عرض أسطركم",
      after: ["كل تسجيلاتكم الأخرى محفوظة."],
      short: advice[data.reason],
      shorter: [again ? "يرجى تسجيل سطر مرة أخرى:" : "تغير سطر."],
      why: why.participant,
    };
  },
  returned(data, f) {
    const title = theirs(data, f);
    const by = data.organiser ? f.name(data.organiser) : "Storytelling";
    return {
      subject: `رجاء من ${by}: قراءة سطر مرة أخرى في ${title}`,
      heading: "مرة أخرى من فضلكم",
      paragraphs: [`شكرًا على تسجيلكم. رجاء من ${by}: قراءة سطر مرة أخرى في ${title}.`],
      quote: data.note ? { words: data.note, by } : null,
      facts: [data.line ? ["السطر", data.line] : null],
      button: "التسجيل مرة أخرى",
      after: ["كل تسجيلاتكم الأخرى محفوظة."],
      short: `رجاء من ${by}: قراءة سطر مرة أخرى في ${title}.${data.note ? ` «${f.name(data.note)}»` : ""}`,
      shorter: ["يرجى قراءة سطر مرة أخرى:"],
      why: why.participant,
    };
  },
  accepted(data, f) {
    const title = theirs(data, f);
    const what = f.plural(data.takes, {
      one: "تسجيلكم",
      two: "تسجيلان لكم",
      few: "# تسجيلات لكم",
      many: "# تسجيلًا لكم",
      other: "# تسجيل لكم",
    });
    return {
      subject: `تم اختيار صوتكم: ${title}`,
      paragraphs: [
        `تم قبول ${what} في ${title}. شكرًا لكم!`,
        data.organiser && `من: ${f.name(data.organiser)}.`,
      ],
      button: "عرض أسطركم",
      short: `تم قبول ${what} في ${title}. شكرًا لكم!`,
      shorter: [`تم قبول ${what}. شكرًا لكم!`],
      why: why.participant,
    };
  },
  regenerated(data, f) {
    const title = theirs(data, f);
    const characters = f.list(data.characters.map(f.name));
    return {
      subject: "استمعوا إلى القصة بصوتكم",
      paragraphs: [`صدرت نسخة جديدة بصوتكم${characters ? ` (${characters})` : ""}: ${title}.`],
      button: "استماع",
      after: ["يمكنكم سحب صوتكم في الصفحة نفسها في أي وقت."],
      short: `يمكنكم الآن سماع ${title} بصوتكم.`,
      shorter: ["استمعوا إلى القصة بصوتكم:"],
      why: why.participant,
    };
  },
  "voice-withdrawn-receipt"(data, f) {
    const about = data.storyTitle ? ` (${f.title(data.storyTitle, "")})` : "";
    const cause = {
      person: "لقد سحبتم موافقتكم.",
      erased: "طُلب محو حسابكم أو بياناتكم.",
      expired: "انتهت مدة موافقتكم.",
      "story-deleted": "حُذفت القصة.",
    }[data.cause];
    return {
      subject: "حُذف صوتكم: إيصالكم",
      heading: "حُذف صوتكم",
      paragraphs: [`${cause} حذفنا كل ما صُنع من صوتكم${about}.`, "يرجى الاحتفاظ بهذه الرسالة. إنها إيصالكم."],
      facts: [
        ["الإيصال", data.receiptId],
        ["التسجيلات المحذوفة", f.number(data.takes)],
        data.profiles > 0 ? ["ملفات الصوت المحذوفة", f.number(data.profiles)] : null,
        ["كتب مسموعة صارت بلا صوتكم", f.number(data.narrations)],
        ["أسطر يقرؤها صوت آخر الآن", f.number(data.lines)],
        ["وقت الطلب", f.when(data.withdrawnAt)],
        ["وقت التنفيذ", f.when(data.deletedAt)],
      ],
      ...(data.link ? { button: "عرض الإيصال" } : {}),
      after: ["لا نستطيع حذف النسخ التي نزّلها أحد من قبل."],
      short: `حُذف صوتكم${about}. الإيصال ${data.receiptId}.`,
      shorter: [`حُذف صوتكم. الإيصال ${data.receiptId}`, "حُذف صوتكم. الإيصال:"],
      why: "تصلكم هذه الرسالة لأن صوتكم كان محفوظًا هنا.",
    };
  },
  "voice-withdrawn-note"(data, f) {
    const who = data.participant ? f.name(data.participant) : "ضيف";
    const title = story(data, f);
    const lines = f.plural(data.lines, {
      zero: "لم يكن في القصة أي سطر بهذا الصوت.",
      one: "سطر واحد يقرؤه الآن صوت اصطناعي.",
      two: "سطران يقرؤهما الآن صوت اصطناعي.",
      few: "# أسطر يقرؤها الآن صوت اصطناعي.",
      many: "# سطرًا يقرؤها الآن صوت اصطناعي.",
      other: "# سطر يقرؤها الآن صوت اصطناعي.",
    });
    return {
      subject: `سُحب صوت من ${title}: ${who}`,
      paragraphs: [
        `سُحب صوت ${who} من ${title}، وحُذفت التسجيلات. ${lines}`,
        "يرجى عدم مشاركة نسخ فيها هذا الصوت بعد الآن.",
      ],
      button: "عرض القصة",
      short: `سُحب صوت ${who} من ${title}. ${lines}`,
      shorter: [`سُحب صوت من ${title}.`, "سُحب صوت من قصتكم."],
      why: why.owner,
    };
  },
} satisfies Partial<Messages>;
