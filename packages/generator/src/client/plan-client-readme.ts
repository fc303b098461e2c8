import type { PackageContext } from "../package-context.js";

/** What the README of a client package tells: with a path of the slice as the example. */
export interface ClientReadmeView {
  readonly name: string;
  readonly packageName: string;
  /** A set or singleton to read; absent in a slice without any. */
  readonly example?: string;
  readonly places: readonly { readonly name: string; readonly isCollection: boolean }[];
}

export function planClientReadme({ name, packageName, model }: PackageContext): ClientReadmeView {
  const { entitySets = [], singletons = [] } = model.container ?? {};
  const places = [
    ...entitySets.map((set) => ({ name: set.name, isCollection: true })),
    ...singletons.map((singleton) => ({ name: singleton.name, isCollection: false })),
  ];
  const [first] = places;
  return {
    name,
    packageName,
    ...(first === undefined ? {} : { example: first.name }),
    places,
  };
}
