// breaks: all-found
export { nothing } from "./not-there.ts";
