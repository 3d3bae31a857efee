/** A worker that does what its task says, for the tests of the pool. */
export default function misbehave(task: string): string {
  if (task === "end") process.exit(1);
  if (task === "throw") throw new RangeError("as told");
  while (task === "hang");
  return task;
}
