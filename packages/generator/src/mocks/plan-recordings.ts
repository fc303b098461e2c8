import type { PackageContext } from "../package-context.js";
import type { PlannedFile } from "../planned-file.js";
import { printKey, printString } from "../render/tokens.js";

/** The entry point with the slice's recordings, and what replays them. */
export function planRecordings({ header, recordings = [] }: PackageContext): PlannedFile {
  const texts = recordings.map(({ name, text }) => ({
    name,
    lines: text.trimEnd().split(/\r?\n/),
  }));
  const members = texts.map(
    ({ name, lines }) => `${printKey(name)}: [${lines.map(printString).join(", ")}]`,
  );
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
