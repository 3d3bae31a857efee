// breaks lint: pure-domain
export const now = (): number => Date.now();
