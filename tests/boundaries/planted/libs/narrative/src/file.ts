// breaks: narrative-is-pure
export { readFile } from "node:fs/promises";
