import { z } from "zod";
import { isTimeZone, LetterLanguage, type Preferences } from "../domain/preferences.ts";
import { Topic, Way } from "../domain/ways.ts";

const clock = z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/, { error: "Give a time of day such as 22:00." });

/** Preferences as people read and send them. */
export const PreferencesView = z.strictObject({
  language: LetterLanguage.nullable().meta({ description: "Null: as others know it, else English." }),
  timeZone: z.string().max(64).refine(isTimeZone, { error: "Give an IANA time zone such as Europe/Berlin." }),
  quietHours: z
    .strictObject({ from: clock, until: clock })
    .nullable()
    .meta({ description: "When nothing but in-app messages is sent, by the clocks of the time zone." }),
  digest: z
    .enum(["off", "daily"])
    .meta({ description: "Daily: e-mail about what others contribute comes once a day." }),
  digestHour: z.int().min(0).max(23),
  ways: z
    .partialRecord(Topic, z.array(Way).max(4))
    .meta({ description: "The ways for topics; a topic that is not named has its usual ones." }),
});
export type PreferencesView = z.infer<typeof PreferencesView>;

const minuteOf = (time: string): number => {
  const [hours = 0, minutes = 0] = time.split(":").map(Number);
  return hours * 60 + minutes;
};
const two = (value: number): string => String(value).padStart(2, "0");
const timeOf = (minute: number): string => `${two(Math.floor(minute / 60))}:${two(minute % 60)}`;

export const viewOf = ({ quiet, ways, ...same }: Preferences): PreferencesView => ({
  ...same,
  ways: Object.fromEntries(Object.entries(ways).map(([topic, list]) => [topic, [...list]])),
  quietHours: quiet && { from: timeOf(quiet.from), until: timeOf(quiet.until) },
});

export const preferencesIn = ({ quietHours, ...same }: PreferencesView): Preferences => ({
  ...same,
  quiet: quietHours && { from: minuteOf(quietHours.from), until: minuteOf(quietHours.until) },
});
