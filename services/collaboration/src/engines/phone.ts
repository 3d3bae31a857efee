import { parsePhoneNumberFromString } from "libphonenumber-js/max";

/** A phone number as E.164, such as `+4930901820`; null when no country has this number. */
export function phoneNumberOf(written: string): string | null {
  const parsed = parsePhoneNumberFromString(written);
  return parsed?.isValid() ? parsed.number : null;
}
