// ties: above and below need each other, though no file is in a cycle
import { two } from "../below/two.ts";

export const one = two;
