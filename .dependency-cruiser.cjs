// Who may import whom. Source: docs/architecture.md. `npm run check` also plants a breach of every rule
// once and fails when one goes unnoticed (scripts/imports.mjs).
const ranks = {
  accounts: 1,
  charter: 2,
  members: 3,
  ties: 4,
  gate: 5,
  talk: 5,
  supply: 6,
  exchange: 6,
  rhythm: 6,
  chapters: 6,
  stay: 6,
  commerce: 7,
  carriers: 7,
  imports: 7,
  insight: 8,
};
const modules = Object.keys(ranks);
const M = "^server/src/modules/";
const forbid = (name, from, to) => ({ name, severity: "error", from, to });

const downwardOnly = modules.flatMap((module) => {
  const others = modules.filter((other) => other !== module && ranks[other] >= ranks[module]);
  if (others.length === 0) return [];
  return [
    forbid(`downward-only-${module}`, { path: `${M}${module}/` }, { path: `${M}(${others.join("|")})/` }),
  ];
});

module.exports = {
  forbidden: [
    forbid("must-resolve", {}, { couldNotResolve: true }),
    forbid("no-cycles", {}, { circular: true }),
    forbid(
      "only-through-index",
      { path: `${M}([^/]+)/` },
      { path: M, pathNot: [`${M}$1/`, `${M}[^/]+/index[.]ts$`] },
    ),
    forbid(
      "outsiders-through-index",
      { path: "^server/(src|test|demo)/", pathNot: M },
      { path: M, pathNot: `${M}[^/]+/index[.]ts$` },
    ),
    ...downwardOnly,
    forbid("platform-knows-no-domain", { path: "^server/src/platform/" }, { path: M }),
    forbid(
      "rules-are-pure",
      { path: `${M}[^/]+/rules[.]ts$` },
      { pathNot: ["^contract/", `${M}[^/]+/rules[.]ts$`] },
    ),
    forbid(
      "http-stays-in-routes",
      { path: M, pathNot: "(routes|[.]test)[.]ts$" },
      { path: "fastify|platform/http" },
    ),
    forbid(
      "sql-stays-in-store",
      { path: M, pathNot: "(store|queries|[.]test)[.]ts$" },
      { path: "node_modules/(kysely|pg)/" },
    ),
    forbid(
      "contract-is-a-leaf",
      { path: "^contract/src/" },
      { pathNot: ["^contract/src/", "^node_modules/zod/"] },
    ),
    forbid(
      "web-knows-only-contract",
      { path: "^web/src/", pathNot: "^web/src/features/check/worker[.]ts$" },
      { path: "^(archives|diagnosis)/" },
    ),
    forbid("no-server-in-web", { path: "^web/src/" }, { path: "^server/" }),
    forbid(
      "libraries-know-only-contract",
      { path: "^(archives|diagnosis)/src/" },
      { path: "^(server|web)/" },
    ),
    forbid("archives-and-diagnosis-are-strangers", { path: "^archives/src/" }, { path: "^diagnosis/" }),
    forbid("diagnosis-and-archives-are-strangers", { path: "^diagnosis/src/" }, { path: "^archives/" }),
    forbid(
      "libraries-know-no-node",
      { path: "^(contract|archives|diagnosis)/src/" },
      { dependencyTypes: ["core"] },
    ),
    forbid("diagnosis-needs-no-library", { path: "^diagnosis/src/" }, { path: "^node_modules/" }),
    forbid(
      "environment-is-read-in-main",
      { path: "^server/src/(platform|modules)/" },
      { path: "^server/src/main[.]ts$" },
    ),
  ],
  options: {
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "node", "default", "types"],
    },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    doNotFollow: { path: "node_modules" },
    exclude: { path: "/dist/" },
  },
};
