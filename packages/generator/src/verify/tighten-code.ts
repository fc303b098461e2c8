/** Code without the blanks and commas that only lay it out; what stands in strings stays. */
export function tightenCode(code: string): string {
  return code
    .replace(/"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|\s+|,(?=\s*[)\]}])/g, (match) => {
      if (match === ",") return "";
      return match.startsWith('"') || match.startsWith("'") ? match : " ";
    })
    .replace(/"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|(?<=[([{]) | (?=[)\]}])/g, (match) =>
      match === " " ? "" : match,
    );
}

/** A parameter of a signature; behind the last member of an object type a semicolon may stand or not. */
export function tightenParameter(code: string): string {
  return tightenCode(code).replaceAll(";}", "}");
}
