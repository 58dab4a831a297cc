// Compiles every .sol file here to artifacts/<name>.json. See README.md.
import { createRequire } from "node:module";
import { readFileSync, readdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const require = createRequire(join(process.cwd(), "package.json"));
const solc = require("solc");
const here = dirname(fileURLToPath(import.meta.url));
const names = readdirSync(here).filter((name) => name.endsWith(".sol"));
const read = (path) => ({ contents: readFileSync(path, "utf8") });
const find = (name) => (name.startsWith("@") ? read(require.resolve(name)) : read(join(here, name)));
const input = {
  language: "Solidity",
  sources: Object.fromEntries(names.map((name) => [name, { content: readFileSync(join(here, name), "utf8") }])),
  settings: {
    evmVersion: "cancun",
    optimizer: { enabled: true, runs: 200 },
    metadata: { bytecodeHash: "none" },
    outputSelection: { "*": { "*": ["abi", "evm.bytecode.object"] } },
  },
};
const output = JSON.parse(solc.compile(JSON.stringify(input), { import: find }));
const errors = (output.errors ?? []).filter((error) => error.severity === "error");
if (errors.length) throw new Error(errors.map((error) => error.formattedMessage).join("\n"));
for (const name of names) {
  const contract = name.replace(".sol", "");
  const { abi, evm } = output.contracts[name][contract];
  const artifact = { contract, compiler: solc.version(), abi, bytecode: `0x${evm.bytecode.object}` };
  writeFileSync(join(here, "artifacts", `${contract}.json`), `${JSON.stringify(artifact, null, 1)}\n`);
}
