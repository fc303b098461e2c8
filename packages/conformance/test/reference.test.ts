import { appendFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { repository } from "./repository.js";
import { temporaryDirectory } from "./temporary-directory.js";
import { compile, layOutProject, runLine } from "./documentation/project.js";
import { readFences } from "./documentation/read-fences.js";

const project = temporaryDirectory();
layOutProject(project);
const models = join(project, "packages/office-configuration-models");

const JSON_OUTPUT = "docs/json-output.md";
const CONFIG = "docs/config.md";

/** The types that docs/json-output.md gives, as a module. */
const outputTypes = readFences(JSON_OUTPUT)
  .filter(({ language }) => language === "ts")
  .map(({ text }) => text.replace(/^(interface|type)/gm, "export $1"))
  .join("\n");

/** Checks what a command prints against the type that is documented for it. */
function expectOutput(type: string, command: string, status = 0): void {
  const outcome = runLine(command, project);
  expect(outcome.status).toBe(status);
  expect(JSON.parse(outcome.output)).toBeTypeOf("object");
  writeFileSync(join(project, "output-types.ts"), outputTypes);
  writeFileSync(
    join(project, "output.ts"),
    `import type { ${type} } from "./output-types.js";\nexport const output: ${type} = ${outcome.output};\n`,
  );
  expect(compile(["output.ts"], project)).toBe("");
}

describe(JSON_OUTPUT, () => {
  const slice = "--metadata metadata/office-configuration/office-configuration.csdl.xml --root";
  const cut = `${slice} /officeConfiguration --exclude "*Assignment" --exclude "*.assign"`;

  test("generate", () => {
    expectOutput("GenerateOutput", "npx graphslice generate --json");
    expectOutput("GenerateOutput", `npx graphslice generate --json --name x --out x ${cut}`);
  });

  test("check", () => {
    runLine("npx graphslice generate", project);
    expectOutput("CheckOutput", "npx graphslice check --json");
    appendFileSync(join(models, "src/odata.ts"), "export {};\n");
    appendFileSync(join(models, ".graphslice.json"), "\n");
    rmSync(join(models, "src/index.ts"));
    const recording = "metadata/office-configuration/recordings/assign.har";
    const text = readFileSync(join(project, recording), "utf8");
    writeFileSync(join(project, recording), text.replaceAll("groupId", "groupIdentity"));
    expectOutput("CheckOutput", "npx graphslice check --json", 3);
    writeFileSync(join(project, recording), text);
  });

  test("explain", () => {
    expectOutput("ExplainOutput", "npx graphslice explain officeUserCheckinSummary --json");
    expectOutput("ExplainOutput", "npx graphslice explain officeUser --json", 1);
  });

  test("slice", () => {
    expectOutput("SliceOutput", `npx graphslice slice --json --out x.xml ${cut}`);
  });

  test("diff and matrix", () => {
    const file = "metadata/office-configuration/office-configuration.csdl.xml";
    const text = readFileSync(join(project, file), "utf8")
      .replace('"priority" Type="Edm.Int32"', '"priority" Type="Edm.String"')
      .replace("The tenant's policies.", "Policies of the tenant.");
    writeFileSync(join(project, "changed.xml"), text);
    expectOutput("DiffOutput", `npx graphslice diff ${file} changed.xml --json`);
    expectOutput("DiffOutput", `npx graphslice diff ${file} changed.xml --json --fail-on fix`, 3);
    expectOutput("MatrixOutput", `npx graphslice matrix ${file} changed.xml --json --all`);
  });

  test("update", () => {
    const file = "metadata/office-configuration/office-configuration.csdl.xml";
    const text = readFileSync(join(project, file), "utf8").replace(
      '"priority" Type="Edm.Int32"',
      '"priority" Type="Edm.Int64"',
    );
    writeFileSync(join(project, "next.xml"), text);
    expectOutput("UpdateOutput", "npx graphslice update --from next.xml --json --dry-run");
    mkdirSync(join(project, ".changeset"), { recursive: true });
    expectOutput("UpdateOutput", "npx graphslice update --from next.xml --json");
    expectOutput("UpdateOutput", "npx graphslice update --from next.xml --json");
  });
});

describe(CONFIG, () => {
  const [example] = readFences(CONFIG);

  test("its example is a config", () => {
    writeFileSync(join(project, "example.ts"), example?.text ?? "");
    expect(compile(["example.ts"], project)).toBe("");
  });

  test("it has every key", () => {
    const keys = [...readFileSync(join(repository, CONFIG), "utf8").matchAll(/^## `(\w+)`$/gm)];
    const members = keys.map(([, key]) => `${key}: true`).join(", ");
    const text = `import type { SliceConfig } from "graphslice";
export const keys: Record<keyof SliceConfig, true> = { ${members} };
`;
    writeFileSync(join(project, "keys.ts"), text);
    expect(compile(["keys.ts"], project)).toBe("");
  });

  test("its example is loaded", () => {
    writeFileSync(join(project, "example.config.ts"), example?.text ?? "");
    const { status, errors } = runLine(
      "npx graphslice generate -c example.config.ts --slice none",
      project,
    );
    expect({ status, errors }).toEqual({
      status: 2,
      errors: 'error: the config has no slice "none"; it has directory\n',
    });
  });
});
