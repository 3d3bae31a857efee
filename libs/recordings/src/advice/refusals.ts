import type { TakeRefusal } from "@storytelling/values";
import { type AdviceLanguage, adviceLanguageOf } from "./languages.ts";

type Sentences = { readonly [Code in TakeRefusal]: string };

export const REFUSAL_ADVICE: { readonly [Language in AdviceLanguage]: Sentences } = {
  en: {
    "not-audio": "This file is not a sound recording. Please send a recording, such as a voice memo.",
    "audio-damaged": "This recording is damaged and cannot be played. Please record it again.",
    "audio-unsupported":
      "We cannot read this kind of recording yet. Please save it as M4A, MP3 or WAV and send it again.",
    "audio-too-large": "This file is too large. Please send a shorter recording, or save it as M4A or MP3.",
    "audio-too-long": "This recording is too long. Please send it in several shorter parts.",
    "audio-too-many-channels":
      "This recording has too many channels or a very high sampling rate. Please save it in mono or stereo at 48 kHz.",
    "audio-silent": "We hear no voice in this recording. Please check the microphone and record it again.",
    "audio-empty": "This recording is empty. Please record it again.",
    "consent-missing":
      "You have not yet allowed the use of your voice for this story. Please give your consent first.",
    "line-gone": "This line is no longer part of the story. Please choose another line.",
  },
  de: {
    "not-audio":
      "Diese Datei ist keine Tonaufnahme. Bitte schicken Sie eine Aufnahme, zum Beispiel eine Sprachnotiz.",
    "audio-damaged":
      "Diese Aufnahme ist beschädigt und lässt sich nicht abspielen. Bitte nehmen Sie sie noch einmal auf.",
    "audio-unsupported":
      "Diese Art von Aufnahme können wir noch nicht lesen. Bitte speichern Sie sie als M4A, MP3 oder WAV und schicken Sie sie noch einmal.",
    "audio-too-large":
      "Diese Datei ist zu groß. Bitte schicken Sie eine kürzere Aufnahme oder speichern Sie sie als M4A oder MP3.",
    "audio-too-long": "Diese Aufnahme ist zu lang. Bitte schicken Sie sie in mehreren kürzeren Teilen.",
    "audio-too-many-channels":
      "Diese Aufnahme hat zu viele Kanäle oder eine sehr hohe Abtastrate. Bitte speichern Sie sie in Mono oder Stereo mit 48 kHz.",
    "audio-silent":
      "In dieser Aufnahme hören wir keine Stimme. Bitte prüfen Sie das Mikrofon und nehmen Sie noch einmal auf.",
    "audio-empty": "Diese Aufnahme ist leer. Bitte nehmen Sie noch einmal auf.",
    "consent-missing":
      "Sie haben noch nicht erlaubt, Ihre Stimme für diese Geschichte zu verwenden. Bitte geben Sie zuerst Ihre Einwilligung.",
    "line-gone": "Diese Zeile gehört nicht mehr zur Geschichte. Bitte wählen Sie eine andere Zeile.",
  },
  fr: {
    "not-audio":
      "Ce fichier n’est pas un enregistrement sonore. Veuillez envoyer un enregistrement, par exemple un mémo vocal.",
    "audio-damaged":
      "Cet enregistrement est endommagé et ne peut pas être lu. Veuillez l’enregistrer de nouveau.",
    "audio-unsupported":
      "Nous ne savons pas encore lire ce type d’enregistrement. Veuillez l’enregistrer au format M4A, MP3 ou WAV et l’envoyer de nouveau.",
    "audio-too-large":
      "Ce fichier est trop volumineux. Veuillez envoyer un enregistrement plus court, ou au format M4A ou MP3.",
    "audio-too-long":
      "Cet enregistrement est trop long. Veuillez l’envoyer en plusieurs parties plus courtes.",
    "audio-too-many-channels":
      "Cet enregistrement a trop de canaux ou une fréquence d’échantillonnage très élevée. Veuillez l’enregistrer en mono ou en stéréo à 48 kHz.",
    "audio-silent":
      "Nous n’entendons pas de voix dans cet enregistrement. Veuillez vérifier le micro et recommencer.",
    "audio-empty": "Cet enregistrement est vide. Veuillez recommencer.",
    "consent-missing":
      "Vous n’avez pas encore autorisé l’utilisation de votre voix pour cette histoire. Veuillez d’abord donner votre accord.",
    "line-gone": "Cette réplique ne fait plus partie de l’histoire. Veuillez en choisir une autre.",
  },
  es: {
    "not-audio":
      "Este archivo no es una grabación de sonido. Por favor, envíe una grabación, por ejemplo una nota de voz.",
    "audio-damaged": "Esta grabación está dañada y no se puede reproducir. Por favor, grábela de nuevo.",
    "audio-unsupported":
      "Todavía no podemos leer este tipo de grabación. Por favor, guárdela como M4A, MP3 o WAV y envíela de nuevo.",
    "audio-too-large":
      "Este archivo es demasiado grande. Por favor, envíe una grabación más corta, o guárdela como M4A o MP3.",
    "audio-too-long": "Esta grabación es demasiado larga. Por favor, envíela en varias partes más cortas.",
    "audio-too-many-channels":
      "Esta grabación tiene demasiados canales o una frecuencia de muestreo muy alta. Por favor, guárdela en mono o estéreo a 48 kHz.",
    "audio-silent":
      "No oímos ninguna voz en esta grabación. Por favor, revise el micrófono y grabe de nuevo.",
    "audio-empty": "Esta grabación está vacía. Por favor, grabe de nuevo.",
    "consent-missing":
      "Aún no ha permitido el uso de su voz para esta historia. Por favor, dé primero su consentimiento.",
    "line-gone": "Esta línea ya no forma parte de la historia. Por favor, elija otra línea.",
  },
  ar: {
    "not-audio": "هذا الملف ليس تسجيلًا صوتيًا. يُرجى إرسال تسجيل، مثل مذكرة صوتية.",
    "audio-damaged": "هذا التسجيل تالف ولا يمكن تشغيله. يُرجى التسجيل مرة أخرى.",
    "audio-unsupported":
      "لا يمكننا قراءة هذا النوع من التسجيلات بعد. يُرجى حفظه بصيغة M4A أو MP3 أو WAV وإرساله مرة أخرى.",
    "audio-too-large": "هذا الملف كبير جدًا. يُرجى إرسال تسجيل أقصر، أو حفظه بصيغة M4A أو MP3.",
    "audio-too-long": "هذا التسجيل طويل جدًا. يُرجى إرساله في عدة أجزاء أقصر.",
    "audio-too-many-channels":
      "قنوات هذا التسجيل كثيرة جدًا أو معدل عيناته مرتفع جدًا. يُرجى حفظه أحادي القناة أو ستيريو بمعدل 48 كيلوهرتز.",
    "audio-silent": "لا نسمع صوتًا في هذا التسجيل. يُرجى التحقق من الميكروفون والتسجيل مرة أخرى.",
    "audio-empty": "هذا التسجيل فارغ. يُرجى التسجيل مرة أخرى.",
    "consent-missing": "لم تسمح بعد باستخدام صوتك في هذه القصة. يُرجى إعطاء موافقتك أولًا.",
    "line-gone": "لم يعد هذا السطر جزءًا من القصة. يُرجى اختيار سطر آخر.",
  },
};

/** What to tell a person whose recording was refused, in their language, else in English. */
export const refusalAdvice = (code: TakeRefusal, language: string): string =>
  REFUSAL_ADVICE[adviceLanguageOf(language)][code];
