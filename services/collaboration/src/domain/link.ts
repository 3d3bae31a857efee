/** The address of an invitation's page. Opening it uses nothing up. */
export const linkOf = (publicUrl: string, token: string): string =>
  new URL(`/collaboration/v1/join/${token}`, publicUrl).href;
