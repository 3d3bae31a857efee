/** Tells the bench where this server listens and, when asked, how much processor time it has used, in microseconds. */
export function report(port: number): void {
  process.on("message", () => {
    const { user, system } = process.cpuUsage();
    process.send?.({ cpu: user + system });
  });
  process.send?.({ port });
}
