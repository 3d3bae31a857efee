import type { ServiceContext } from "@storytelling/service";

/** What identity seals with: under the installation's key what an account is found by, under its owner's what names them. */
export type Sealers = Pick<ServiceContext, "sealer" | "personal">;

/** What is shown in the place of a name whose key is gone, while its owner is being erased. */
export const erasedName = "Erased";
