/** Calls `tell` at most once in `ms`: a collector that is away is worth a line, not a flood. */
export function rarely(tell: (message: string) => void, ms: number): (message: string) => void {
  let next = 0;
  return (message) => {
    const now = performance.now();
    if (now < next) return;
    next = now + ms;
    tell(message);
  };
}
