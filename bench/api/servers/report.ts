/** Sends the bench this server's port and, on request, the CPU time that it has used, in microseconds. */
export function report(port: number): void {
  process.on("message", () => {
    const { user, system } = process.cpuUsage();
    process.send?.({ cpu: user + system });
  });
  process.send?.({ port });
}
