// breaks: use-cases-apart
export { publish } from "./publish.ts";
