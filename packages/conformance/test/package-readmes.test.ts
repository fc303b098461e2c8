import { spawnSync } from "node:child_process";
import { existsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { transformSync } from "esbuild";
import { describe, expect, test } from "vitest";
import { compile, layOutProject, runLine } from "./documentation/project.js";
import { readFences } from "./documentation/read-fences.js";
import { repository } from "./repository.js";
import { temporaryDirectory } from "./temporary-directory.js";

const TOOLS = ["csdl", "generator", "cli", "runtime", "mock"];

/** What an example prints, said behind what prints it. */
const PRINTED = /console\.log\(.*\); \/\/ (.*)$/gm;

const USERS = `<edmx:Edmx Version="4.0" xmlns:edmx="http://docs.oasis-open.org/odata/ns/edmx">
  <edmx:DataServices>
    <Schema Namespace="microsoft.graph" xmlns="http://docs.oasis-open.org/odata/ns/edm">
      <EntityType Name="user">
        <Key><PropertyRef Name="id"/></Key>
        <Property Name="id" Type="Edm.String" Nullable="false"/>
      </EntityType>
      <EntityContainer Name="service"><EntitySet Name="users" EntityType="microsoft.graph.user"/></EntityContainer>
    </Schema>
  </edmx:DataServices>
</edmx:Edmx>`;

const project = temporaryDirectory();
layOutProject(project);
writeFileSync(join(project, "graph.csdl.xml"), USERS);

describe.each(TOOLS)("packages/%s", (folder) => {
  const path = `packages/${folder}/README.md`;
  const fences = existsSync(join(repository, path)) ? readFences(path) : [];
  const examples = fences.filter(({ language }) => language === "ts");

  test("has a README with an example", () => {
    expect(examples).not.toEqual([]);
  });

  test.each(examples)(
    "line $line: compiles, and prints what it says",
    { timeout: 60_000 },
    ({ text, line }) => {
      const name = `${folder}-${line}`;
      writeFileSync(join(project, `${name}.ts`), text);
      expect(compile([`${name}.ts`], project)).toBe("");
      const { code } = transformSync(text, { loader: "ts", format: "esm" });
      writeFileSync(join(project, `${name}.mjs`), code);
      const { status, stdout, stderr } = spawnSync(process.execPath, [`${name}.mjs`], {
        cwd: project,
        encoding: "utf8",
        env: { ...process.env, NO_COLOR: "1" },
      });
      expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
      const printed = [...text.matchAll(PRINTED)].map(([, said]) => `${said}\n`);
      expect(stdout).toBe(printed.join(""));
    },
  );

  const commands = fences
    .filter(({ language }) => language === "sh")
    .flatMap(({ text }) => text.trimEnd().split("\n"));
  test.for(commands)("%s", { timeout: 60_000 }, (command) => {
    const { status, errors } = runLine(command, project);
    expect({ status, errors }).toEqual({ status: 0, errors: "" });
  });
});
