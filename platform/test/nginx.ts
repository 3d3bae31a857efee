import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { freePort } from "@storytelling/postgres/free-port";
import { until } from "@storytelling/service/testing";
import { startBound } from "../../tools/machine/bound-server.ts";
import { ensureProgram } from "../../tools/machine/index.ts";

export interface Nginx {
  readonly url: string;
  stop(): Promise<void>;
}

/**
 * A real nginx in front of an address, with `proxy_pass` and these directives; or one sentence that says why there is
 * none.
 */
export async function startNginx(target: string, directives = ""): Promise<Nginx | { missing: string }> {
  const program = await ensureProgram("nginx");
  if ("missing" in program) return program;
  const dir = await mkdtemp(join(tmpdir(), "storytelling-nginx-"));
  const port = await freePort();
  const temporary = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"].map(
    (name) => `${name}_temp_path ${dir}/${name};`,
  );
  const config = `daemon off; master_process off; pid ${dir}/pid; error_log ${dir}/error.log;
events {}
http {
  access_log off; ${temporary.join(" ")}
  server {
    listen 127.0.0.1:${port};
    location / { proxy_pass ${target}; ${directives} }
  }
}
`;
  await writeFile(join(dir, "nginx.conf"), config);
  const args = ["-p", dir, "-c", join(dir, "nginx.conf"), "-e", join(dir, "error.log")];
  const server = await startBound(program.path, args, dir, join(dir, "out"));
  const url = `http://localhost:${port}`;
  await until(async () => (await fetch(`${url}/healthz`).catch(() => null))?.ok);
  return {
    url,
    async stop() {
      await server.end("SIGTERM");
      await rm(dir, { recursive: true, force: true });
    },
  };
}
