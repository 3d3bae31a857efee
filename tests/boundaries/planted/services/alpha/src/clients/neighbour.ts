// breaks: services-apart
export { beta } from "../../../beta/src/service.ts";
