/** Programs that no npm package contains. */
export type Program = "redis-server" | "ffmpeg" | "ffprobe" | "nginx" | "chromium";

/** The Debian package of each, and the path of the real binary in it when that is not `usr/bin`. */
export const packages: Record<Program, { name: string; binaries: readonly string[] }> = {
  "redis-server": { name: "redis-server", binaries: ["usr/bin/redis-server"] },
  ffmpeg: { name: "ffmpeg", binaries: ["usr/bin/ffmpeg"] },
  ffprobe: { name: "ffmpeg", binaries: ["usr/bin/ffprobe"] },
  nginx: { name: "nginx-light", binaries: ["usr/sbin/nginx"] },
  // Its /usr/bin/chromium is a script that looks for the browser at the root of the machine.
  chromium: { name: "chromium", binaries: ["usr/lib/chromium/chromium", "usr/bin/chromium"] },
};
