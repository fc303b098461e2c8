import type { ValueKind } from "./value-kind.js";

/** What was replaced: how many different values of a kind, and how often. The values themselves are never told. */
export interface Replacement {
  readonly kind: ValueKind;
  readonly values: number;
  readonly places: number;
}

const MAKERS: Readonly<Record<ValueKind, (n: number) => string>> = {
  secret: (n) => `secret-${n}`,
  guid: (n) => `00000000-0000-4000-8000-${n.toString(16).padStart(12, "0")}`,
  id: (n) => `id-${n}`,
  mail: (n) => `user${n}@contoso${n}.example`,
  domain: (n) => `contoso${n}.example`,
  person: (n) => `Person ${n}`,
  place: (n) => `Place ${n}`,
  phone: (n) => `+1 555 01${String(n).padStart(2, "0")}`,
  device: (n) => `DEVICE-${n}`,
  // TEST-NET-1 of RFC 5737, as often as it has numbers.
  address: (n) => `192.0.2.${n % 256}`,
  organization: (n) => `Organization ${n}`,
  text: (n) => `Text ${n}`,
  version: (n) => `W/"${n}"`,
};

/** Stand-ins for values: the same value has the same stand-in wherever it occurs in a recording. */
export class Pseudonyms {
  readonly #byValue = new Map<string, { kind: ValueKind; pseudonym: string; places: number }>();
  readonly #counts = new Map<ValueKind, number>();

  /** Takes a value in; the first kind it is met as holds. Addresses of mail share the pseudonym of their domain. */
  add(value: string, kind: ValueKind): void {
    const key = fold(value);
    if (key === "" || this.#byValue.has(key)) return;
    const domain = kind === "mail" ? value.slice(value.lastIndexOf("@") + 1) : undefined;
    if (domain !== undefined && domain !== value) this.add(domain, "domain");
    const n = (this.#counts.get(kind) ?? 0) + 1;
    this.#counts.set(kind, n);
    const made = MAKERS[kind](n);
    const host = domain === undefined ? undefined : this.#byValue.get(fold(domain))?.pseudonym;
    const pseudonym = host === undefined ? made : `user${n}@${host}`;
    this.#byValue.set(key, { kind, pseudonym, places: 0 });
  }

  /** The stand-in of a value, counted as a place; undefined for what was not taken in. */
  replace(value: string): string | undefined {
    const found = this.#byValue.get(fold(value));
    if (found === undefined) return undefined;
    found.places += 1;
    return found.pseudonym;
  }

  /** All values, folded, the longest first. */
  values(): readonly string[] {
    return [...this.#byValue.keys()].sort((a, b) => b.length - a.length || (a < b ? -1 : 1));
  }

  report(): readonly Replacement[] {
    const kinds = Object.keys(MAKERS) as ValueKind[];
    return kinds.flatMap((kind) => {
      const of = [...this.#byValue.values()].filter((entry) => entry.kind === kind);
      const used = of.filter(({ places }) => places > 0);
      if (used.length === 0) return [];
      return [
        { kind, values: used.length, places: used.reduce((sum, { places }) => sum + places, 0) },
      ];
    });
  }
}

/** GUIDs, mail and host names are the same in either case; so is the rest here, to be safe. Keeps a text's length. */
export function fold(text: string): string {
  return text.replaceAll(/[A-Z]+/g, (letters) => letters.toLowerCase());
}
