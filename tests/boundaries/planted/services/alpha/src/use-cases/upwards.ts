// breaks: use-cases-below-the-surface
export { routes } from "../routes.ts";
