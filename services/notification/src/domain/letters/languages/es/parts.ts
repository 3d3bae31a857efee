import type { Formats } from "../../formats.ts";

export const why = {
  owner: "Recibe este mensaje porque usted organiza esta grabación.",
  participant: "Recibe este mensaje porque participa en esta historia.",
  account: "Recibe este mensaje porque tiene una cuenta en Storytelling.",
};

export const story = ({ storyTitle }: { storyTitle: string | null }, f: Formats): string =>
  f.title(storyTitle, "su historia");
/** For a reader who was invited to it. */
export const theirs = ({ storyTitle }: { storyTitle: string | null }, f: Formats): string =>
  f.title(storyTitle, "la historia");

/** What a person can do about a recording that was refused. */
export const advice = {
  "not-audio": "El archivo no es una grabación. Grabe la línea otra vez, o envíe otro archivo.",
  "audio-damaged": "La grabación llegó dañada. Por favor, grabe la línea otra vez.",
  "audio-unsupported": "No podemos leer este archivo de sonido. Por favor, grabe la línea en la página.",
  "audio-too-large": "El archivo es demasiado grande. Por favor, grabe la línea en la página.",
  "audio-too-long": "La grabación es demasiado larga. Por favor, lea solo la línea que ve.",
  "audio-too-many-channels":
    "No podemos usar este archivo de sonido. Por favor, grabe la línea en la página.",
  "audio-silent": "No se oye nada. Compruebe que el micrófono está encendido, y lea otra vez.",
  "audio-empty": "La grabación está vacía. Por favor, grabe la línea otra vez.",
  "consent-missing": "Falta su permiso. Délo en la página, y después grabe otra vez.",
  "line-gone": "La historia ha cambiado, y esta línea ya no está. No tiene que hacer nada.",
};
