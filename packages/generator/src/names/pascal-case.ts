/** Upper-cases the first character of each dot-separated part and joins them: `security.alert` -> `SecurityAlert`. */
export function toPascalCase(name: string): string {
  return name
    .split(".")
    .map((part) => part.charAt(0).toUpperCase() + part.slice(1))
    .join("");
}
