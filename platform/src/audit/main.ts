import { parseArgs } from "node:util";
import { verifyAudit } from "@storytelling/identity-service/audit";
import { developmentDir, openDevelopment, openMasterKeys } from "@storytelling/service";
import { exitCodeOf, Wish } from "../exit.ts";

const usage = `Checks that no row of identity's audit log was changed, removed or moved, and that its end was not cut off.

  npm run audit -- verify [--anchors FILE ...]

  --anchors FILE   anchors that were kept outside the database: AUDIT_ANCHORS, or the service's own log;
                   default: the anchors on this machine
  --help           show this

Set DATABASE_URL and MASTER_KEY (or MASTER_KEY_FILE) to identity's. Without them the command checks the platform of
this machine, which need not run.

Exit codes: 0 intact; 64 wrong use; 65 not intact; 70 it could not be read.
`;

try {
  const { help, anchors } = readOptions();
  if (help) process.stdout.write(usage);
  else await verify(anchors);
} catch (error) {
  process.stderr.write(`${(error as Error).message}\n`);
  process.exitCode = exitCodeOf(error);
}

async function verify(anchors: readonly string[] | undefined): Promise<void> {
  const development = await openDevelopment({ dir: developmentDir(), url: "http://localhost:8080" });
  try {
    const env = await development.envOf("identity");
    const { DATABASE_URL: url, MASTER_KEY, MASTER_KEY_FILE, AUDIT_ANCHORS } = env;
    if (!url) throw new Wish(64, `DATABASE_URL is missing.\n\n${usage}`);
    const masterKeys = await openMasterKeys("The check", { MASTER_KEY, MASTER_KEY_FILE });
    const anchorFiles = anchors ?? (AUDIT_ANCHORS ? [AUDIT_ANCHORS] : []);
    const report = await verifyAudit({ url, masterKeys, anchorFiles });
    for (const { position, what } of report.faults) process.stdout.write(`row ${position} ${what}\n`);
    const pending = report.pending > 0 ? `; ${report.pending} more are not chained yet` : "";
    const seen = `${report.rows} rows, ${report.anchors} anchors${pending}`;
    if (report.faults.length > 0) throw new Wish(65, `The audit log is not intact: ${seen}.`);
    process.stdout.write(`The audit log is intact: ${seen}.\n`);
    if (report.anchors === 0)
      process.stdout.write("Without an anchor this cannot show whether the end of the log was cut off.\n");
  } finally {
    await development.stop();
  }
}

function readOptions(): { help: boolean; anchors: string[] | undefined } {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: { anchors: { type: "string", multiple: true }, help: { type: "boolean", short: "h" } },
    });
    if (!values.help && positionals.join(" ") !== "verify") throw new Error("The command is verify.");
    return { help: values.help ?? false, anchors: values.anchors };
  } catch (error) {
    throw new Wish(64, `${(error as Error).message}\n\n${usage}`);
  }
}
