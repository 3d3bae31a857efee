import type { TakeFinding } from "@storytelling/values";
import { type AdviceLanguage, adviceLanguageOf } from "./languages.ts";

type Sentences = { readonly [Finding in TakeFinding]: string };

const ADVICE: { readonly [Language in AdviceLanguage]: Sentences } = {
  en: {
    "too-quiet": "Please come a little closer to the phone.",
    clipped: "Please move a little away from the phone, or speak a little more softly.",
    noisy: "Please find a quieter place, or close the window.",
    "too-short": "Some words may be missing; please read the whole line.",
    "too-long": "There is more in this recording than the line; please read only the line.",
    "other-words": "This sounds like other words; please check that you read the right line.",
    "cut-off": "The recording ends in the middle of a word; please wait a moment before you press stop.",
    echo: "The room echoes; please try a room with curtains, carpets or cushions.",
  },
  de: {
    "too-quiet": "Bitte kommen Sie etwas näher ans Telefon.",
    clipped: "Bitte gehen Sie etwas weiter vom Telefon weg, oder sprechen Sie etwas leiser.",
    noisy: "Bitte suchen Sie einen ruhigeren Ort, oder schließen Sie das Fenster.",
    "too-short": "Vielleicht fehlen einige Wörter; bitte lesen Sie die ganze Zeile.",
    "too-long": "In dieser Aufnahme ist mehr zu hören als die Zeile; bitte lesen Sie nur die Zeile.",
    "other-words":
      "Das klingt nach anderen Wörtern; bitte prüfen Sie, ob Sie die richtige Zeile gelesen haben.",
    "cut-off": "Die Aufnahme endet mitten im Wort; bitte warten Sie einen Moment, bevor Sie sie beenden.",
    echo: "Der Raum hallt; bitte versuchen Sie es in einem Zimmer mit Vorhängen, Teppich oder Kissen.",
  },
  fr: {
    "too-quiet": "Veuillez vous rapprocher un peu du téléphone.",
    clipped: "Veuillez vous éloigner un peu du téléphone, ou parler un peu moins fort.",
    noisy: "Veuillez chercher un endroit plus calme, ou fermer la fenêtre.",
    "too-short": "Il manque peut-être quelques mots ; veuillez lire toute la réplique.",
    "too-long": "L’enregistrement contient plus que la réplique ; veuillez ne lire que la réplique.",
    "other-words": "On dirait d’autres mots ; veuillez vérifier que vous avez lu la bonne réplique.",
    "cut-off":
      "L’enregistrement s’arrête au milieu d’un mot ; veuillez attendre un instant avant d’appuyer sur arrêt.",
    echo: "La pièce résonne ; essayez une pièce avec des rideaux, un tapis ou des coussins.",
  },
  es: {
    "too-quiet": "Por favor, acérquese un poco más al teléfono.",
    clipped: "Por favor, aléjese un poco del teléfono o hable un poco más bajo.",
    noisy: "Por favor, busque un lugar más tranquilo o cierre la ventana.",
    "too-short": "Quizá falten algunas palabras; por favor, lea la línea completa.",
    "too-long": "En esta grabación hay más que la línea; por favor, lea solo la línea.",
    "other-words": "Parecen otras palabras; por favor, compruebe que ha leído la línea correcta.",
    "cut-off":
      "La grabación termina en mitad de una palabra; por favor, espere un momento antes de detenerla.",
    echo: "La habitación tiene eco; pruebe en una habitación con cortinas, alfombras o cojines.",
  },
  ar: {
    "too-quiet": "يُرجى الاقتراب قليلًا من الهاتف.",
    clipped: "يُرجى الابتعاد قليلًا عن الهاتف أو التحدث بصوت أخفض قليلًا.",
    noisy: "يُرجى اختيار مكان أكثر هدوءًا أو إغلاق النافذة.",
    "too-short": "ربما تنقص بعض الكلمات؛ يُرجى قراءة السطر كاملًا.",
    "too-long": "في هذا التسجيل أكثر من السطر؛ يُرجى قراءة السطر وحده.",
    "other-words": "تبدو هذه كلمات أخرى؛ يُرجى التأكد من قراءة السطر الصحيح.",
    "cut-off": "ينتهي التسجيل في منتصف كلمة؛ يُرجى الانتظار لحظة قبل الضغط على زر الإيقاف.",
    echo: "في الغرفة صدى؛ يُرجى تجربة غرفة فيها ستائر أو سجاد أو وسائد.",
  },
};

/** One kind sentence on how to record better, in the person's language, else in English. */
export const adviceFor = (finding: TakeFinding, language: string): string =>
  ADVICE[adviceLanguageOf(language)][finding];
