/** For bodies as small as a form. */
export const small = { maxBody: 10_000 };
/** The answer is empty: a letter says what to do next. */
export const accepted = { status: 202, ...small };
/** A limit for one address or one user. */
export const aMinute = (requests: number) => ({ requests, seconds: 60 });
