import type { IRegularForbiddenRuleType } from "dependency-cruiser";

const service = "(?:^|/)services/([^/]+)/";
const inService = (folder: string) => `${service}src/${folder}`;
const lib = (names: string) => `(?:^|/)libs/(?:${names})/`;
const npm = (names: string) => `node_modules/(?:${names})/`;
const test = "[.](?:test|fixture)[.]ts$|/test/";

const rule = (
  name: string,
  comment: string,
  from: IRegularForbiddenRuleType["from"],
  to: IRegularForbiddenRuleType["to"],
): IRegularForbiddenRuleType => ({
  name,
  comment,
  severity: "error",
  from,
  to,
});

/** Who may import whom. For each rule, a file under `tests/boundaries/` breaks it and must be reported. */
export const boundaryRules: IRegularForbiddenRuleType[] = [
  rule("no-cycles", "Two files that need each other are one file, or need a third.", {}, { circular: true }),
  rule("all-found", "Every import must be found.", {}, { couldNotResolve: true }),
  rule(
    "services-apart",
    "No service imports another: it calls over HTTP or handles an event.",
    { path: service },
    { path: "(?:^|/)services/[^/]+/", pathNot: "(?:^|/)services/$1/" },
  ),
  rule(
    "services-by-platform-alone",
    "Only platform/ imports services; libs never do.",
    { path: "(?:^|/)(?:libs|providers|web)/" },
    { path: "(?:^|/)(?:services|platform)/" },
  ),
  rule(
    "values-stand-alone",
    "values import zod alone.",
    { path: lib("values"), pathNot: test },
    { pathNot: [lib("values"), npm("zod")] },
  ),
  rule(
    "events-on-values",
    "events import values and zod alone.",
    { path: lib("events"), pathNot: test },
    { pathNot: [lib("events|values"), npm("zod")] },
  ),
  rule(
    "clients-run-in-browsers",
    "A browser loads the clients, too: they import values and what speaks HTTP, nothing else of ours and nothing of Node.",
    { path: lib("clients"), pathNot: test },
    { pathNot: [lib("clients|values"), npm("openapi-fetch|eventsource-parser")] },
  ),
  rule(
    "bus-on-events",
    "The bus carries events; of our packages it imports events and values alone.",
    { path: lib("bus"), pathNot: test },
    { path: "(?:^|/)(?:libs|services|platform)/", pathNot: lib("bus|events|values") },
  ),
  rule(
    "tools-stand-alone",
    "postgres and blobs are tools of the framework: of our packages they import values alone.",
    { path: "(?:^|/)libs/(postgres|blobs)/", pathNot: test },
    { path: "(?:^|/)(?:libs|services|platform)/", pathNot: ["(?:^|/)libs/$1/", lib("values")] },
  ),
  rule(
    "framework-knows-no-stories",
    "The service framework imports values, events, the bus and its tools. It knows nothing of stories or sound. It uses one client, the subscription service's, since every service holds allowances.",
    { path: lib("service"), pathNot: test },
    {
      path: "(?:^|/)libs/",
      pathNot: [
        lib("service|bus|postgres|blobs|events|values"),
        `${lib("clients")}src/(?:[^/]+|generated/subscription)[.]ts$`,
      ],
    },
  ),
  rule(
    "engines-on-values",
    "narrative, media, documents and mail are engines: of our packages they import values alone.",
    { path: "(?:^|/)libs/(narrative|media|documents|mail)/" },
    { path: "(?:^|/)libs/", pathNot: ["(?:^|/)libs/$1/", lib("values")] },
  ),
  rule(
    "speech-on-media",
    "speech is the interface of the voices and the embedded ones: of our packages it imports values and media alone.",
    { path: lib("speech"), pathNot: test },
    { path: "(?:^|/)libs/", pathNot: lib("speech|values|media") },
  ),
  rule(
    "recordings-on-media",
    "recordings decodes and aligns what people record: of our packages it imports values and media alone.",
    { path: lib("recordings"), pathNot: test },
    { path: "(?:^|/)(?:libs|providers)/", pathNot: lib("recordings|values|media") },
  ),
  rule(
    "models-on-values",
    "models fetches files; of our packages it imports values alone.",
    { path: lib("models"), pathNot: test },
    { path: "(?:^|/)(?:libs|providers)/", pathNot: lib("models|values") },
  ),
  rule(
    "phonemes-are-pure",
    "phonemes turns text into sounds: it imports values, and nothing of Node or npm.",
    { path: lib("phonemes"), pathNot: test },
    { pathNot: lib("phonemes|values") },
  ),
  rule(
    "providers-on-speech",
    "A provider knows the interface of the voices, the models and the phonemes, not the services.",
    { path: "(?:^|/)providers/", pathNot: test },
    { path: "(?:^|/)libs/", pathNot: lib("speech|media|models|phonemes|values") },
  ),
  rule(
    "native-speech-in-providers",
    "Native code for speech runs in providers/ alone.",
    { path: "(?:^|/)(?:libs|services|platform)/" },
    { path: npm("onnxruntime-node") },
  ),
  rule(
    "spoken-on-values",
    "spoken is pure: it imports values and a library of number words, nothing of Node.",
    { path: lib("spoken"), pathNot: test },
    { pathNot: [lib("spoken|values"), npm("n2words")] },
  ),
  rule(
    "narrative-is-pure",
    "narrative does no I/O: no module of Node that reads, writes or connects.",
    { path: lib("narrative"), pathNot: test },
    {
      dependencyTypes: ["core"],
      path: "^(?:node:)?(?:fs|net|http|https|child_process|worker_threads|dgram|tls)",
    },
  ),
  rule(
    "domain-is-pure",
    "domain/ imports itself, values, events, narrative and spoken; the rest is passed in.",
    { path: inService("domain/"), pathNot: test },
    {
      pathNot: [
        "(?:^|/)services/$1/src/domain/",
        lib("values|events|narrative|spoken"),
        npm("zod"),
        "^(?:node:)?crypto$",
      ],
    },
  ),
  rule(
    "store-below-use-cases",
    "store/ imports the domain and the framework.",
    { path: inService("store/"), pathNot: test },
    { path: inService("(?!store/|domain/)") },
  ),
  rule(
    "clients-below-use-cases",
    "clients/ call others; they import the domain and engines/, not the use cases or the store.",
    { path: inService("clients/"), pathNot: test },
    { path: inService("(?!clients/|domain/|engines/)") },
  ),
  rule(
    "clients-call-others",
    "clients/ only call others: work in threads, files and hashes of passwords belong in engines/ or security/.",
    { path: inService("clients/"), pathNot: test },
    {
      path: [
        "^(?:node:)?(?:fs|os|worker_threads|child_process)(?:/|$)",
        npm("piscina|pdfkit|otpauth|@node-rs/argon2|@simplewebauthn/server"),
      ],
    },
  ),
  rule(
    "engines-on-the-domain",
    "engines/ (libraries that compute) and security/ (hashes, tokens, cookies) import the domain alone.",
    { path: inService("(?:engines|security)/"), pathNot: test },
    { path: inService("(?!engines/|security/|domain/)") },
  ),
  rule(
    "sql-in-the-store",
    "The SQL of a service is in store/; tools/lint/sql-in-the-store.grit finds it where nothing is imported.",
    { path: inService("(?!store/)"), pathNot: test },
    { path: npm("kysely") },
  ),
  rule(
    "use-cases-below-the-surface",
    "use-cases/ import domain, store and clients, not the routes, consumers, jobs and ticks above them.",
    { path: inService("use-cases/"), pathNot: test },
    { path: inService("(?:pages/|(?:routes|consumers|jobs|ticks|service|main)[.]ts)") },
  ),
  rule(
    "use-cases-apart",
    "One use case does not import another: code that two share belongs in the domain, the store or a step.",
    { path: inService("use-cases/"), pathNot: test },
    { path: inService("use-cases/") },
  ),
  rule(
    "steps-below-use-cases",
    "steps/ hold what several use cases share; they may import what use cases import, but no use case.",
    { path: inService("steps/"), pathNot: test },
    { path: inService("(?:use-cases/|pages/|(?:routes|consumers|jobs|ticks|service|main)[.]ts)") },
  ),
  rule(
    "pages-are-views",
    "pages/ show the results of use cases; they read no data themselves.",
    { path: inService("pages/") },
    { path: inService("(?:steps|store|clients|engines|security)/") },
  ),
  rule(
    "express-in-the-framework-alone",
    "Services declare routes; Express is the framework's.",
    { path: service },
    { path: npm("express|@types/express") },
  ),
  rule(
    "surface-on-use-cases",
    "routes.ts, consumers.ts, jobs.ts and ticks.ts import use cases, not the store or clients below them.",
    { path: inService("(?:routes|consumers|jobs|ticks)[.]ts") },
    { path: inService("(?:domain|store|clients|engines|security)/") },
  ),
  rule(
    "tests-stay-tests",
    "The product does not import what only tests need.",
    {
      path: "(?:^|/)(?:libs|services|platform|providers)/",
      pathNot: [test, lib("service/src/testing").replace("/$", "")],
    },
    { path: "(?:^|/)libs/service/src/testing/|[.](?:test|fixture)[.]ts$" },
  ),
];

/** The rules above see single files, so they cannot say this: the folders of a package do not need each other. */
export const noKnots = {
  name: "no-knots",
  comment: "Two folders of a package that need each other are one folder, or need a third below both.",
};
