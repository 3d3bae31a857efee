import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { cruise, type ICruiseResult } from "dependency-cruiser";
import extractTSConfig from "dependency-cruiser/config-utl/extract-ts-config";
import { boundaryRules, noKnots } from "./boundary-rules.ts";
import { knotsOf } from "./knots.ts";

const root = fileURLToPath(new URL("../", import.meta.url));

/**
 * Checks who imports whom below `baseDir`.
 * @throws Error when no module was read: a check without input has not passed
 */
export async function checkBoundaries(baseDir: string): Promise<ICruiseResult> {
  const folders = ["libs", "services", "providers", "platform"].filter((folder) =>
    existsSync(`${baseDir}/${folder}`),
  );
  const { output } = await cruise(
    folders,
    {
      baseDir,
      ruleSet: { forbidden: boundaryRules },
      validate: true,
      doNotFollow: { path: "node_modules" },
      tsPreCompilationDeps: true,
      combinedDependencies: true,
      enhancedResolveOptions: {
        extensions: [".ts", ".js", ".json"],
        exportsFields: ["exports"],
        conditionNames: ["import", "node", "default", "types"],
      },
    },
    undefined,
    { tsConfig: extractTSConfig(`${root}tsconfig.json`) },
  );
  const result = output as ICruiseResult;
  const own = result.modules.filter(
    ({ source }) => source.endsWith(".ts") && !source.includes("node_modules"),
  );
  if (own.length === 0 || own.every(({ dependencies }) => dependencies.length === 0)) {
    throw new Error(`The boundary check read no module below ${baseDir}.`);
  }
  return result;
}

/** Folders of one package that need each other, each as a readable line. */
export const knotsIn = ({ modules }: ICruiseResult): string[] =>
  knotsOf(
    modules.map(({ source, dependencies }) => ({
      source,
      imports: dependencies.map(({ resolved }) => resolved),
    })),
  ).map(({ way, files }) => `${way.join(" -> ")}\n    ${files.join("\n    ")}`);

if (import.meta.main) {
  const result = await checkBoundaries(root.replace(/\/$/, ""));
  const { summary } = result;
  const knots = knotsIn(result);
  for (const knot of knots) process.stderr.write(`${knot}\n    ${noKnots.name}: ${noKnots.comment}\n`);
  for (const { rule, from, to, cycle } of summary.violations) {
    const way = cycle?.map(({ name }) => name).join(" -> ") ?? to;
    const why = boundaryRules.find(({ name }) => name === rule.name)?.comment ?? "";
    process.stderr.write(`${from} -> ${way}\n    ${rule.name}: ${why}\n`);
  }
  process.stdout.write(
    `boundaries: ${summary.totalCruised} modules, ${boundaryRules.length + 1} rules, ${summary.violations.length + knots.length} broken\n`,
  );
  process.exitCode = summary.violations.length + knots.length > 0 ? 1 : 0;
}
