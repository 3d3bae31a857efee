/** The API's cookies, which scripts cannot read. */
export interface Cookies {
  /** The `Set-Cookie` for a value. `Strict`, unless the browser must send it when it comes from another site. */
  set(name: string, value: string, seconds: number, sameSite?: "Strict" | "Lax"): string;
  clear(name: string): string;
  /** A cookie's value in a `Cookie` header, or null. */
  read(header: string | null, name: string): string | null;
}

export function apiCookies(options: { path: string; secure: boolean }): Cookies {
  const scope = (seconds: number, sameSite: string) =>
    `Path=${options.path}; Max-Age=${seconds}; HttpOnly; SameSite=${sameSite}${options.secure ? "; Secure" : ""}`;
  return {
    set: (name, value, seconds, sameSite = "Strict") => `${name}=${value}; ${scope(seconds, sameSite)}`,
    clear: (name) => `${name}=; ${scope(0, "Lax")}`,
    read(header, name) {
      const found = header?.split(/; */).find((one) => one.startsWith(`${name}=`));
      return found?.slice(name.length + 1) || null;
    },
  };
}
