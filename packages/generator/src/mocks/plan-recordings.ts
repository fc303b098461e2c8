import type { PackageContext, Recording } from "../package-context.js";
import type { PlannedFile } from "../planned-file.js";
import { printKey, printString } from "../render/tokens.js";
import { LINE_WIDTH } from "../views/line-width.js";

/** The entry point with the slice's recordings, and what replays them. */
export function planRecordings({ header, recordings = [] }: PackageContext): PlannedFile {
  const texts = recordings.map(createText);
  const members = texts.map(printText);
  return {
    path: "src/recordings.ts",
    template: "mocks/recordings.ts",
    view: { header, texts },
    plan: () => [
      {
        kind: "import",
        names: ["Har"],
        isTypeOnly: true,
        specifier: "@graphslice/mock/har",
      },
      {
        kind: "export",
        names: ["replay"],
        isTypeOnly: false,
        specifier: "@graphslice/mock/har",
      },
      {
        kind: "constant",
        name: "texts",
        type: "Readonly<Record<string, readonly string[]>>",
        isExported: false,
        value: `{${members.join(", ")}}`,
      },
      {
        kind: "constant",
        name: "recordings",
        type: "Readonly<Record<string, Har>>",
        isExported: true,
        value:
          'Object.fromEntries(Object.entries(texts).map(([name, lines]) => [name, JSON.parse(lines.join("\\n"))]))',
      },
    ],
  };
}

interface TextView {
  readonly name: string;
  /** Whether the name is the member's as it stands: `__proto__` has to be computed. */
  readonly isPlain: boolean;
  readonly lines: readonly string[];
  /** Whether each line has one of its own. */
  readonly isLong: boolean;
}

function createText({ name, text }: Recording): TextView {
  const parts = {
    name,
    isPlain: name !== "__proto__",
    lines: text.trimEnd().split(/\r?\n/),
  };
  return { ...parts, isLong: `  ${printText(parts)},`.length > LINE_WIDTH };
}

function printText({ name, isPlain, lines }: Omit<TextView, "isLong">): string {
  const key = isPlain ? printKey(name) : `[${printString(name)}]`;
  return `${key}: [${lines.map(printString).join(", ")}]`;
}
