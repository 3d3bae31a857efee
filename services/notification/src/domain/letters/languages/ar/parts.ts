import type { Formats } from "../../formats.ts";

export const why = {
  owner: "تصلكم هذه الرسالة لأنكم تنظمون هذا التسجيل.",
  participant: "تصلكم هذه الرسالة لأنكم تشاركون في هذه القصة.",
  account: "تصلكم هذه الرسالة لأن لديكم حسابًا في Storytelling.",
};

export const story = ({ storyTitle }: { storyTitle: string | null }, f: Formats): string =>
  f.title(storyTitle, "قصتكم");
/** For a reader who was invited to it. */
export const theirs = ({ storyTitle }: { storyTitle: string | null }, f: Formats): string =>
  f.title(storyTitle, "القصة");

/** What a person can do about a recording that was refused. */
export const advice = {
  "not-audio": "هذا الملف ليس تسجيلًا صوتيًا. يرجى تسجيل السطر مرة أخرى أو إرسال ملف آخر.",
  "audio-damaged": "وصل التسجيل تالفًا. يرجى تسجيل السطر مرة أخرى.",
  "audio-unsupported": "لا نستطيع قراءة هذا الملف. يرجى تسجيل السطر في الصفحة.",
  "audio-too-large": "الملف كبير جدًا. يرجى تسجيل السطر في الصفحة.",
  "audio-too-long": "التسجيل طويل جدًا. يرجى قراءة السطر الظاهر فقط.",
  "audio-too-many-channels": "لا نستطيع استعمال هذا الملف. يرجى تسجيل السطر في الصفحة.",
  "audio-silent": "لا نسمع شيئًا. يرجى التأكد من الميكروفون ثم القراءة مرة أخرى.",
  "audio-empty": "التسجيل فارغ. يرجى تسجيل السطر مرة أخرى.",
  "consent-missing": "موافقتكم غير موجودة. يرجى إعطاؤها في الصفحة ثم التسجيل مرة أخرى.",
  "line-gone": "تغيرت القصة ولم يعد هذا السطر فيها. لا حاجة إلى أي شيء.",
};
