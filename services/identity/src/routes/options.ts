/** For bodies of a form's size. */
export const small = { maxBody: 10_000 };
/** The answer says nothing: a letter tells the rest. */
export const accepted = { status: 202, ...small };
/** From one address, or by one person. */
export const aMinute = (requests: number) => ({ requests, seconds: 60 });
