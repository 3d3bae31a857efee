const minuteMs = 60_000;
const dayMs = 24 * 60 * minuteMs;

/** A day and a time of day on the clocks of a time zone. */
export interface LocalTime {
  /** YYYY-MM-DD. */
  readonly day: string;
  /** Minutes after midnight. */
  readonly minute: number;
}

/** What clocks in a time zone show at a moment. */
export function localTimeOf(moment: Date, timeZone: string): LocalTime {
  const shown = asUtc(moment, timeZone);
  return { day: shown.toISOString().slice(0, 10), minute: shown.getUTCHours() * 60 + shown.getUTCMinutes() };
}

/**
 * The moment at which clocks in a time zone show a time. A time that the clocks skip in spring is the first one after the gap;
 * of two moments in autumn it is the first.
 */
export function momentOf({ day, minute }: LocalTime, timeZone: string): Date {
  const wanted = Date.parse(`${day}T00:00:00Z`) + minute * minuteMs;
  // The offset before and after any change of the clocks: one of them gives the moment.
  const candidates = [-dayMs, dayMs]
    .map((by) => offsetAt(new Date(wanted + by), timeZone))
    .map((offset) => wanted - offset)
    .sort((one, other) => one - other);
  const right = candidates.find((at) => at + offsetAt(new Date(at), timeZone) === wanted);
  return new Date(right ?? endOfGap(candidates[0] ?? wanted, timeZone));
}

/** The next moment after `after` at which clocks show this minute of a day. */
export function nextAt(minute: number, after: Date, timeZone: string): Date {
  const { day } = localTimeOf(after, timeZone);
  for (let ahead = 0; ; ahead++) {
    const then = new Date(Date.parse(`${day}T00:00:00Z`) + ahead * dayMs).toISOString().slice(0, 10);
    const at = momentOf({ day: then, minute }, timeZone);
    if (at > after) return at;
  }
}

/** The change of the clocks near a time that they skip: just before it they show an earlier time. */
function endOfGap(near: number, timeZone: string): number {
  let [low, high] = [near - dayMs, near + dayMs];
  const before = offsetAt(new Date(low), timeZone);
  while (high - low > minuteMs) {
    const middle = Math.floor((low + high) / 2 / minuteMs) * minuteMs;
    if (offsetAt(new Date(middle), timeZone) === before) low = middle;
    else high = middle;
  }
  return high;
}

const offsetAt = (moment: Date, timeZone: string): number =>
  asUtc(moment, timeZone).getTime() - Math.floor(moment.getTime() / 1000) * 1000;

/** The date whose UTC fields are what clocks in the time zone show. */
function asUtc(moment: Date, timeZone: string): Date {
  const parts = formatOf(timeZone).formatToParts(moment);
  const field = (name: string) => Number(parts.find(({ type }) => type === name)?.value);
  const [year, month, day] = [field("year"), field("month"), field("day")];
  return new Date(Date.UTC(year, month - 1, day, field("hour"), field("minute"), field("second")));
}

const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone);
  if (known) return known;
  const fields = { year: "numeric", month: "numeric", day: "numeric" } as const;
  const time = { hour: "numeric", minute: "numeric", second: "numeric", hourCycle: "h23" } as const;
  const made = new Intl.DateTimeFormat("en-u-ca-gregory", { timeZone, ...fields, ...time });
  formats.set(timeZone, made);
  return made;
}
