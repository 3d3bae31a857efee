import { standBack } from "../stand-back.ts";
import { type CheckRequest, checkSpeech, type Findings } from "./check.ts";

standBack();

export default (request: CheckRequest): Findings => checkSpeech(request);
