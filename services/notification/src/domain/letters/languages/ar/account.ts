import type { Messages } from "../../told.ts";
import { why } from "./parts.ts";

const resources: Readonly<Record<string, string>> = {
  stories: "القصص",
  analysedWords: "الكلمات المحللة",
  narratedCharacters: "الحروف المقروءة بصوت عالٍ",
  humanTakes: "الأسطر المسجلة",
  videoMinutes: "دقائق الفيديو",
  guestsPerSession: "الضيوف في التسجيل الواحد",
  storageBytes: "مساحة التخزين",
};
const tiers: Readonly<Record<string, string>> = {
  free: "Free",
  silver: "Silver",
  gold: "Gold",
  platinum: "Platinum",
};
const named = (tier: string): string => tiers[tier] ?? tier;
const way = { email: "رسائل بريد", sms: "رسائل قصيرة" };

/** A user's account and plan, and what they want to be told. */
export const account = {
  welcome() {
    return {
      subject: "أهلًا بكم في Storytelling",
      paragraphs: [
        "يسعدنا وجودكم. اكتبوا قصة أو أحضروا قصة، واستمعوا إليها بصوت لكل شخصية.",
        "تستطيع العائلة والأصدقاء أداء شخصية بصوتهم، بلا حساب.",
      ],
      button: "بدء قصة",
      short: "يسعدنا وجودكم. اكتبوا قصة واستمعوا إليها بأصوات كثيرة.",
      why: why.account,
    };
  },
  "role-changed"(data) {
    return {
      subject: "لديكم دور جديد",
      paragraphs: [
        `دوركم في Storytelling الآن هو «${data.role}». يرجى تسجيل الدخول من جديد.`,
        "إذا لم تتوقعوا ذلك، فاسألوا من يدير Storytelling عندكم.",
      ],
      button: "تسجيل الدخول",
      short: `دوركم في Storytelling الآن هو «${data.role}».`,
      why: why.account,
    };
  },
  "tier-changed"(data) {
    return {
      subject: `خطتكم الآن ${named(data.tier)}`,
      paragraphs: [
        `كانت خطتكم ${named(data.previousTier)}، وهي الآن ${named(data.tier)}.`,
        "تبقى قصصكم وتسجيلاتكم كما هي.",
      ],
      button: "عرض الخطة",
      short: `خطتكم الآن ${named(data.tier)}.`,
      why: why.account,
    };
  },
  upgraded(data, f) {
    return {
      subject: `شكرًا: لديكم الآن ${named(data.tier)}`,
      paragraphs: [`لديكم ${named(data.tier)} من هذه اللحظة. شكرًا على دعمكم.`],
      facts: [["المدفوع", f.money(data.amount, data.currency)]],
      button: "عرض الخطة",
      short: `لديكم الآن ${named(data.tier)}. شكرًا لكم!`,
      why: why.account,
    };
  },
  "limit-reached"(data, f) {
    const what = resources[data.resource] ?? data.resource;
    const all = data.percent >= 100;
    const used = `${f.number(data.percent)}٪`;
    return {
      subject: all ? `انتهت حصتكم: ${what}` : `أوشكت حصتكم على الانتهاء: ${what}`,
      paragraphs: [
        all ? "انتهت حصتكم لهذا الشهر. كل ما صنعتموه محفوظ." : `استعملتم ${used} من حصتكم لهذا الشهر.`,
        "يمكنكم المتابعة فورًا بخطة أكبر، أو انتظار الشهر الجديد.",
      ],
      facts: [
        ["الحصة", what],
        data.resource === "storageBytes"
          ? null
          : ["المستعمل", `${f.number(data.used)} / ${f.number(data.allowance)}`],
        ["يبدأ شهر جديد", f.when(data.renewsAt)],
      ],
      button: "عرض الخطة",
      short: all ? `انتهت حصتكم لهذا الشهر: ${what}.` : `استعملتم ${used} من حصتكم: ${what}.`,
      why: why.account,
    };
  },
  "payment-done"(data, f) {
    const amount = f.money(data.amount, data.currency);
    return {
      subject: `شكرًا على دفعكم ${amount}`,
      paragraphs: ["وصلت دفعتكم. شكرًا لكم!"],
      facts: [
        ["المبلغ", amount],
        ["الفاتورة", data.invoiceNumber],
      ],
      button: "عرض الفاتورة",
      short: `وصلت دفعتكم: ${amount}. شكرًا لكم!`,
      why: why.account,
    };
  },
  "payment-failed"(data, f) {
    const amount = f.money(data.amount, data.currency);
    return {
      subject: "لم تنجح عملية الدفع",
      paragraphs: [`لم نستطع خصم ${amount} من بطاقتكم.`, "يرجى التحقق من بطاقتكم. قصصكم في أمان على أي حال."],
      facts: [
        data.nextTryAt ? ["نحاول مرة أخرى", f.when(data.nextTryAt)] : null,
        data.endsAt ? ["بلا دفع تنتهي خطتكم", f.when(data.endsAt)] : null,
      ],
      button: "التحقق من البطاقة",
      short: `لم نستطع خصم ${amount} من بطاقتكم. يرجى التحقق منها.`,
      why: why.account,
    };
  },
  digest(data, f) {
    const count = f.plural(data.items.length, {
      one: "خبر واحد",
      two: "خبران",
      few: "# أخبار",
      many: "# خبرًا",
      other: "# خبر",
    });
    return {
      subject: `${count} في Storytelling`,
      paragraphs: ["هذا ما حدث منذ رسالتنا الأخيرة:"],
      items: data.items,
      button: "فتح Storytelling",
      short: `${count} في Storytelling.`,
      why: why.account,
    };
  },
  "opted-out"(data) {
    return {
      subject: "لن نكتب إليكم بعد الآن",
      paragraphs: [`لن تصلكم ${way[data.way]} من Storytelling بعد الآن.`],
      short: `Storytelling: لن تصلكم ${way[data.way]} بعد الآن. لاستقبالها من جديد: START`,
      shorter: [`Storytelling: لن تصلكم ${way[data.way]} بعد الآن.`],
      why: "تصلكم هذه الرسالة لأنكم طلبتم الإيقاف.",
    };
  },
  "opted-in"(data) {
    return {
      subject: "تصلكم رسائلنا من جديد",
      paragraphs: [`تصلكم ${way[data.way]} من Storytelling من جديد.`],
      short: `Storytelling: تصلكم ${way[data.way]} من جديد. للإيقاف: STOP`,
      why: "تصلكم هذه الرسالة لأنكم طلبتم ذلك من جديد.",
    };
  },
} satisfies Partial<Messages>;
