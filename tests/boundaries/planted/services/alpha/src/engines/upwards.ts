// breaks: engines-on-the-domain
import { publish } from "../use-cases/publish.ts";

export const draw = publish;
