/** What an owner's data key is bound to when it is wrapped. */
export const dataKeyLabel = (owner: string): string => `storytelling blob key 1 ${JSON.stringify(owner)}`;

/** The same for a service's root secret. */
export const rootLabel = (version: number): string => `storytelling root key 1 ${version}`;
