/** Attempts in all: with these pauses about a day, which is longer than most outages. */
export const mostAttempts = 30;

const longestPauseSeconds = 3600;

/** The pause after a failed attempt: doubled each time, an hour at most. */
export const pauseSeconds = (attempts: number, firstSeconds: number): number =>
  Math.min(longestPauseSeconds, firstSeconds * 2 ** Math.min(attempts - 1, 20));
