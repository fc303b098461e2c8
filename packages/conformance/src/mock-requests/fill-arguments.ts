import type { Operation, Type } from "@graphslice/csdl";
import { isPlaceholder } from "../calls/placeholder.js";

const SAMPLES: Readonly<Record<string, string>> = {
  Boolean: "true",
  Date: "2021-07-16",
  DateTimeOffset: "2021-07-16T00:00:00Z",
  Guid: "3f8a1f0e-7d0c-4c1b-9d55-2f6f6c6d8a11",
  Int32: "1",
  Int64: "1",
  Double: "1",
};

/** The arguments of a function in an address, with values in place of what stands for some. */
export function fillArguments(text: string, overloads: readonly Operation[]): string {
  return text.replaceAll(/(\w+)\s*=\s*('[^']*'|[^,()]*)/g, (whole, name: string, value: string) => {
    const parameter = overloads
      .flatMap(({ parameters }) => parameters)
      .find((each) => each.name.toLowerCase() === name.toLowerCase());
    if (parameter === undefined) return whole;
    const given = isPlaceholder(value.trim()) ? writeSample(parameter.type.type) : value.trim();
    return `${parameter.name}=${given}`;
  });
}

function writeSample(type: Type): string {
  if (type.kind === "EnumType") return `'${type.members[0]?.name ?? ""}'`;
  return SAMPLES[type.name] ?? "'x'";
}
