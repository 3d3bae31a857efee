import type { Messages } from "../../told.ts";
import { story, why } from "./parts.ts";

/** What happens to a user's own stories. */
export const stories = {
  "story-created"(data, f) {
    const title = story(data, f);
    return {
      subject: `تم الحفظ: ${title}`,
      paragraphs: [`حفظنا ${title}. والآن نبحث عن الشخصيات.`],
      button: "فتح القصة",
      short: `تم الحفظ: ${title}.`,
      why: why.account,
    };
  },
  "story-analyzed"(data, f) {
    const title = story(data, f);
    return {
      subject: `تمت القراءة: ${title}`,
      paragraphs: [`قرأنا ${title} ونعرف من يقول كل سطر. يمكنكم تصحيح كل سطر.`],
      button: "عرض الأسطر",
      short: `قرأنا ${title} ونعرف من يقول كل سطر.`,
      why: why.account,
    };
  },
  "characters-found"(data, f) {
    const title = story(data, f);
    const found =
      data.characters.length === 0
        ? "راويًا فقط"
        : f.plural(data.characters.length, {
            one: "شخصية واحدة",
            two: "شخصيتين",
            few: "# شخصيات",
            many: "# شخصية",
            other: "# شخصية",
          });
    return {
      subject: `وجدنا ${found}: ${title}`,
      paragraphs: [
        data.characters.length > 0 && `المتحدثون: ${f.list(data.characters.map(f.name))}.`,
        "يمكنكم اختيار صوت لكل دور، أو دعوة شخص ليؤديه.",
      ],
      button: "عرض الشخصيات",
      short: `وجدنا ${found}: ${title}.`,
      why: why.account,
    };
  },
  "story-published"(data, f) {
    const title = story(data, f);
    return {
      subject: `تم النشر: ${title}`,
      paragraphs: [`يستطيع الآخرون الآن قراءة ${title}. يمكنكم التراجع في أي وقت.`],
      button: "فتح القصة",
      short: `تم النشر: ${title}.`,
      why: why.account,
    };
  },
  "narration-completed"(data, f) {
    const title = story(data, f);
    const length =
      data.durationMs === null
        ? ""
        : ` المدة: ${f.plural(f.minutes(data.durationMs), {
            one: "دقيقة واحدة",
            two: "دقيقتان",
            few: "# دقائق",
            many: "# دقيقة",
            other: "# دقيقة",
          })}.`;
    return {
      subject: `جاهز للاستماع: ${title}`,
      paragraphs: [`الكتاب المسموع جاهز: ${title}.${length}`],
      button: "استماع",
      short: `الكتاب المسموع جاهز: ${title}.${length}`,
      why: why.account,
    };
  },
  "narration-failed"(data, f) {
    const title = story(data, f);
    return {
      subject: `لم يكتمل الكتاب المسموع: ${title}`,
      paragraphs: [
        `لم نستطع إكمال الكتاب المسموع: ${title}. ما صُنع منه محفوظ.`,
        "افتحوا القصة لرؤية السبب وللمحاولة مرة أخرى.",
      ],
      button: "فتح القصة",
      short: `لم نستطع إكمال الكتاب المسموع: ${title}.`,
      shorter: ["لم نستطع إكمال الكتاب المسموع."],
      why: why.account,
    };
  },
} satisfies Partial<Messages>;
