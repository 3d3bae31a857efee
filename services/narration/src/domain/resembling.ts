import { baseOf } from "@storytelling/values";

const NAMES: Readonly<Record<string, (name: string) => string>> = {
  en: (name) => `made to resemble ${name}`,
  de: (name) => `${name} nachempfunden`,
  fr: (name) => `à la ressemblance de ${name}`,
  es: (name) => `a semejanza de ${name}`,
  it: (name) => `a somiglianza di ${name}`,
  pt: (name) => `à semelhança de ${name}`,
};

/** The name of a synthetic voice that is made to resemble a person's. Credits and labels have it, in the story's language. */
export const resemblingName = (name: string, language: string): string =>
  (NAMES[baseOf(language)] ?? (NAMES.en as (name: string) => string))(name);
