import type { ServiceContext } from "@storytelling/service";

/** The sealers of identity: the installation's key seals what finds an account, its owner's key seals names. */
export type Sealers = Pick<ServiceContext, "sealer" | "personal">;

/** Shown instead of a name whose key was deleted, while its owner is being erased. */
export const erasedName = "Erased";
