import { dictionary } from "@zxcvbn-ts/language-common";

const listed = new Set(dictionary["passwords-common"]);

/** Whether a password, in lower case, is among the ~49,000 that leaked most often. */
export const isCommonPassword = (lower: string): boolean => listed.has(lower);
