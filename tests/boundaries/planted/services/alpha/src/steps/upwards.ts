// breaks: steps-below-use-cases
export { publish } from "../use-cases/publish.ts";
