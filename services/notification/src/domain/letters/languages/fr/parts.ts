import type { Formats } from "../../formats.ts";

export const why = {
  owner: "Vous recevez ce message parce que vous organisez cet enregistrement.",
  participant: "Vous recevez ce message parce que vous participez à cette histoire.",
  account: "Vous recevez ce message parce que vous avez un compte chez Storytelling.",
};

export const story = ({ storyTitle }: { storyTitle: string | null }, f: Formats): string =>
  f.title(storyTitle, "votre histoire");
/** For a reader who was invited to it. */
export const theirs = ({ storyTitle }: { storyTitle: string | null }, f: Formats): string =>
  f.title(storyTitle, "l’histoire");

/** What a person can do about a recording that was refused. */
export const advice = {
  "not-audio": "Ce fichier n’est pas un son. Enregistrez encore la ligne, ou envoyez un autre fichier.",
  "audio-damaged": "L’enregistrement est arrivé abîmé. Enregistrez encore la ligne, s’il vous plaît.",
  "audio-unsupported": "Nous ne pouvons pas lire ce fichier. Enregistrez la ligne sur la page.",
  "audio-too-large": "Le fichier est trop grand. Enregistrez la ligne sur la page.",
  "audio-too-long": "L’enregistrement est trop long. Lisez seulement la ligne affichée.",
  "audio-too-many-channels": "Nous ne pouvons pas utiliser ce fichier. Enregistrez la ligne sur la page.",
  "audio-silent": "On n’entend rien. Vérifiez que le micro est allumé, puis lisez encore une fois.",
  "audio-empty": "L’enregistrement est vide. Enregistrez encore la ligne, s’il vous plaît.",
  "consent-missing": "Votre accord manque. Donnez-le sur la page, puis enregistrez encore.",
  "line-gone": "L’histoire a changé, et cette ligne n’y est plus. Vous n’avez rien à faire.",
};
