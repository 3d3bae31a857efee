// breaks: clients-below-use-cases
export { publish } from "../use-cases/publish.ts";
