/** A speech program that does what the text says, for the tests of the child processes. */
process.on("message", ({ id, text }: { id: number; text: string }) => {
  if (text === "die") process.kill(process.pid, "SIGKILL");
  if (text === "hang") return;
  if (text === "fail") process.send?.({ id, error: "as told" });
  else process.send?.({ id, pcm: Int16Array.of(process.pid % 32_768), sampleRate: 22_050, marks: [] });
});
process.on("disconnect", () => process.exit(0));
