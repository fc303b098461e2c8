import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Model, TypeReference } from "@graphslice/csdl";
import { assignNames, readSlice, type SourceText } from "@graphslice/generator";
import * as officeSchemas from "@graphslice/office-configuration-validators";
import { registry as officeRegistry } from "@graphslice/office-configuration-validators/registry";
import {
  notesOf,
  partialSchema,
  type Issue,
  type RegisteredSchemas,
  type Schema,
} from "@graphslice/runtime/validation";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { interpretValidators } from "../src/validate/interpret-validators.js";
import { emitValidators, type EmittedValidators } from "./emitted-validators.js";
import { randomBody } from "./random-body.js";

const OFFICE = "../../../metadata/office-configuration";
const MODES = ["response", "create", "update"] as const satisfies (keyof RegisteredSchemas)[];
/** How many bodies each pair of schemas judges. */
const RUNS = 100;

const DEEP = nest(150);

/** The two schemas of the same thing, and bodies for them. */
interface Pair {
  readonly name: string;
  readonly emitted: Schema<unknown> | undefined;
  readonly interpreted: Schema<unknown> | undefined;
  readonly bodies: fc.Arbitrary<unknown>;
}

const office = readModel(`${OFFICE}/office-configuration.csdl.xml`, `${OFFICE}/overlay.xml`);
const wide = readModel("wide.csdl.xml");
const emittedOffice: EmittedValidators = {
  registry: officeRegistry,
  schemas: { ...officeSchemas },
};

const slices: readonly (readonly [string, Model, () => Promise<EmittedValidators>])[] = [
  ["officeConfiguration", office, async () => emittedOffice],
  ["a slice with all that metadata can say", wide, () => emitValidators(wide)],
];

describe("interpreted and emitted validators say the same", () => {
  test.each(slices)("%s", { timeout: 60_000 }, async (_title, model, load) => {
    const emitted = await load();
    const counts = { valid: 0, invalid: 0, noted: 0 };
    const pairs = [...(await pairTypes(model, emitted)), ...pairOperations(model, emitted)];
    for (const { name, bodies, ...pair } of pairs) {
      expect(pair.interpreted === undefined, name).toBe(pair.emitted === undefined);
      const { emitted, interpreted } = pair;
      if (emitted === undefined || interpreted === undefined) continue;
      for (const body of [...fc.sample(bodies, { numRuns: RUNS, seed: 1 }), DEEP]) {
        const want = judge(emitted, body);
        expect(judge(interpreted, body), name).toEqual(want);
        counts[want.issues.length > 0 ? "invalid" : "valid"] += 1;
        if (want.notes.length > 0) counts.noted += 1;
      }
    }
    // Bodies of one kind would prove little.
    for (const count of Object.values(counts)) expect(count).toBeGreaterThan(300);
  });

  test("what is nested too deeply is among it", () => {
    const type = wide.types.get("contoso.wide.size");
    const schemas = type && interpretValidators(wide).schemasOf(type);
    expect(schemas && judge(schemas.response, DEEP)).toMatchObject({
      issues: [{ expected: "less depth" }],
    });
  });
});

function nest(levels: number): unknown {
  let body: unknown = null;
  for (let level = 0; level < levels; level++) {
    body = { "@odata.type": "#contoso.wide.flat", width: 1, next: body };
  }
  return body;
}

interface Verdict {
  readonly issues: readonly Issue[];
  readonly issuesInPart: readonly Issue[];
  readonly notes: readonly Issue[];
}

function judge(schema: Schema<unknown>, body: unknown): Verdict {
  return {
    issues: schema.safeParse(body).issues ?? [],
    issuesInPart: partialSchema(schema).safeParse(body).issues ?? [],
    notes: notesOf(schema, body),
  };
}

async function pairTypes(model: Model, { registry }: EmittedValidators): Promise<readonly Pair[]> {
  const validators = interpretValidators(model);
  expect(Object.keys(registry).sort()).toEqual([...model.types.keys()].sort());
  const pairs = [...model.types.values()].map(async (type): Promise<readonly Pair[]> => {
    const { qualifiedName: name } = type;
    const module = await registry[name]?.();
    const interpreted = validators.schemasOf(type);
    const bodies = randomBody(type, model);
    return MODES.map((mode) => ({
      name,
      emitted: module?.schemas[mode],
      interpreted: interpreted[mode],
      bodies,
    }));
  });
  return (await Promise.all(pairs)).flat();
}

function pairOperations(model: Model, { schemas }: EmittedValidators): readonly Pair[] {
  const validators = interpretValidators(model);
  return [...assignNames(model).operations].flatMap(([{ overloads }, names]): readonly Pair[] => {
    const [operation] = overloads;
    if (operation === undefined) return [];
    const { parameters, result } = validators.schemasOfOperation(operation);
    const { returnType } = operation;
    const request = fc.record(
      Object.fromEntries(
        operation.parameters.map(({ name, type }) => [name, valueOf(type, model)]),
      ),
      { requiredKeys: [] },
    );
    return [
      {
        name: names.parameters,
        emitted: schemas[schemaName(names.parameters)],
        interpreted: parameters,
        bodies: request,
      },
      {
        name: names.result,
        emitted: schemas[schemaName(names.result)],
        interpreted: result,
        bodies: returnType === undefined ? fc.constant({}) : answerOf(returnType.type, model),
      },
    ];
  });
}

/** The name by which the package's index exports a schema. */
function schemaName(typeName: string): string {
  return `${typeName.charAt(0).toLowerCase()}${typeName.slice(1)}Schema`;
}

function valueOf({ type, isCollection }: TypeReference, model: Model): fc.Arbitrary<unknown> {
  const value = randomBody(type, model);
  return isCollection ? fc.array(value, { maxLength: 3 }) : value;
}

function answerOf(reference: TypeReference, model: Model): fc.Arbitrary<unknown> {
  const value = valueOf(reference, model);
  return fc.oneof(value, fc.record({ value, "@odata.count": fc.constantFrom(1, "1", "one") }));
}

function readModel(metadata: string, overlay?: string): Model {
  const { slice, diagnostics } = readSlice({
    metadata: readText(metadata),
    ...(overlay === undefined ? {} : { overlay: readText(overlay) }),
    selection: { roots: [] },
  });
  if (slice === undefined) throw new Error(JSON.stringify(diagnostics));
  return slice.model;
}

function readText(path: string): SourceText {
  return { file: path, text: readFileSync(fileURLToPath(new URL(path, import.meta.url))) };
}
