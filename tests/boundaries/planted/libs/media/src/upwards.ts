// breaks: services-by-platform-alone
export { beta } from "../../../services/beta/src/service.ts";
