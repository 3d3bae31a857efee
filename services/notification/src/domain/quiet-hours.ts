import { localTimeOf, nextAt } from "./local-time.ts";
import type { QuietHours } from "./preferences.ts";

/** The quiet hours for SMS to guests, who cannot choose any: from nine in the evening until eight. */
export const guestsNight: QuietHours = { from: 21 * 60, until: 8 * 60 };

/** When a message may be sent that would be sent at `moment`: at once, or when the quiet hours end. */
export function afterQuiet(moment: Date, quiet: QuietHours | null, timeZone: string): Date {
  if (!quiet || !isQuiet(localTimeOf(moment, timeZone).minute, quiet)) return moment;
  return nextAt(quiet.until, moment, timeZone);
}

const isQuiet = (minute: number, { from, until }: QuietHours): boolean =>
  from <= until ? minute >= from && minute < until : minute >= from || minute < until;
