import type { JsonObject, PackageContext, Recording } from "../package-context.js";
import type { PlannedFile } from "../planned-file.js";
import { printMemberKey, printTightLiteral } from "../render/print-literal.js";
import { printString } from "../render/tokens.js";
import { createDoc } from "../views/doc-view.js";
import { LINE_WIDTH } from "../views/line-width.js";
import type { DocView, HeaderView } from "../views/module-view.js";
import type { StatementStructure } from "../verify/module-structure.js";

const HAR = "@graphslice/mock/har";
const LOADERS = "Readonly<Record<RecordingName, () => Promise<Har>>>";

/** The entry point with the slice's recordings and what replays them, and a module for each, which is loaded by it. */
export function planRecordings({
  header,
  recordings = [],
  state,
}: PackageContext): readonly PlannedFile[] {
  const loaders = recordings.map(createLoader);
  const names = createNames(recordings);
  return [
    {
      path: "src/recordings.ts",
      template: "mocks/recordings.ts",
      view: { header, loaders, hasState: state !== undefined, ...names },
      plan: () => [
        ...linkHar(),
        ...(state === undefined ? [] : [LINK_STATE]),
        ...(loaders.length === 0 ? [] : [READ]),
        declareNames(names),
        {
          kind: "constant",
          name: "recordings",
          type: LOADERS,
          isExported: true,
          value: `{${loaders.map(printLoader).join(", ")}}`,
        },
      ],
    },
    ...(state === undefined ? [] : [planState(header, state)]),
    ...recordings.map((recording) => ({
      path: `src/${placeOf(recording)}.ts`,
      template: "mocks/recording.ts",
      view: { header, doc: documentRecording(recording), archive: recording.archive },
      plan: () => [
        {
          kind: "constant" as const,
          name: "recording",
          // Not `Har`: tools write members of their own into their files.
          type: "object",
          isExported: true,
          value: printTightLiteral(recording.archive),
        },
      ],
    })),
  ];
}

/** The declaration file of that entry point. */
export function declareRecordings({ header, recordings = [], state }: PackageContext): PlannedFile {
  const names = createNames(recordings);
  return {
    path: "types/recordings.d.ts",
    template: "mocks/recordings.d.ts",
    view: { header, hasState: state !== undefined, ...names },
    plan: () => [
      ...(state === undefined ? [] : [IMPORT_STATE]),
      ...linkHar(),
      declareNames(names),
      ...(state === undefined ? [] : [{ kind: "ambient" as const, text: "const state: State;" }]),
      { kind: "ambient", text: `const recordings: ${LOADERS};` },
    ],
  };
}

/** The module with what the service held before each recording. */
function planState(header: HeaderView, state: JsonObject): PlannedFile {
  return {
    path: "src/state.ts",
    template: "mocks/state.ts",
    view: { header, state },
    plan: () => [
      IMPORT_STATE,
      {
        kind: "constant",
        name: "state",
        type: "State",
        isExported: true,
        value: printTightLiteral(state),
      },
    ],
  };
}

const IMPORT_STATE: StatementStructure = {
  kind: "import",
  names: ["State"],
  isTypeOnly: true,
  specifier: "@graphslice/mock",
};

const LINK_STATE: StatementStructure = {
  kind: "export",
  names: ["state"],
  isTypeOnly: false,
  specifier: "./state.js",
};

const READ: StatementStructure = {
  kind: "constant",
  name: "read",
  isExported: false,
  value: "({recording}: {readonly recording: object}): Har => recording as Har",
};

function linkHar(): readonly StatementStructure[] {
  return [
    { kind: "import", names: ["Har"], isTypeOnly: true, specifier: HAR },
    { kind: "export", names: ["replay"], isTypeOnly: false, specifier: HAR },
    { kind: "export", names: ["Har", "Replay", "ReplayOptions"], isTypeOnly: true, specifier: HAR },
  ];
}

interface NamesView {
  readonly names: readonly string[];
  /** Whether each name is on a line of its own. */
  readonly isBroken: boolean;
  /** Whether the only name starts on a line of its own. */
  readonly isLong: boolean;
}

function createNames(recordings: readonly Recording[]): NamesView {
  const names = recordings.map(({ name }) => name);
  const isTooLong = `export type RecordingName = ${printNames(names)};`.length > LINE_WIDTH;
  return {
    names,
    isBroken: isTooLong && names.length > 1,
    isLong: isTooLong && names.length === 1,
  };
}

function declareNames({ names }: NamesView): StatementStructure {
  return { kind: "alias", name: "RecordingName", type: printNames(names) };
}

function printNames(names: readonly string[]): string {
  return names.length === 0 ? "never" : names.map(printString).join(" | ");
}

interface LoaderView {
  readonly name: string;
  /** Whether the name is the member's as it stands: `__proto__` has to be computed. */
  readonly isPlain: boolean;
  readonly specifier: string;
  /** Whether the import has a line of its own. */
  readonly isLong: boolean;
}

function createLoader(recording: Recording): LoaderView {
  const { name } = recording;
  const parts = {
    name,
    isPlain: name !== "__proto__",
    specifier: `./${placeOf(recording)}.js`,
  };
  return { ...parts, isLong: `  ${printLoader(parts)},`.length > LINE_WIDTH };
}

function printLoader({ name, specifier }: Pick<LoaderView, "name" | "specifier">): string {
  return `${printMemberKey(name)}: () => import(${printString(specifier)}).then(read)`;
}

/** The module of a recording, as a path below `src` without ending. */
function placeOf({ name }: Recording): string {
  return `recordings/${name}`;
}

/** What the recording says of itself, or else its name. */
function documentRecording({ name, archive }: Recording): DocView {
  const comment = memberOf(memberOf(archive, "log"), "comment");
  const own = createDoc({ description: typeof comment === "string" ? comment : "" }, 0);
  return own.lines.length > 0 ? own : createDoc({ description: `The recording \`${name}\`.` }, 0);
}

function memberOf(value: unknown, name: string): unknown {
  return typeof value === "object" && value !== null && Object.hasOwn(value, name)
    ? Reflect.get(value, name)
    : undefined;
}
