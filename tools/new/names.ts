/** Names that PostgreSQL uses: each service has a database and a role of its name. */
const databases = ["postgres", "public", "template", "user", "users", "admin"];
/** Names of the platform's own URLs, npm scripts and folders. */
const addresses = ["docs", "healthz", "libs", "local", "mailbox", "metrics", "platform", "readyz", "service"];
/** Words that cannot be names in TypeScript or SQL. */
const words =
  "all analyse and any array as async await begin boolean break case cast catch check class column const continue " +
  "create debugger default delete desc do else end enum export extends false finally for from function grant group " +
  "if implements import in instanceof interface into let limit new not null of offset on only or order package " +
  "primary private protected public references return select self some static super switch table then this throw " +
  "to trailing traces true try typeof union unique using var void when where while window with yield";
const taken = new Set([...databases, ...addresses, ...words.split(" ")]);

/** What is wrong with a name for a service, and how to fix it; null when it is valid. */
export function faultOf(name: string): string | null {
  if (!/^[a-z]{3,24}$/.test(name))
    return `"${name}" is not a name for a service. Give one word of 3 to 24 small letters, such as video.`;
  if (taken.has(name)) return `"${name}" already has another meaning. Give another word.`;
  return null;
}
