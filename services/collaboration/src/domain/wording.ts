import type { ConsentUse } from "@storytelling/values";

/** The version of the texts below; a consent keeps it. A changed text gets another version. */
export const wordingVersion = "1";

/** What a person reads before they consent, in their language. */
export interface Wording {
  readonly version: string;
  readonly language: string;
  readonly text: string;
  readonly uses: Readonly<Record<ConsentUse, string>>;
}

type Texts = Omit<Wording, "version" | "language">;

const texts: Readonly<Record<string, Texts>> = {
  en: {
    text: "I agree that my recordings are stored and used as ticked below, until the date that I choose. I can take this back at any time. Then my recordings are deleted from every audiobook, and I get a receipt.",
    uses: {
      "this-story": "Use my voice in this story, for the people whom its owner lets listen.",
      "this-series": "Use my voice in other stories of the same owner, too.",
      publishing: "Let everybody hear my voice when the story is published.",
      cloning: "Have a synthetic voice made that sounds like me.",
    },
  },
  de: {
    text: "Ich bin einverstanden, dass meine Aufnahmen gespeichert und wie unten angekreuzt verwendet werden, bis zu dem Tag, den ich wähle. Ich kann das jederzeit zurücknehmen. Dann werden meine Aufnahmen aus jedem Hörbuch gelöscht, und ich bekomme eine Bestätigung.",
    uses: {
      "this-story": "Meine Stimme in dieser Geschichte verwenden, für alle, die zuhören dürfen.",
      "this-series": "Meine Stimme auch in anderen Geschichten derselben Person verwenden.",
      publishing: "Alle dürfen meine Stimme hören, wenn die Geschichte veröffentlicht ist.",
      cloning: "Eine künstliche Stimme erstellen lassen, die wie ich klingt.",
    },
  },
  fr: {
    text: "J’accepte que mes enregistrements soient conservés et utilisés comme coché ci-dessous, jusqu’à la date que je choisis. Je peux revenir sur cet accord à tout moment. Mes enregistrements sont alors effacés de chaque livre audio, et je reçois une attestation.",
    uses: {
      "this-story": "Utiliser ma voix dans cette histoire, pour les personnes autorisées à l’écouter.",
      "this-series": "Utiliser ma voix aussi dans d’autres histoires de la même personne.",
      publishing: "Laisser tout le monde entendre ma voix quand l’histoire est publiée.",
      cloning: "Faire créer une voix de synthèse qui ressemble à la mienne.",
    },
  },
  es: {
    text: "Acepto que mis grabaciones se guarden y se usen como está marcado abajo, hasta la fecha que elijo. Puedo retirar este permiso en cualquier momento. Entonces mis grabaciones se borran de todos los audiolibros y recibo un justificante.",
    uses: {
      "this-story": "Usar mi voz en esta historia, para las personas que pueden escucharla.",
      "this-series": "Usar mi voz también en otras historias de la misma persona.",
      publishing: "Que todos puedan oír mi voz cuando se publique la historia.",
      cloning: "Que se cree una voz sintética que suene como yo.",
    },
  },
  ar: {
    text: "أوافق على حفظ تسجيلاتي واستخدامها كما هو محدد أدناه حتى التاريخ الذي أختاره. يمكنني سحب موافقتي في أي وقت، وعندها تُحذف تسجيلاتي من كل كتاب صوتي وأحصل على إيصال.",
    uses: {
      "this-story": "استخدام صوتي في هذه القصة لمن يُسمح لهم بالاستماع.",
      "this-series": "استخدام صوتي أيضًا في قصص أخرى للشخص نفسه.",
      publishing: "السماح للجميع بسماع صوتي عند نشر القصة.",
      cloning: "إنشاء صوت اصطناعي يشبه صوتي.",
    },
  },
};

/** The wording in a language; English where we have no other. */
export function wordingIn(tag: string): Wording {
  const base = tag.split("-", 1)[0] ?? "en";
  const language = texts[base] ? base : "en";
  return { version: wordingVersion, language, ...(texts[language] as Texts) };
}
