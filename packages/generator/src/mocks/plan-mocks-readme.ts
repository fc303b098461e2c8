import { allProperties, type StructuredType } from "@graphslice/csdl";
import { findExampleType } from "../find-example-type.js";
import { namesOf } from "../models/map-type.js";
import type { PackageContext } from "../package-context.js";
import { isIdentifier } from "../render/tokens.js";
import { fixtureName, isStructured, type MockContext } from "./mock-context.js";

/** What the README of a mocks package tells: with the fixture of one type as the example. */
export interface MocksReadmeView {
  readonly name: string;
  readonly packageName: string;
  readonly example?: ExampleView;
  /** The first recording. */
  readonly recording?: RecordingView;
  /** The packages that the contract tests hold together, where both are made. */
  readonly contract?: { readonly client: string; readonly validators: string };
  readonly hasState: boolean;
}

interface RecordingView {
  readonly name: string;
  /** Whether the name can follow a dot. */
  readonly isPlain: boolean;
}

interface ExampleView {
  readonly fixture: string;
  /** What makes the body of a request that creates one; absent where the example is a complex type. */
  readonly create?: string;
  /** A member of type `Edm.String`, to be overridden. */
  readonly member?: string;
}

export function planMocksReadme(
  { name, packageName, packageNames, recordings: [recording] = [], state }: PackageContext,
  context: MockContext,
): MocksReadmeView {
  const type = chooseExample(context);
  const { client, validators } = packageNames;
  return {
    name,
    packageName,
    ...(type === undefined ? {} : { example: describeExample(type, context) }),
    ...(recording === undefined
      ? {}
      : { recording: { name: recording.name, isPlain: isIdentifier(recording.name) } }),
    ...(client === undefined || validators === undefined
      ? {}
      : { contract: { client, validators } }),
    hasState: state !== undefined,
  };
}

function describeExample(type: StructuredType, { names }: MockContext): ExampleView {
  const { read, create } = namesOf(type, names);
  const texts = allProperties(type).filter(isText);
  const member = (texts.find(({ name }) => name === "displayName") ?? texts[0])?.name;
  return {
    fixture: fixtureName(read),
    ...(type.kind === "EntityType" ? { create: fixtureName(create) } : {}),
    ...(member === undefined ? {} : { member }),
  };
}

function isText({ name, type }: StructuredType["properties"][number]): boolean {
  return type.type.qualifiedName === "Edm.String" && !type.isCollection && name !== "id";
}

/** The type of an entity set, if the slice has one; otherwise one that is not abstract. */
function chooseExample({ model, instances }: MockContext): StructuredType | undefined {
  const wanted = findExampleType(model);
  if (wanted !== undefined && instances.has(wanted)) return wanted;
  const types = [...model.types.values()].filter(isStructured).filter(instances.has);
  const concrete = types.filter(({ isAbstract }) => !isAbstract);
  return concrete.filter(({ kind }) => kind === "EntityType").at(-1) ?? concrete.at(-1);
}
