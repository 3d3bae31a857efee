/** Calls `tell` at most once in `ms`, so that an unreachable collector does not flood the log. */
export function rarely(tell: (message: string) => void, ms: number): (message: string) => void {
  let next = 0;
  return (message) => {
    const now = performance.now();
    if (now < next) return;
    next = now + ms;
    tell(message);
  };
}
